"""The addresses of venues, by front door: residents, desk, board."""

from django.urls import URLPattern

app_name = "venues"
urlpatterns: list[URLPattern] = []
