"""The board in words: what the page says of each figure, and where each figure opens to."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, today
from linli.kernel.clock.periods import Period, month_of
from linli.kernel.templatetags.face import day, moment, monthday
from linli.needs import policy
from linli.needs.queries import rates
from linli.needs.queries.board import MOST, PAST, Board, Repeat, Row, Stuck
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


def told_of(told: rates.Told, name: str) -> str:
    """A rate; of few answers how many, and of fewer than may be told nothing (DOMAIN.md 2.6)."""
    if not told.caution or told.n is None:
        return said(getattr(told.rates, name))
    counts = rates.counts_of(told)
    return f"{counts[name]}/{told.n}" if counts else _("too few")


def span(period: Period) -> str:
    """From the first day to the last, or to today while it runs."""
    last = min(period.last, today())
    return _("%(first)s to %(last)s") % {"first": day(period.first), "last": day(last)}


class Links:
    """Where figures open to, for a reader who may see the needs behind them."""

    def __init__(self, actor: Actor, body: Any, period: Period) -> None:
        self.period = {} if period == month_of(today()) else {"month": period.code}
        self.actor = actor
        self.body = body

    def needs(self, body: Any, **chosen: Any) -> str:
        if body is None or not self.actor.can(policy.READ, body.path):
            return ""
        return f"{reverse('needs:desk')}?{urlencode({'body': body.id, **chosen})}"

    def behind(self, body: Any, what: str, **chosen: Any) -> str:
        """The very needs that a figure counts."""
        if not self.actor.can(policy.READ, body.path):
            return ""
        return _address(reverse("needs:board_behind", args=[body.id, what]), {**self.period, **chosen})

    def board(self, body: Any) -> str:
        return _address(reverse("needs:board_of", args=[body.id]), self.period)


def _address(path: str, asked: dict[str, Any]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def way(actor: Actor, body: Any, period: Period) -> list[dict[str, str]]:
    """The organisations above, down from the reader's own."""
    links = Links(actor, body, period)
    above = organisations.tree().chain(body.id)[:-1]
    return [{"name": one.name, "url": links.board(one)} for one in above if actor.can(policy.BOARD, one.path)]


def lead(board: Board) -> str:
    """The page in one sentence."""
    told = board.whole.now
    if told.state != rates.OK:
        return _("Nobody has said yet how it was in this period, so there are no rates.")
    counts = told.figures.counts
    if state_of(told) == rates.SUPPRESSED:
        return _("So few people said how it was that their answers are not told.")
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
            "label": label, "value": told_of(told, name), "n": told.n, "period": period, "state": state_of(told),
            "trend": trend_of(board.whole, name), "url": links.behind(board.body, "heard") if told.n else "",
        }
        for name, label in names().items()
    ]  # fmt: skip
    more = "+" if board.capped else ""
    waits = [
        (_("Answers overdue"), board.overdue, "overdue"),
        (_("Promised within seven days"), board.due, "due"),
    ]
    return cards + [
        {"label": label, "value": f"{n:,}{more}", "n": None, "period": _("now"), "state": "ok",
         "url": links.behind(board.body, behind) if n else ""}
        for label, n, behind in waits
    ]  # fmt: skip


def state_of(told: rates.Told) -> str:
    """A number so small that even the board is not told it has a state of its own."""
    return rates.SUPPRESSED if told.caution and rates.counts_of(told) is None else told.state


def trend_of(row: Row, name: str) -> str:
    """A rate against its own past, as a sentence."""
    change = row.change(name)
    if row.few:
        return _("too few for percentages and a comparison")
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
        found.append(
            _("So few answers say little: they are told as counts, not in percent, and not published.")
        )
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


def before(board: Board, links: Links) -> dict[str, str]:
    """What was taken over and stands apart; nothing when there is none."""
    if not board.before:
        return {}
    text = ngettext(
        "%(n)s need taken over from another system was overdue long ago; it is not counted here.",
        "%(n)s needs taken over from another system were overdue long ago; they are not counted here.",
        board.before,
    ) % {"n": f"{board.before:,}"}
    return {"text": text, "url": links.behind(board.body, "before")}


def stuck(board: Board, links: Links) -> dict[str, Any]:
    """Where something waits, for parts/table.html."""

    def cell(one: Stuck, what: str, n: int) -> dict[str, Any]:
        return {"text": f"{n:,}", "number": True, "url": links.behind(one.body, what, own=1) if n else ""}

    rows = [
        [
            {"text": one.body.name, "url": links.board(one.body)},
            cell(one, "overdue", one.overdue), cell(one, "due", one.due), cell(one, "hung", one.hung),
            _oldest(one),
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


def _oldest(one: Stuck) -> str:
    """The day, with its year only where that is another."""
    if not one.overdue or one.oldest is None:
        return _DASH
    return monthday(one.oldest) if local(one.oldest).year == today().year else day(one.oldest)


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


def table(board: Board, links: Links) -> dict[str, Any]:
    """Those right below, in the order of their area codes, each beside its own past; the silent ones by name."""
    head = [
        _("Organisation"), "n", *names().values(), _("Solved, against its own past"), _("Raised"), _("Passed on"),
        _("Answered"), _("Late"), _("Taken up again"), _("Left out"),
    ]  # fmt: skip
    silent = [row.body for row in board.rows if not any(row.now.figures.counted.values())]
    return {
        "head": head,
        "rows": [_line(row, links) for row in board.rows if row.body not in silent],
        "silent": [{"name": body.name, "url": links.board(body)} for body in silent],
    }


def _line(row: Row, links: Links) -> list[Any]:
    volumes = row.now.figures.volumes
    change = row.change("solution")
    return [
        {"text": row.body.name, "url": links.board(row.body)},
        row.now.n or 0,
        *({"text": told_of(row.now, name), "number": True} for name in names()),
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
        _("Fewer than %(least)s answers are told as counts (3/7), fewer than %(small)s not at all. "
          "Organisations stand in the order of their codes; nobody is ranked.")
        % {"least": rates.least(board.period.last), "small": int(rulebook.get("privacy.suppress.small").number)},
    ]  # fmt: skip
