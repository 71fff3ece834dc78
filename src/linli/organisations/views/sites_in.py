"""Bringing in a table of places: first what would change, then the change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.refusals import NotFound
from linli.kernel.web.bringing import Bringing
from linli.kernel.web.pages import actor_of
from linli.organisations import policy, queries
from linli.organisations.acts import import_sites
from linli.organisations.models import Site
from linli.organisations.states import Ground


def _column(name: str) -> Any:
    column: Any = Site._meta.get_field(name)
    return column.verbose_name


TABLE = Bringing(
    "organisations/sites_in.html", queries.read_sites, queries.preview_sites, import_sites, _column
)


@require_http_methods(["GET", "POST"])
def bring_sites(request: HttpRequest) -> HttpResponse:
    """Places, many at once."""
    if not policy.covers_somewhere(actor_of(request)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return TABLE.answer(request, kinds=Ground.labels)
