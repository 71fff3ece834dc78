"""The addresses of meetings, by front door: residents, desk."""

from django.urls import path

from linli.meetings.views import activities, desk, door, life, notes

app_name = "meetings"
urlpatterns = [
    path("activities/", activities.activities, name="activities"),
    path("activities/talks/", activities.record, name="record"),
    path("activities/<int:pk>/", activities.meeting, name="meeting"),
    path("activities/<int:pk>/register/", activities.register, name="register"),
    path("activities/<int:pk>/minutes/", activities.minutes, name="minutes"),
    path("activities/<int:pk>/minutes/change/", activities.propose, name="propose"),
    path("activities/<int:pk>/part/", activities.took_part, name="took_part"),
    path("desk/meetings/", desk.desk, name="desk"),
    path("desk/meetings/new/", desk.plan, name="plan"),
    path("desk/meetings/series/new/", desk.plan_series, name="plan_series"),
    path("desk/meetings/series/<int:pk>/", desk.series, name="series"),
    path("desk/meetings/points/", desk.points, name="points"),
    path("desk/meetings/<int:pk>/", desk.thing, name="at_desk"),
    path("desk/meetings/<int:pk>/people/", desk.people_of, name="people"),
    path("desk/meetings/<int:pk>/point/", desk.add_point, name="add_point"),
    path("desk/meetings/<int:pk>/invite/", desk.invite, name="invite"),
    path("desk/branch/", life.own, name="own_life"),
    path("desk/branch/plan/", life.plan_missing, name="plan_missing"),
    path("desk/branch/rhythm/", life.set_rhythm, name="set_rhythm"),
    path("desk/branch/reason/", life.explain, name="explain"),
    path("desk/branch/<int:pk>/", life.life, name="life"),
    path("desk/door/", door.door, name="door"),
    path("desk/door/shell/", door.shell, name="door_shell"),
    path("desk/door/worker.js", door.worker, name="door_worker"),
    path("desk/door/state.json", door.state, name="door_state"),
    path("desk/notes/", notes.desk, name="notes"),
    path("desk/notes/<int:pk>/", notes.desk_note, name="desk_note"),
    path("desk/notes/<int:pk>/contact/", notes.contact, name="note_contact"),
    path("notes/<int:pk>/", notes.note, name="note"),
]
