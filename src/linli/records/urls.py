"""The addresses of records: a list each for ledgers, tables, papers, portraits."""

from django.urls import URLPattern

app_name = "records"
urlpatterns: list[URLPattern] = []
