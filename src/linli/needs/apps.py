"""Needs as a Django app."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "linli.needs"
    label = "needs"
