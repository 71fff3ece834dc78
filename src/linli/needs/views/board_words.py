"""The board in words: what the page says of each figure, and where each figure opens to."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.templatetags.face import day, moment
from linli.kernel.web import charts
from linli.needs import policy
from linli.needs.queries import rates
from linli.needs.queries.board import MOST, PAST, Board, Repeat, Row
from linli.needs.queries.periods import Period, month_of, months_to
from linli.organisations import queries as organisations

_DASH = "—"
_MOST_ROWS = 8  # lines of a list on paper


def names() -> dict[str, str]:
    """The rates as residents and staff call them."""
    return {"response": _("Contacted"), "solution": _("Solved"), "satisfaction": _("Satisfied")}


def said(share: Decimal | None) -> str:
    """90.48%, or that there is no data."""
    value = rates.percent(share)
    return _("no data") if value is None else f"{value}%"


def span(period: Period) -> str:
    """From the first day to the last, or to today while it runs."""
    last = min(period.last, today())
    return _("%(first)s to %(last)s") % {"first": day(period.first), "last": day(last)}


class Links:
    """Where figures open to, for a reader who may see the needs behind them."""

    def __init__(self, actor: Actor, body: Any, period: Period) -> None:
        self.month = "" if period == month_of(today()) else f"?{urlencode({'month': period.code})}"
        self.actor = actor
        self.body = body

    def needs(self, body: Any, **chosen: Any) -> str:
        if body is None or not self.actor.can(policy.READ, body.path):
            return ""
        return f"{reverse('needs:desk')}?{urlencode({'body': body.id, **chosen})}"

    def board(self, body: Any) -> str:
        return reverse("needs:board_of", args=[body.id]) + self.month


def way(actor: Actor, body: Any, period: Period) -> list[dict[str, str]]:
    """The organisations above, down from the reader's own."""
    links = Links(actor, body, period)
    above = organisations.tree().chain(body.id)[:-1]
    return [{"name": one.name, "url": links.board(one)} for one in above if actor.can(policy.BOARD, one.path)]


def months(body: Any, period: Period) -> dict[str, str]:
    """The months before and after."""
    before, present = months_to(period, 2)[0], month_of(today())
    after = month_of(period.until, period.first.day)
    here = reverse("needs:board_of", args=[body.id])
    return {
        "before": f"{here}?month={before.code}",
        "after": f"{here}?month={after.code}" if period.until <= present.first else "",
    }


def lead(board: Board) -> str:
    """The page in one sentence."""
    told = board.whole.now
    if told.state != rates.OK:
        return _("Nobody has said yet how it was in this period, so there are no rates.")
    counts = told.figures.counts
    return ngettext(
        "%(n)s person said how it was; for %(solved)s it is solved.",
        "%(n)s people said how it was; for %(solved)s of them it is solved.",
        counts.valid,
    ) % {"n": counts.valid, "solved": counts.solved}


def figures(board: Board, links: Links) -> list[dict[str, Any]]:
    """The three rates, and what waits."""
    told, period = board.whole.now, span(board.period)
    cards = [
        {
            "label": label, "value": said(getattr(told.rates, name)), "n": told.n, "period": period,
            "state": told.state, "trend": trend_of(board.whole, name), "url": links.needs(board.body, queue="closed"),
        }
        for name, label in names().items()
    ]  # fmt: skip
    more = "+" if board.capped else ""
    waits: list[tuple[Any, int, dict[str, Any]]] = [
        (_("Overdue"), board.overdue, {"queue": "open", "overdue": 1}),
        (_("Promised within seven days"), board.due, {"queue": "open"}),
    ]
    return cards + [
        {"label": label, "value": f"{n:,}{more}", "n": None, "period": _("now"), "state": "ok",
         "url": links.needs(board.body, **behind)}
        for label, n, behind in waits
    ]  # fmt: skip


def trend_of(row: Row, name: str) -> str:
    """A rate against its own past, as a sentence."""
    change = row.change(name)
    if change is None:
        return _("no data of the %(n)s months before") % {"n": PAST}
    interval = row.now.intervals.get(name)
    low, high = (f"{one * 100:.0f}" for one in interval) if interval else ("", "")
    values = {"points": abs(change), "n": PAST, "low": low, "high": high}
    if change > 0:
        return _("%(points)s points above its %(n)s months before; 95%% interval %(low)s–%(high)s%%") % values
    if change < 0:
        return _("%(points)s points below its %(n)s months before; 95%% interval %(low)s–%(high)s%%") % values
    return _("as in its %(n)s months before; 95%% interval %(low)s–%(high)s%%") % values


def cautions(board: Board) -> list[str]:
    """What a reader must know before quoting the figures."""
    told, share = board.whole.now, board.whole.now.figures.excluded_share
    found = []
    if told.caution:
        found.append(_("So few answers say little, and are not published; take them as single voices."))
    if told.flagged and share is not None:
        found.append(
            _(
                "%(share)s of the cases were left out of the rates; that is more than the rule takes for normal."
            )
            % {"share": said(share)}
        )
    if board.capped:
        found.append(
            _("More is open than is looked at here (%(n)s); such figures are at least so much.")
            % {"n": f"{MOST:,}"}
        )
    return found


