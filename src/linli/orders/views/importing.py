"""Bringing in a table of offers: first what would change, then the change; and the template to fill in."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import files
from linli.kernel.web.bringing import Bringing
from linli.orders import acts, queries
from linli.orders.states import Theme, Whom
from linli.orders.views.frame import desk_of, ways

TABLE = Bringing(
    "orders/desk/bring.html",
    queries.read_offers,
    queries.preview_offers,
    acts.import_offers,
    queries.column_of,
)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Many offers at once, for the post's own body and those below it."""
    actor = desk_of(request)
    return TABLE.answer(request, queues=ways(actor, "menu"), themes=Theme.labels, whom=Whom.labels)


@require_safe
def template(request: HttpRequest) -> HttpResponseBase:
    """The empty table as a workbook."""
    desk_of(request)
    return files.answer(queries.template(), files.FORMATS["xlsx"], "offers")
