"""Projects as a Django app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "linli.projects"
    label = "projects"
