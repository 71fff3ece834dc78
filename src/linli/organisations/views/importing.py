"""Bringing in a table of organisations or posts: first what would change, then the change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import Actor
from linli.kernel.bringing import Rows
from linli.kernel.refusals import NotYours
from linli.kernel.web.bringing import Bringing
from linli.kernel.web.pages import actor_of
from linli.organisations import policy, queries, sheets
from linli.organisations.acts import import_bodies, import_posts
from linli.organisations.models import Body
from linli.organisations.states import Kind


def _are_posts(rows: Rows) -> bool:
    return any("body" in row for _at, row in rows)


def _preview(actor: Actor, rows: Rows) -> list[queries.Line]:
    return (queries.preview_posts if _are_posts(rows) else queries.preview_bodies)(actor, rows)


def _apply(actor: Actor, rows: Rows) -> list[queries.Line]:
    return (import_posts if _are_posts(rows) else import_bodies)(actor, rows)


def _column(name: str) -> Any:
    return _("Holder") if name == "person" else Body._meta.get_field(name).verbose_name  # type: ignore[union-attr]


TABLE = Bringing("organisations/import.html", sheets.read, _preview, _apply, _column)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Organisations or posts, by what the first line names."""
    if not policy.imports(actor_of(request)):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    return TABLE.answer(request, kinds=Kind.labels, roles=queries.roles())
