"""The addresses of projects."""

from django.urls import URLPattern, path

from linli.projects.views import desk, public

app_name = "projects"
urlpatterns: list[URLPattern] = [
    path("projects/", public.projects, name="projects"),
    path("projects/hard/", public.hard, name="hard"),
    path("projects/<int:pk>/", public.project, name="project"),
    path("desk/projects/", desk.ours, name="desk"),
    path("desk/projects/due/", desk.due, name="due"),
    path("desk/projects/new/", desk.new, name="new"),
    path("desk/projects/gather/", desk.gather, name="gather"),
    path("desk/projects/make/", desk.make, name="make"),
    path("desk/projects/<int:pk>/milestone/", desk.add, name="add"),
]
