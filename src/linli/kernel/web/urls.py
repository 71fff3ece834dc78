"""The kernel's addresses."""

from django.urls import include, path

from linli.kernel.web import acting, api, feeds, health, keeping, more, openapi, prefer, seals
from linli.kernel.web.patterns import patterns

urlpatterns = [
    path("do/<str:kind>/<int:pk>/", acting.do, name="do"),
    path("api/openapi.json", openapi.description, name="openapi"),
    path("api/acts/<str:kind>", api.act, name="api_act"),
    path("api/queries/<str:name>", api.query, name="api_query"),
    path("healthz", health.health, name="health"),
    path("patterns/", patterns, name="patterns"),
    path("more/", more.more, name="more"),
    path("prefer/", prefer.prefer, name="prefer"),
    path("rules/", keeping.rules, name="rules"),
    path("rules/change/", keeping.change_rule, name="change_rule"),
    path("calendar/", keeping.year, name="calendar"),
    path("calendar/set/", keeping.set_day, name="set_day"),
    path("desk/deliveries/", keeping.deliveries, name="deliveries"),
    path("desk/webhooks/", keeping.webhooks, name="webhooks"),
    path("desk/webhooks/new/", keeping.add_webhook, name="add_webhook"),
    path("feeds/<str:noun>/<int:pk>.ics", feeds.public, name="feed"),
    path("seals/", seals.listed, name="seals"),
    path("seals/check/", seals.check, name="check_seal"),
    path("seals.json", seals.listed_json, name="seals_json"),
    path("seals/<str:root>.json", seals.taken, name="seal_json"),
    path("seals/<str:root>/", seals.one, name="seal"),
    path("", include("linli.kernel.evidence.urls")),
]
