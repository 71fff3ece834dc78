"""The addresses of organisations, under /bodies/."""

from django.urls import path

from linli.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.browse, name="bodies"),
    path("import/", views.bring, name="import"),
    path("post/", views.switch, name="switch"),
    path("<int:pk>/", views.show, name="body"),
    path("<int:pk>/found/", views.found, name="found"),
    path("<int:pk>/plan/", views.plan, name="plan"),
    path("<int:pk>/relate/", views.tie, name="relate"),
]
