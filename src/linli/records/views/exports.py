"""Ledgers as files: answered at once, or made by the worker, with a page that says how far it is."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from linli.kernel import rulebook
from linli.kernel.files import FORMATS, Format, answer
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.acting import attempt
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.records import acts
from linli.records.forms.ledgers import ONE
from linli.records.models import Export
from linli.records.queries import ledgers as queries
from linli.records.queries.exports import exports_seen, file_of
from linli.records.queries.sheets import name_of, sheet_of
from linli.records.states.exports import ExportState
from linli.records.views.ledgers import lines, look_at


@require_GET
def take(request: HttpRequest, code: str, format: str, desk: bool = True) -> HttpResponseBase:
    """The whole ledger as it is looked at. A long one is offered to the worker; without a post it streams."""
    how, actor = FORMATS.get(format), actor_of(request)
    if how is None:
        raise NotFound(queries.NOTHING)
    form, look = look_at(request, code, desk)
    whole = queries.whole(look, queries.direct_rows())
    if whole.capped and actor.post is not None:
        return _offered(request, look, how, form.dates_style)
    if whole.capped and how.pieces is None:
        raise Refused(
            _("This is more than %(n)s rows. Choose fewer days, or take it as CSV or JSON.") % {"n": whole.n}
        )
    spend_rule("web.rate.export", request)
    acts.take_ledger(
        actor, look.body.id, ledger=code, format=format, first=look.first, until=look.until,
        narrowed=sorted(look.chosen), columns=len(look.columns), rows=None if whole.capped else whole.n,
    )  # fmt: skip
    return answer(sheet_of(look, form.dates_style), how, name_of(look))


def _offered(request: HttpRequest, look: queries.Look, how: Format, dates: str) -> HttpResponse:
    """Says that it is long, and offers to have it made."""
    typed = {
        "ledger": look.ledger.code, "body": look.body.id, "first": look.first.isoformat(),
        "last": (look.until - ONE).isoformat(), "format": how.code, "dates": dates, "narrowed": urlencode(look.chosen),
    }  # fmt: skip
    days = rulebook.get("retention.export").value
    return page(
        request, "records/exports/offer.html", look=look, how=how, typed=typed, most=queries.direct_rows(), days=days,
        lines=lines(actor_of(request), look.ledger.code),
    )  # fmt: skip


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """The worker is asked."""
    spend_rule("web.rate.export", request)
    return attempt(request, acts.ask_export, None)


@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """The reader's own files, the newest first."""
    actor = actor_of(request)
    if actor.post is None:
        raise NotFound(queries.NOTHING)
    found = slice_of(request, exports_seen(actor), by="-id", size=20)
    rows = [told(one) for one in found.rows]
    return page(request, "records/exports/list.html", rows=rows, slice=found, lines=lines(actor))


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; while it is being made the page comes again by itself every few seconds."""
    actor = actor_of(request)
    one: Export = find(Export.label(), actor, pk)
    file = file_of(one) if one.state == ExportState.MADE else None
    making = one.state == ExportState.ASKED
    shown = page(
        request, "records/exports/one.html", export=one, told=told(one), file=file, making=making,
        days=rulebook.get("retention.export").value, lines=lines(actor, one.ledger),
    )  # fmt: skip
    if making:
        shown.headers["Refresh"] = "3"  # works without scripts
    return shown


def told(export: Export) -> dict[str, Any]:
    """A file in words."""
    ledger = queries.LEDGERS.get(export.ledger)
    how = FORMATS.get(export.format)
    return {
        "title": ledger.title if ledger else export.ledger, "format": how.label if how else export.format,
        "body": export.body.name, "first": export.first, "last": export.until - ONE, "rows": export.rows_n,
        "state": export.get_state_display(), "why": export.get_why_display(), "share": export.share,
        "asked_at": export.asked_at, "url": export.get_absolute_url(),
    }  # fmt: skip