def stuck(board: Board, links: Links) -> dict[str, Any]:
    """Where something waits, for parts/table.html."""
    rows = [
        [
            {"text": one.body.name, "url": links.needs(one.body, queue="open", overdue=1)},
            one.overdue, one.due, one.hung, day(one.oldest) if one.overdue else _DASH,
        ]
        for one in board.stuck[:_MOST_ROWS]
    ]  # fmt: skip
    head = [
        _("Organisation"),
        _("Overdue"),
        _("Due within seven days"),
        _("Waiting for a condition"),
        _("Oldest was due"),
    ]
    return {"head": head, "rows": rows, "more": max(0, len(board.stuck) - _MOST_ROWS)}


def repeats(board: Board, links: Links) -> dict[str, Any]:
    """The same again in the same place."""
    rows = [
        [
            one.category,
            {"text": one.body.name if one.body else one.area, "url": _again(one, board, links)},
            one.n,
        ]
        for one in board.repeats
    ]
    return {"head": [_("Matter"), _("Place"), _("Open")], "rows": rows}


def _again(one: Repeat, board: Board, links: Links) -> str:
    return links.needs(board.body, queue="open", category=one.category_id, area=one.area)


def about(board: Board) -> charts.Chart:
    """What residents wrote most."""
    return charts.compared(
        _("What residents wrote most"), board.about, measure=_("Needs"), n=sum(n for _name, n in board.about),
        **_basis(board),
    )  # fmt: skip


def trend(board: Board) -> charts.Chart:
    """The three rates over a year, on one scale."""
    series = {
        label: [
            None if one.state != rates.OK else float(getattr(one.rates, name)) for _month, one in board.months
        ]
        for name, label in names().items()
    }
    labels = [month.code for month, _told in board.months]
    title = _("The three rates, month by month")
    rows = [
        (label, *({"text": said(getattr(one.rates, name)), "number": True} for name in names()), one.n)
        for label, (_month, one) in zip(labels, board.months, strict=True)
    ]
    basis = _basis(board) | {"period": _("%(first)s to %(last)s") % {"first": labels[0], "last": labels[-1]}}
    return charts.Chart(
        title=title, svg=charts.multiples(series, title=title, say=charts.say_rate),
        text=_("Each month of %(body)s beside its own past.") % {"body": board.body.name},
        head=(_("Month"), *names().values(), "n"), rows=rows, n=sum(one.n or 0 for _m, one in board.months), **basis,
    )  # fmt: skip


def _basis(board: Board) -> dict[str, Any]:
    return {
        "period": span(board.period),
        "source": _("the journal of needs"),
        "calculated_at": board.calculated_at,
    }


def table(board: Board, links: Links) -> dict[str, Any]:
    """Those right below, in the order of their area codes, each beside its own past."""
    head = [
        _("Organisation"), "n", *names().values(), _("Solved, against its own past"), _("Raised"), _("Passed on"),
        _("Answered"), _("Late"), _("Taken up again"), _("Left out"),
    ]  # fmt: skip
    return {"head": head, "rows": [_line(row, links) for row in board.rows]}


def _line(row: Row, links: Links) -> list[Any]:
    volumes = row.now.figures.volumes
    shares = [said(getattr(row.now.rates, name)) + ("*" if row.now.caution else "") for name in names()]
    change = row.change("solution")
    return [
        {"text": row.body.name, "url": links.board(row.body)},
        row.now.n or 0,
        *({"text": one, "number": True} for one in shares),
        {"text": _DASH if change is None else f"{change:+}", "number": True},
        *(volumes[name] for name in ("raised", "passed_on", "answered", "late", "reopened", "excluded")),
    ]


def files(body: Any, period: Period) -> list[dict[str, str]]:
    """The same figures to take away."""
    there = {"xlsx": _("Excel"), "csv": "CSV"}
    return [
        {"label": label, "url": f"{reverse('needs:board_export', args=[body.id, kind])}?month={period.code}"}
        for kind, label in there.items()
    ]


def notes(board: Board) -> list[str]:
    """How the figures were made."""
    weights = rates.weights(board.period.last)
    until = moment(board.counted_until) if board.counted_until else _DASH
    return [
        _("Of those whom a call-back or a link reached: were they contacted, is it solved, are they satisfied; "
          "“fairly satisfied” counts %(basically)s. Those left out are counted, with their reasons.")
        % {"basically": weights.basically},
        _("Figures hold all below an organisation. Added up to %(until)s and counted since, they are exact.")
        % {"until": until},
        _("* fewer answers than are published. Organisations stand in the order of their codes; nobody is ranked."),
    ]  # fmt: skip
