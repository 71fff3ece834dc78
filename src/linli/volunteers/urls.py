"""The addresses of volunteers, by front door: residents, desk, board."""

from django.urls import URLPattern

app_name = "volunteers"
urlpatterns: list[URLPattern] = []
