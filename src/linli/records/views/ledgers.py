"""Ledgers to read: the list of them, one of them page by page, and the sheets that are printed from the browser."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linli.kernel import rulebook
from linli.kernel.files import FORMATS
from linli.kernel.ledgers import Ledger
from linli.kernel.privacy.register import CLASSES
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import BadMark
from linli.kernel.whole import whole as number
from linli.records.forms.ledgers import LookForm
from linli.records.queries import ledgers as queries
from linli.records.queries.sheets import period_of, signatures
from linli.records.views.tabling import bands, by_sheet, shares, tabled

DOORS = {True: "records:ledger", False: "records:open_ledger"}


@require_safe
def ledgers(request: HttpRequest, desk: bool = True) -> HttpResponse:
    """The ledgers that are open to the reader, by capability."""
    actor = actor_of(request)
    if desk and actor.post is None:
        return HttpResponseRedirect(reverse("records:open_ledgers"))
    found = queries.ledgers_of(actor) if desk else queries.public_ledgers()
    rooms: dict[str, list[dict[str, Any]]] = {}
    for one in in_order(found):
        rooms.setdefault(one.code.partition(".")[0], []).append(told_of(one, desk))
    named = [{"name": ROOMS.get(code, code), "ledgers": some} for code, some in rooms.items()]
    return page(
        request, f"records/ledgers/{'list' if desk else 'open_list'}.html", rooms=named, lines=lines(actor)
    )


ROOMS = {
    "needs": gettext_lazy("What residents say"),
    "organisations": gettext_lazy("Organisations"),
    "records": gettext_lazy("Tables"),
    "people": gettext_lazy("People and their data"),
    "kernel": gettext_lazy("The record itself"),
}


def in_order(found: list[Ledger]) -> list[Ledger]:
    """Ledgers by what they are about, the nearest to daily work first; in a room as it declared them."""
    rooms, known = list(ROOMS), list(queries.LEDGERS)

    def place(one: Ledger) -> tuple[int, int]:
        room = one.code.partition(".")[0]
        return rooms.index(room) if room in rooms else len(rooms), known.index(one.code)

    return sorted(found, key=place)


def told_of(ledger: Ledger, desk: bool) -> dict[str, Any]:
    """What a list says of a ledger."""
    return {
        "title": ledger.title, "source": ledger.source, "level": dict(CLASSES)[ledger.level],
        "url": reverse(DOORS[desk], args=[ledger.code]),
    }  # fmt: skip


def lines(actor: Any, current: str = "") -> list[dict[str, Any]]:
    """The left of the desk: all ledgers of the reader."""
    return [
        {
            "label": one.title,
            "url": reverse("records:ledger", args=[one.code]),
            "current": one.code == current,
        }
        for one in in_order(queries.ledgers_of(actor))
    ]


def look_at(request: HttpRequest, code: str, desk: bool) -> tuple[LookForm, queries.Look]:
    """The ledger as the address asks for it. Through the public door only public ones are there."""
    actor = actor_of(request)
    ledger = queries.ledger_for(actor, code)
    if not desk and ledger.permission:
        raise NotFound(queries.NOTHING)
    form = LookForm(request.GET, actor, ledger)
    return form, form.look()


@require_safe
def ledger(request: HttpRequest, code: str, desk: bool = True) -> HttpResponse:
    """One page of a ledger, with the totals of the page and of the whole."""
    form, look = look_at(request, code, desk)
    size = int(rulebook.get("records.ledger.page").number)
    after, before = request.GET.get("after", ""), number(request.GET.get("no", "")) or 0
    try:
        rows, mark = queries.page_of(look, after, size)
    except BadMark:
        before, (rows, mark) = 0, queries.page_of(look, "", size)
    whole = queries.whole(look)
    return page(
        request,
        f"records/ledgers/{'one' if desk else 'open_one'}.html",
        ledger=look.ledger,
        level=dict(CLASSES)[look.ledger.level],
        form=form,
        body=look.body,
        period=period_of(look, form.dates_style),
        table=tabled(look, rows, form.dates_style, before, whole),
        whole=whole,
        older=f"?{_query(request, after=mark, no=before + len(rows))}" if mark else "",
        first=f"?{_query(request)}" if after else "",
        files=files(request, look, desk),
        print_url=f"{reverse(_door('print', desk), args=[code])}?{_query(request)}",
        lines=lines(actor_of(request), code),
    )


@require_safe
def printed(request: HttpRequest, code: str, desk: bool = True) -> HttpResponse:
    """The ledger on sheets of A4, each with its heads and its total, lines to sign at the end."""
    form, look = look_at(request, code, desk)
    most = int(rulebook.get("records.ledger.printed").number)
    rows, mark = queries.page_of(look, "", most)
    if mark:
        raise Refused(
            _("This is more than %(n)s rows. Choose fewer days, or take the Excel file and print that.")
            % {"n": most}
        )
    whole = queries.whole(look, most)
    dates, sheets, before = form.dates_style, [], 0
    for some in by_sheet(look, rows, dates, int(rulebook.get("records.ledger.sheet").number)):
        sheets += [(tabled(band, some, dates, before, whole), shares(band)) for band in bands(look)]
        before += len(some)
    return page(
        request,
        "records/ledgers/print.html",
        ledger=look.ledger,
        body=look.body,
        period=period_of(look, form.dates_style),
        sheets=sheets,
        last_from=len(sheets) - len(bands(look)),
        whole=whole,
        signatures=signatures(),
        back=f"{reverse(DOORS[desk], args=[code])}?{_query(request)}",
    )


def files(request: HttpRequest, look: queries.Look, desk: bool) -> list[dict[str, Any]]:
    """The ways to take it away."""
    query = _query(request)
    return [
        {
            "label": one.label,
            "url": f"{reverse(_door('take', desk), args=[look.ledger.code, one.code])}?{query}",
        }
        for one in FORMATS.values()
    ]


def _door(name: str, desk: bool) -> str:
    return f"records:ledger_{name}" if desk else f"records:open_ledger_{name}"


def _query(request: HttpRequest, **more: Any) -> str:
    """What was asked for, without the place in the list."""
    kept = {name: value for name, value in request.GET.items() if name not in ("after", "no")}
    return urlencode({**kept, **more})
