"""The addresses of organisations."""

from django.urls import path

from linli.organisations import views

app_name = "organisations"
urlpatterns = [
    path("bodies/", views.browse, name="bodies"),
    path("bodies/import/", views.bring, name="import"),
    path("bodies/points/", views.points, name="points"),
    path("bodies/points/neighbour/", views.neighbour, name="neighbour"),
    path("bodies/post/", views.switch, name="switch"),
    path("bodies/<int:pk>/", views.show, name="body"),
    path("bodies/<int:pk>/history/", views.course, name="history"),
    path("bodies/<int:pk>/posts/", views.posts, name="posts"),
    path("bodies/<int:pk>/found/", views.found, name="found"),
    path("bodies/<int:pk>/plan/", views.plan, name="plan"),
    path("bodies/<int:pk>/relate/", views.tie, name="relate"),
    path("bodies/<int:pk>/reached/", views.reached, name="reached"),
    path("desk/reach/", views.coverage, name="coverage"),
    path("desk/reach/new/", views.list_site, name="list_site"),
    path("desk/reach/import/", views.bring_sites, name="import_sites"),
    path("desk/handovers/", views.handovers, name="handovers"),
    path("desk/handovers/new/", views.plan_handover, name="plan_handover"),
    path("desk/handovers/<int:pk>/", views.handover, name="handover"),
    path("desk/liaisons/", views.liaisons, name="liaisons"),
    path("desk/liaisons/<int:pk>/", views.liaison, name="liaison"),
    path("desk/notices/", views.notices, name="notices"),
    path("desk/notices/new/", views.publish_notice, name="publish_notice"),
    path("desk/notices/<int:pk>/pass/", views.pass_on, name="pass_on"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    path("desk/reach/<int:pk>/liaison/", views.send, name="send"),
    path("desk/reach/<int:pk>/", views.site, name="site"),
]
