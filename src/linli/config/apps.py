"""The assembly as an app, so that its commands are found. It has no tables."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "linli.config"
    label = "config"
