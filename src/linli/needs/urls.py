"""The addresses of needs."""

from django.urls import path

from linli.needs.views import desk, public

app_name = "needs"
urlpatterns = [
    path("", public.home, name="home"),
]
