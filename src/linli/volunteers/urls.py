"""The addresses of volunteers, by front door: residents, desk, and those who check a certificate."""

from django.urls import path

from linli.volunteers.urls_near import near
from linli.volunteers.views import checking, desk, finding, mine, posting

app_name = "volunteers"
urlpatterns = [
    path("volunteers/", finding.tasks, name="tasks"),
    path("volunteers/tasks/<int:pk>/", finding.task, name="task"),
    path("volunteers/tasks/<int:pk>/sign/", finding.sign, name="sign"),
    path("volunteers/shifts/<int:pk>/", finding.ask, name="ask"),
    path("volunteers/places/<int:pk>/swap/", finding.swap, name="swap"),
    path("volunteers/register/", mine.register, name="register"),
    path("volunteers/mine/", mine.mine, name="mine"),
    path("volunteers/hours/<int:pk>/", mine.hours, name="hours"),
    path("volunteers/hours/missing/", mine.claim, name="claim"),
    path("volunteers/certificates/new/", mine.ask_certificate, name="ask_certificate"),
    path("volunteers/certificates/<int:pk>/", mine.certificate, name="certificate"),
    path("volunteers/certificates/<int:pk>/paper.pdf", mine.paper, name="paper"),
    path("volunteers/certificates/<int:pk>/signed.json", mine.signed, name="signed"),
    path("volunteers/notices/", finding.notices, name="notices"),
    path("credentials/check/", checking.check, name="check"),
    path("credentials/key.json", checking.key, name="key"),
    path("credentials/revoked.json", checking.revoked, name="revoked"),
    path("desk/volunteers/", desk.tasks, name="desk"),
    path("desk/volunteers/new/", desk.draft, name="draft"),
    path("desk/volunteers/<int:pk>/", posting.roll, name="roll"),
    path("desk/volunteers/hours/", desk.hours, name="desk_hours"),
    path("desk/volunteers/note/", desk.note, name="note"),
    path("desk/volunteers/lesson/", desk.lesson, name="lesson"),
    path("desk/volunteers/certificates/", desk.certificates, name="desk_certificates"),
    path("desk/volunteers/nominate/", desk.nominate, name="nominate"),
    *near,
]
