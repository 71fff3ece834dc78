"""The addresses of meetings, by front door: residents, desk, board."""

from django.urls import URLPattern

app_name = "meetings"
urlpatterns: list[URLPattern] = []
