"""The addresses of records: a list each for ledgers, tables, papers, portraits."""

from django.urls import URLPattern, path

from linli.records.views import exports, ledgers

app_name = "records"
OPEN = {"desk": False}
urlpatterns: list[URLPattern] = [
    path("desk/ledgers/", ledgers.ledgers, name="ledgers"),
    path("desk/ledgers/<str:code>/", ledgers.ledger, name="ledger"),
    path("desk/ledgers/<str:code>/print/", ledgers.printed, name="ledger_print"),
    path("desk/ledgers/<str:code>/take/<str:format>/", exports.take, name="ledger_take"),
    path("desk/exports/", exports.exports, name="exports"),
    path("desk/exports/new/", exports.ask, name="ask_export"),
    path("desk/exports/<int:pk>/", exports.export, name="export"),
    path("ledgers/", ledgers.ledgers, OPEN, name="open_ledgers"),
    path("ledgers/<str:code>/", ledgers.ledger, OPEN, name="open_ledger"),
    path("ledgers/<str:code>/print/", ledgers.printed, OPEN, name="open_ledger_print"),
    path("ledgers/<str:code>/take/<str:format>/", exports.take, OPEN, name="open_ledger_take"),
]
