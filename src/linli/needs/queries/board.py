"""What the board shows of one organisation: figures against its own past, what is stuck, what repeats.

At most seven statements, whatever the history and however many organisations there are. No list is ordered by a rate:
organisations stand in the order of their area codes (DOMAIN.md 4.1: levels and trends, not league tables).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from linli.kernel import rulebook
from linli.kernel.clock import local, now, today
from linli.kernel.clock.periods import Period, month_of, months_to
from linli.kernel.journal.models import Watermark
from linli.kernel.ready import for_these_values
from linli.needs.queries import rates
from linli.needs.queries.before import fresh_since
from linli.needs.queries.choosing import categories
from linli.needs.states import OPEN, Channel
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef

PAST = 12  # months with which a month is compared
MOST = 5_000  # rows of the open ones looked at; beyond, figures say "at least"
TOP = 6
IS_OPEN = "state IN ({})".format(", ".join(f"'{state}'" for state in OPEN))  # as the partial indexes have it


@dataclass(frozen=True)
class Row:
    """An organisation beside its own past."""

    body: BodyRef
    now: rates.Told
    past: rates.Told

    @property
    def few(self) -> bool:
        """Too few answers, now or before, for a comparison in percent."""
        return self.now.caution or self.past.caution

    def change(self, name: str) -> Decimal | None:
        """By how many points a rate differs from the months before; of few answers nothing is said."""
        here, before = (rates.percent(getattr(told.rates, name)) for told in (self.now, self.past))
        return None if self.few or here is None or before is None else here - before


@dataclass(frozen=True)
class Stuck:
    """What waits at one organisation's desk."""

    body: BodyRef
    overdue: int
    due: int  # promised within the week
    hung: int
    oldest: datetime | None


@dataclass(frozen=True)
class Repeat:
    """The same kind of matter in the same place, again and again, and still open."""

    category_id: int
    category: str
    body: BodyRef | None
    area: str
    n: int


@dataclass(frozen=True)
class Board:
    body: BodyRef
    period: Period
    whole: Row
    rows: list[Row]
    months: list[tuple[Period, rates.Told]]  # each point; of ``window`` months together
    window: int
    stuck: list[Stuck]
    capped: bool  # so much is open that not all was looked at
    before: int  # taken over from another system, overdue long ago: not among the overdue
    repeats: list[Repeat]
    about: list[tuple[str, int]]
    calculated_at: datetime
    counted_until: datetime | None

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.stuck)

    @property
    def due(self) -> int:
        return sum(one.due for one in self.stuck)

    @property
    def hung(self) -> int:
        return sum(one.hung for one in self.stuck)


def board(body: BodyRef, period: Period) -> Board:
    """Everything for one page."""
    tree = organisations.tree()
    months = months_to(month_of(period.last), PAST + 1)
    parts = rates.by_month(body.id, months)
    whole, *rows = _rows([body, *tree.children(body.id)], period)
    window = _window(parts, period)
    below = [ref.id for ref in tree.below(body.path)]
    stuck, capped, before = _stuck(below)
    return Board(
        body, period, whole, _speaking(rows), _points(months, parts, window), window,
        stuck, capped, before, _repeats(below), _about(body, period, whole.now.figures), now(),
        Watermark.objects.filter(name="tally").values_list("at", flat=True).first(),
    )  # fmt: skip


def rows_of(body: BodyRef, period: Period) -> list[Row]:
    """The organisation and those right below it: what the export holds, in three statements."""
    return _rows([body, *organisations.tree().children(body.id)], period)


def _rows(refs: list[BodyRef], period: Period) -> list[Row]:
    """Each beside the twelve months before the period: two statements."""
    months = months_to(month_of(period.first), PAST + 1)
    ids = [ref.id for ref in refs]
    here = rates.figures(ids, period)
    before = rates.figures(ids, Period(months[0].first, period.first), about=False)
    return [_row(ref, period, here[ref.id], before[ref.id]) for ref in refs]


def _window(parts: list[rates.Figures], period: Period) -> int:
    """One month a point where each has answers enough for a rate, else three together."""
    least = rates.least(period.last)
    return 1 if all(part.counts.valid == 0 or part.counts.valid >= least for part in parts) else 3


def _points(months: list[Period], parts: list[rates.Figures], window: int) -> list[tuple[Period, rates.Told]]:
    told = [rates.added(parts[max(0, at - window + 1) : at + 1]) for at in range(len(parts))]
    return [
        (month, rates.told(part, month.last, inside=True)) for month, part in zip(months, told, strict=True)
    ]


def _speaking(rows: list[Row]) -> list[Row]:
    """Those that answer for an area, and others only when something was counted of them."""
    return [row for row in rows if row.body.area_code or any(row.now.figures.counted.values())]


def _row(body: BodyRef, period: Period, here: rates.Figures, before: rates.Figures) -> Row:
    past = rates.told(before, period.last, inside=True)
    return Row(body, rates.told(here, period.last, inside=True), past)


