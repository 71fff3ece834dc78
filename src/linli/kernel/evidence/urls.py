"""Addresses of files."""

from django.urls import path

from linli.kernel.evidence.views import download, read

app_name = "evidence"
urlpatterns = [
    path("file/<int:pk>/", download, name="file"),
    path("file/<int:pk>/read/", read, name="read"),
    path("file/<int:pk>/thumb/", download, {"size": "thumb"}, name="thumb"),
]
