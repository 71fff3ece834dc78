"""The addresses of training: courses and the reserve for everybody, the rest at the desk."""

from django.urls import URLPattern, path

from linli.training.views import courses, lines, people, turns

app_name = "training"
urlpatterns: list[URLPattern] = [
    path("training/", courses.listed, name="courses"),
    path("training/<int:pk>/", courses.show, name="course"),
    path("training/<int:pk>/enrol/", courses.enrol, name="enrol"),
    path("training/plans/<int:pk>/", courses.plan, name="plan"),
    path("training/duties/", lines.duties, name="duties"),
    path("training/standards/", lines.standards, name="standards"),
    path("reserve/", people.mine, name="reserve"),
    path("reserve/<int:pk>/", people.entry, name="reserve_entry"),
    path("desk/training/", turns.due, name="due"),
    path("desk/training/coverage/", turns.coverage, name="coverage"),
    path("desk/training/courses/new/", courses.new, name="new_course"),
    path("desk/training/<int:pk>/results/", courses.results, name="results"),
    path("desk/training/<int:pk>/send/", courses.send, name="send"),
    path("desk/training/plans/new/", courses.new_plan, name="new_plan"),
    path("desk/training/instructors/", people.instructors, name="instructors"),
    path("desk/training/staffing/", turns.staffing, name="staffing"),
    path("desk/training/selections/", people.selections, name="selections"),
    path("desk/training/selections/<int:pk>/", people.selection, name="selection"),
    path("desk/reserve/", people.reserve, name="reserve_list"),
]
