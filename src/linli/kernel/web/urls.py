"""The kernel's addresses."""

from django.urls import include, path

from linli.kernel.web import acting, api, health, openapi, prefer
from linli.kernel.web.patterns import patterns

urlpatterns = [
    path("do/<str:kind>/<int:pk>/", acting.do, name="do"),
    path("api/openapi.json", openapi.description, name="openapi"),
    path("api/acts/<str:kind>", api.act, name="api_act"),
    path("api/queries/<str:name>", api.query, name="api_query"),
    path("healthz", health.health, name="health"),
    path("patterns/", patterns, name="patterns"),
    path("prefer/", prefer.prefer, name="prefer"),
    path("", include("linli.kernel.evidence.urls")),
]
