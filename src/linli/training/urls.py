"""The addresses of training, by front door: residents, desk, board."""

from django.urls import URLPattern

app_name = "training"
urlpatterns: list[URLPattern] = []
