"""The addresses of organisations."""

from django.urls import path

from linli.organisations import views

app_name = "organisations"
urlpatterns = [
    path("bodies/", views.browse, name="bodies"),
    path("bodies/import/", views.bring, name="import"),
    path("bodies/post/", views.switch, name="switch"),
    path("bodies/<int:pk>/", views.show, name="body"),
    path("bodies/<int:pk>/history/", views.course, name="history"),
    path("bodies/<int:pk>/posts/", views.posts, name="posts"),
    path("bodies/<int:pk>/found/", views.found, name="found"),
    path("bodies/<int:pk>/plan/", views.plan, name="plan"),
    path("bodies/<int:pk>/relate/", views.tie, name="relate"),
]
