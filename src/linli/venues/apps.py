"""Venues as a Django app."""

from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "linli.venues"
    label = "venues"
