"""The addresses of people: signing in, my pages, the counter."""

from django.urls import include, path

from linli.people.views import calendar, corrections, counter, mine, signing, tokens

urlpatterns = [
    path("account/confirm/", signing.confirm, name="confirm"),
    path("account/resume/", signing.resume, name="resume"),
    path("account/", include("allauth.account.urls")),
    path("account/factors/", include("allauth.mfa.urls")),
    path("me/", mine.mine, name="mine"),
    path("me/inbox/", mine.inbox, name="inbox"),
    path("me/how/", mine.how, name="how"),
    path("me/data/", mine.data, name="my_data"),
    path("me/data.json", mine.download, {"form": "json"}, name="my_data_json"),
    path("me/data.csv", mine.download, {"form": "csv"}, name="my_data_csv"),
    path("me/looked/", mine.looked, name="who_looked"),
    path("me/leave/", mine.leaving, name="leaving"),
    path("me/calendar/", calendar.mine, name="my_calendar"),
    path("me/feed/<str:secret>.ics", calendar.feed, name="my_feed"),
    path("me/tokens/", tokens.tokens, name="tokens"),
    path("me/corrections/", corrections.listed, name="corrections"),
    path("me/corrections/new/", corrections.ask, name="contest"),
    path("me/corrections/<int:pk>/", corrections.shown, name="correction"),
    path("counter/", counter.begin, name="counter"),
    path("counter/still/", counter.still, name="counter_still"),
    path("counter/end/", counter.end, name="counter_end"),
    path("counter/kiosk/", counter.kiosk, name="kiosk"),
    path("counter/<int:pk>/", counter.receipt, name="visit"),
]
