"""The addresses of needs, by front door: residents, desk, board."""

from django.urls import path

from linli.needs.views import (
    agency,
    board,
    board_behind,
    desk,
    desk_agency,
    desk_items,
    digest,
    items,
    keeping,
    public,
    raising,
    tracking,
    voices,
)

app_name = "needs"
urlpatterns = [
    path("", public.home, name="home"),
    path("place/", public.place, name="place"),
    path("raise/", raising.raise_need, name="raise"),
    path("raise/done/<int:pk>/", raising.done, name="done"),
    path("track/", tracking.track, name="track"),
    path("needs/<int:pk>/", tracking.need, name="need"),
    path("needs/<int:pk>/join/", tracking.join, name="join"),
    path("needs/<int:pk>/clock/", tracking.clock, name="clock"),
    path("needs/<int:pk>/rate/", tracking.rate_here, name="rate_here"),
    path("rate/<str:token>/", tracking.rate, name="rate"),
    path("me/needs/", tracking.mine, name="mine"),
    path("needs/", digest.digests, name="digests"),
    path("needs/digest/<int:pk>/", digest.digest, name="digest"),
    path("needs/feed.atom", digest.feed, name="feed"),
    path("desk/", desk.inbox, name="desk"),
    path("desk/needs/<int:pk>/", desk.need, name="desk_need"),
    path("desk/needs/<int:pk>/contact/", desk.contact, name="contact"),
    path("desk/bulk/", desk.bulk, name="bulk"),
    path("desk/note/", desk.note, name="note"),
    path("desk/export.<str:format>", desk.export, name="export"),
    path("desk/voice/", voices.listed, name="voices"),
    path("desk/voice/new/", voices.raise_for_members, name="voice"),
    path("desk/templates/", keeping.templates, name="templates"),
    path("desk/routes/", keeping.routes, name="routes"),
    path("desk/filters/", keeping.filters, name="filters"),
    path("board/", board.board, name="board"),
    path("board/<int:pk>/", board.board, name="board_of"),
    path("board/<int:pk>/behind/<str:what>/", board_behind.behind, name="board_behind"),
    path("board/<int:pk>/export.<str:format>", board.export, name="board_export"),
]

# The guide to services.
urlpatterns += [
    path("guide/", items.guide, name="guide"),
    path("guide/<int:pk>/", items.item, name="guide_item"),
    path("guide/booklet/<int:pk>/", items.booklet, name="guide_booklet"),
    path("desk/guide/", desk_items.items, name="desk_items"),
    path("desk/guide/new/", desk_items.draft, name="draft_item"),
    path("desk/guide/<int:pk>/", desk_items.item, name="desk_item"),
]

# Errands that the community runs for somebody.
urlpatterns += [
    path("guide/<int:pk>/agency/", agency.ask, name="ask_agency"),
    path("agency/<int:pk>/", agency.case, name="agency_case"),
    path("agency/<int:pk>/done/", agency.done, name="agency_done"),
    path("agency/<int:pk>/receipt/", agency.receipt, name="agency_receipt"),
    path("desk/agency/", desk_agency.cases, name="desk_cases"),
    path("desk/agency/new/", desk_agency.note, name="note_agency"),
    path("desk/agency/<int:pk>/", desk_agency.case, name="desk_case"),
    path("desk/agency/<int:pk>/read/", desk_agency.read, name="read_agency"),
    path("desk/agency/<int:pk>/letter/", desk_agency.letter, name="agency_letter"),
]
