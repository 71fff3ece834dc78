"""The burden meter: what tables cost those who fill them, and what asking costs others."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel import rulebook
from linli.kernel.clock import now, today
from linli.kernel.journal.tally import month_after
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import digits, rate
from linli.kernel.web import charts
from linli.kernel.web.limits import place, spend
from linli.kernel.web.pages import actor_of, page
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records.acts import take_burden
from linli.records.queries.burden import PAST, Load, body_for, loads, months_until

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BELOW = 400


@require_safe
def burden(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A body and those right below it in a month, each beside its own past."""
    body, month = body_for(actor_of(request), pk), _month(request)
    below = _below(body)
    told = loads([body, *below], months_until(month, PAST)[0], month_after(month))
    here = told.get((body.id, month), Load())
    return page(
        request, "records/burden.html", body=body, figures=_figures(here, told, body, month),
        trend=_trend(told, body, month),
        table={"head": _head(), "rows": [_row(one, told.get((one.id, month), Load()), month) for one in below]},
        period=_said(month), months=_months(body, month), notes=_notes(), calculated_at=now(),
        files=_files(body, month), signed=True,
    )  # fmt: skip


@require_safe
def export(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The same figures to take away; who took them stays in the record."""
    actor = actor_of(request)
    body, month = body_for(actor, pk), _month(request)
    if format not in ("csv", "xlsx"):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    spend("export", place(request), int(rulebook.get("web.rate.export").number), 3600)
    take_burden(actor, body.id, format=format)
    there = [body, *_below(body)]
    told = loads(there, month, month_after(month))
    rows = [[str(one) for one in _head()]]
    rows += [[_plain(cell) for cell in _row(one, told.get((one.id, month), Load()), month)] for one in there]
    data = _csv(rows) if format == "csv" else _xlsx(rows)
    response = HttpResponse(data, content_type="text/csv; charset=utf-8" if format == "csv" else XLSX)
    response["Content-Disposition"] = f'attachment; filename="burden-{body.id}-{month:%Y-%m}.{format}"'
    return response


def _below(body: BodyRef) -> list[BodyRef]:
    children = organisations.tree().children(body.id)
    return sorted(children, key=lambda one: (one.area_code, one.id))[:MOST_BELOW]


def _month(request: HttpRequest) -> date:
    """The month asked for; never one that has not begun."""
    present = today().replace(day=1)
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return present
    return min(asked, present) if asked.year >= 2015 else present


def _said(month: date) -> str:
    return month.strftime("%Y-%m")


def _figures(
    here: Load, told: dict[tuple[int, date], Load], body: BodyRef, month: date
) -> list[dict[str, Any]]:
    before = told.get((body.id, months_until(month, 2)[0]), Load())
    cards = [
        (_("Tables filled"), here.borne["tables"], before.borne["tables"]),
        (_("Cells asked"), here.borne["cells"], before.borne["cells"]),
        (_("Filled by the record"), here.borne["filled"], before.borne["filled"]),
        (_("Typed by hand"), here.borne["typed"], before.borne["typed"]),
        (_("Minutes, estimated"), here.borne["minutes"], before.borne["minutes"]),
        (_("Minutes that our asking cost others"), here.caused["minutes"], before.caused["minutes"]),
    ]
    return [
        {"label": label, "value": digits(int(value)), "n": None, "period": _said(month), "state": "ok",
         "trend": _against(value, past)}
        for label, value, past in cards
    ]  # fmt: skip


def _against(value: Decimal, past: Decimal) -> str:
    if value == past:
        return _("as in the month before")
    word = (
        _("%(n)s more than in the month before")
        if value > past
        else _("%(n)s fewer than in the month before")
    )
    return word % {"n": digits(int(abs(value - past)))}


def _trend(told: dict[tuple[int, date], Load], body: BodyRef, month: date) -> charts.Chart:
    """Minutes month by month, borne and caused, beside the own past."""
    months = months_until(month, PAST)
    rows = [(one, told.get((body.id, one), Load())) for one in months]
    series = {
        _("Borne"): [float(load.borne["minutes"]) for _month, load in rows],
        _("Caused"): [float(load.caused["minutes"]) for _month, load in rows],
    }
    title = _("Minutes for tables, month by month")
    return charts.Chart(
        title=title, svg=charts.multiples(series, title=title),
        text=_("%(body)s beside its own past.") % {"body": body.name},
        head=(_("Month"), _("Borne"), _("Caused")), n=None, period=f"{_said(months[0])} – {_said(months[-1])}",
        source=_("the journal of tables"), calculated_at=now(),
        rows=[(_said(one), int(load.borne["minutes"]), int(load.caused["minutes"])) for one, load in rows],
    )  # fmt: skip


def _head() -> list[str]:
    return [
        _("Organisation"), _("Tables"), _("Cells asked"), _("Filled by the record"), _("Typed by hand"),
        _("Share filled"), _("Minutes spent"), _("Requests sent"), _("Minutes caused"), _("Declined"),
    ]  # fmt: skip


def _row(body: BodyRef, load: Load, month: date) -> list[Any]:
    share = load.filled_share
    url = f"{reverse('records:burden_of', args=[body.id])}?month={_said(month)}"
    return [
        {"text": body.name, "url": url}, *(int(load.borne[name]) for name in ("tables", "cells", "filled", "typed")),
        {"text": rate(float(share)) if share is not None else "—", "number": True}, int(load.borne["minutes"]),
        load.sent, int(load.caused["minutes"]), load.declined,
    ]  # fmt: skip


def _plain(cell: Any) -> str:
    return str(cell["text"] if isinstance(cell, dict) else cell)


def _months(body: BodyRef, month: date) -> dict[str, str]:
    here = reverse("records:burden_of", args=[body.id])
    after = month_after(month)
    return {
        "before": f"{here}?month={_said(month - timedelta(days=1))}",
        "after": f"{here}?month={_said(after)}" if after <= today().replace(day=1) else "",
    }


def _files(body: BodyRef, month: date) -> list[dict[str, str]]:
    return [
        {
            "label": label,
            "url": f"{reverse('records:burden_export', args=[body.id, kind])}?month={_said(month)}",
        }
        for kind, label in (("xlsx", "Excel"), ("csv", "CSV"))
    ]


def _notes() -> list[str]:
    cell, table = (rulebook.get(f"records.burden.{of}").number for of in ("cell", "table"))
    return [
        _(
            "Minutes are an estimate: %(table)s for each table and %(cell)s for each cell that was typed. "
            "Nobody is watched."
        )
        % {"table": table, "cell": cell},
        _(
            "Figures hold all below an organisation. Organisations stand in the order of their codes; nobody is ranked."
        ),
    ]


def _csv(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.lstrip("-").isdigit():
                sheet.write_number(at, column, int(cell))
            else:
                sheet.write_string(at, column, cell)
    book.close()
    return out.getvalue()