_STUCK = f"""
    WITH due AS (SELECT body_id, due_at FROM needs_need
                 WHERE {IS_OPEN} AND body_id = ANY(%(bodies)s) AND ends_at < %(week)s AND due_at < %(week)s
                 AND (channel <> '{Channel.IMPORT}' OR due_at >= %(fresh)s) LIMIT %(most)s),
    before AS (SELECT id FROM needs_need WHERE {IS_OPEN} AND body_id = ANY(%(bodies)s) AND ends_at < %(fresh)s
               AND due_at < %(fresh)s AND channel = '{Channel.IMPORT}' LIMIT %(most)s),
    hung AS (SELECT body_id FROM needs_need WHERE state = 'hung' AND body_id = ANY(%(bodies)s) LIMIT %(most)s)
    SELECT body_id, count(*) FILTER (WHERE due_at < %(now)s), count(*) FILTER (WHERE due_at >= %(now)s), 0,
           min(due_at) FROM due GROUP BY 1
    UNION ALL SELECT body_id, 0, 0, count(*), NULL FROM hung GROUP BY 1
    UNION ALL SELECT 0, count(*), 0, 0, NULL FROM before
"""  # noqa: S608


@for_these_values()
def _stuck(bodies: list[int]) -> tuple[list[Stuck], bool, int]:
    """Where something is overdue, due within seven days or waiting for a condition; the fullest desk first. Then
    whether not all was looked at, and how many stand apart as from before."""
    tree = organisations.tree()
    found: dict[int, list[Any]] = {}
    at, week = now(), week_ends()
    with connection.cursor() as cursor:
        cursor.execute(
            _STUCK, {"bodies": bodies, "now": at, "week": week, "most": MOST, "fresh": fresh_since()}
        )
        for body, overdue, due, hung, oldest in cursor.fetchall():
            told = found.setdefault(body, [0, 0, 0, None])
            told[0], told[1], told[2] = told[0] + overdue, told[1] + due, told[2] + hung
            told[3] = told[3] or oldest
    before = found.pop(0)[0]
    stuck = [Stuck(ref, *told) for body, told in found.items() if (ref := tree.get(body))]
    capped = sum(one.overdue + one.due for one in stuck) >= MOST
    return (
        sorted(stuck, key=lambda one: (-one.overdue, -one.hung, one.body.area_code, one.body.id)),
        capped,
        before,
    )


def week_ends() -> datetime:
    """Before when something is due within seven days."""
    return midnight(today() + timedelta(days=7))


def midnight(day: date) -> datetime:
    """The instant at which a day begins."""
    return local(now()).replace(
        year=day.year, month=day.month, day=day.day, hour=0, minute=0, second=0, microsecond=0
    )


_REPEATS = f"""
    SELECT category_id, area, count(*) FROM (
        SELECT category_id, area FROM needs_need
        WHERE {IS_OPEN} AND body_id = ANY(%(bodies)s) AND raised_at >= %(since)s AND category_id IS NOT NULL
          AND area <> '' LIMIT %(most)s) AS open
    GROUP BY 1, 2 HAVING count(*) >= %(least)s ORDER BY 3 DESC, 2, 1 LIMIT %(top)s
"""  # noqa: S608


@for_these_values()
def _repeats(bodies: list[int]) -> list[Repeat]:
    """Open matters of one category in one place, as many as the rule calls a theme."""
    since = now() - timedelta(days=int(rulebook.get("needs.theme.window").number))
    least = int(rulebook.get("needs.theme.count").number)
    known, tree = categories(), organisations.tree()
    with connection.cursor() as cursor:
        told: dict[str, Any] = {"bodies": bodies, "since": since, "most": MOST, "least": least, "top": TOP}
        cursor.execute(_REPEATS, told)
        rows = cursor.fetchall()
    return [
        Repeat(one, known[one].name, tree.for_area(area), area, n) for one, area, n in rows if one in known
    ]


_ABOUT = """
    SELECT category_id, count(*) FROM (
        SELECT category_id, raised_at FROM needs_need WHERE body_id = %(body)s ORDER BY id DESC LIMIT %(most)s) AS n
    WHERE raised_at >= %(first)s AND raised_at < %(until)s AND category_id IS NOT NULL GROUP BY 1
"""


def _about(body: BodyRef, period: Period, figures: rates.Figures) -> list[tuple[str, int]]:
    """What residents wrote most: from the totals of what was raised; for the smallest desk from its newest needs."""
    known = categories()
    if organisations.tree().children(body.id):
        by_code = {one.code: one.name for one in known.values()}
        counted = {by_code.get(code, code): n for code, n in figures.about.items() if n > 0}
    else:
        days = {"first": midnight(period.first), "until": midnight(period.until)}
        with connection.cursor() as cursor:
            cursor.execute(_ABOUT, {"body": body.id, "most": MOST // 10, **days})
            counted = {known[one].name: n for one, n in cursor.fetchall() if one in known}
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:TOP]
