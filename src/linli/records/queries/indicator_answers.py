"""One indicator of one body, whole: the figure, its own past, and the bodies right below. The API asks here too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.clock.periods import (
    Period,
    before,
    month_called,
    month_of,
    months_to,
    period_called,
    year_of,
)
from linli.kernel.queries import query
from linli.kernel.refusals import NotFound
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.queries.counting import Counted, Published, count
from linli.records.queries.indicators import Definition, definition, definitions
from linli.records.rules import indicators as rules
from linli.records.rules.indicators import Figure
from linli.records.states.indicators import Grain, How

PAST, YEARS = 12, 4  # how many months, or years, a figure is told beside


@dataclass(frozen=True)
class Answer:
    """Everything that page, chart, export and API tell of one indicator."""

    definition: Definition
    ref: BodyRef
    series: list[tuple[Period, Figure]]  # oldest first; the last one is the period asked for
    past: Figure  # the periods before, together
    parts: list[tuple[BodyRef, Figure]]  # right below, in the order of their area codes
    inside: bool
    calculated_at: datetime

    @property
    def period(self) -> Period:
        return self.series[-1][0]

    @property
    def now(self) -> Figure:
        return self.series[-1][1]

    @property
    def change(self) -> Decimal | None:
        """Against the own past: in points for a share, else against the mean of the periods before."""
        now, before = self.now.value, self.past.value
        if now is None or before is None:
            return None
        if self.definition.how in (How.COUNT, How.SUM):
            before = (before / Decimal(len(self.series) - 1)).quantize(Decimal("0.1"))
        return now - before


def reads(actor: Actor | None, ref: BodyRef) -> bool:
    return actor is None or actor.can(policy.READ, ref.path)


def latest(grain: str, inside: bool) -> Period:
    """The period that is told when none is asked for: for staff the present one, else the last that is over."""
    present = year_of(today()) if grain == Grain.YEAR else month_of(today())
    return present if inside else before(present)


def called(code: str, grain: str, inside: bool) -> Period:
    """The period called 2026 or 2026-11; never one that has not begun, nor for everybody one that runs."""
    last = latest(grain, inside)
    if not code:
        return last
    found = period_called(code[:4]) if grain == Grain.YEAR else month_called(code)
    return min(found if found.months == last.months else last, last, key=lambda one: one.first)


def _periods(period: Period, grain: str) -> list[Period]:
    """The period with those that it is told beside, oldest first."""
    if grain != Grain.YEAR:
        return months_to(period, PAST + 1)
    found = [period]
    while len(found) <= YEARS:
        found.insert(0, before(found[0]))
    return found


def answer(actor: Actor | None, ref: BodyRef, one: Definition, period: Period) -> Answer:
    """One statement; for everybody what is withheld is left out."""
    return answers(actor, ref, [one], period)[0]


def answers(actor: Actor | None, ref: BodyRef, found: Sequence[Definition], period: Period) -> list[Answer]:
    """Several of one grain at once: one statement for all of them."""
    inside, below = reads(actor, ref), organisations.tree().children(ref.id)
    if not found:
        return []
    periods = _periods(period, found[0].grain)
    bodies = {ref.id, *(child.id for child in below)}
    if not inside:
        beside = organisations.tree().children(ref.parent_id)
        bodies |= {one.id for one in beside} | ({ref.parent_id} if ref.parent_id else set())
    counted, at = count(found, bodies, periods), now()
    return [_answer(counted, ref, below, one, inside, at) for one in found]


def _answer(
    counted: Counted, ref: BodyRef, below: list[BodyRef], one: Definition, inside: bool, at: datetime
) -> Answer:
    last = len(counted.periods) - 1

    def figure(body: BodyRef, *parts: int) -> Figure:
        if inside:
            return counted.figure(one, body.id, parts)
        return Published(counted, body).figure(one, parts)

    series = [(period, figure(ref, at)) for at, period in enumerate(counted.periods)]
    parts = [(body, figure(body, last)) for body in below]
    parts = [(body, told) for body, told in parts if body.area_code or told.counted]
    return Answer(one, ref, series, _past(figure(ref, *range(last)), series), parts, inside, at)


def _past(told: Figure, series: list[tuple[Period, Figure]]) -> Figure:
    """The past as one figure, only where every part of it is told."""
    is_whole = all(figure.state != rules.HIDDEN for _period, figure in series[:-1])
    return told if is_whole else Figure(rules.HIDDEN)


def whole(value: Decimal | None) -> int | None:
    """What a figure rests on, as a number of people or things."""
    return None if value is None else int(value)


def plain(value: Decimal | None) -> int | float | None:
    """A figure as files and programs have it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def lines(told: Answer) -> list[dict[str, Any]]:
    """Every figure of an answer in a line of its own: the own periods, then the bodies below."""
    grain, here = told.definition.grain, (told.ref, told.period)
    own = [_line(told.ref, period, figure, grain) for period, figure in told.series]
    return own + [_line(body, here[1], figure, grain) for body, figure in told.parts]


def _line(body: BodyRef, period: Period, figure: Figure, grain: str) -> dict[str, Any]:
    return {
        "body": body.id, "area": body.area_code, "name": body.name, "period": period.code,
        "first": period.first.isoformat(), "last": period.last.isoformat(), "state": figure.state,
        "value": plain(figure.value), "n": plain(figure.n), "low": plain(figure.low), "high": plain(figure.high),
    }  # fmt: skip


class IndicatorAsked(forms.Form):
    """One indicator of one body; without a period the latest that is told."""

    code = forms.CharField(label=_("Code"), max_length=80)
    body = forms.IntegerField(label=_("Organisation"), min_value=1)
    period = forms.RegexField(r"^20\d\d(-(0[1-9]|1[0-2]))?$", label=_("Period"), required=False)


class IndicatorsAsked(forms.Form):
    """All indicators that are told of a body."""

    body = forms.IntegerField(label=_("Organisation"), min_value=1)


@query(
    "records.indicator",
    _("An indicator of an organisation, its own past and those right below"),
    IndicatorAsked,
)
def indicator(actor: Actor, *, code: str, body: int, period: str = "") -> dict[str, Any]:
    """The figures that page, chart and export show."""
    told = asked(actor, body, code, period)
    one = told.definition
    return {
        "code": one.code, "edition": one.edition, "name": one.name, "unit": one.unit, "how": one.how,
        "counts": [str(term) for term in one.counts], "base": [str(term) for term in one.base] or one.field,
        "source": one.source, "body": told.ref.id, "period": told.period.code,
        "inside": told.inside, "change": plain(told.change),
        "calculated_at": told.calculated_at.isoformat(timespec="seconds"), "rows": lines(told),
    }  # fmt: skip


@query("records.indicators", _("The indicators that are told of an organisation"), IndicatorsAsked)
def indicators(actor: Actor, *, body: int) -> list[dict[str, Any]]:
    """What is counted, how, and for what."""
    ref = _ref(body)
    return [
        {
            "code": one.code, "edition": one.edition, "name": one.name, "unit": one.unit, "how": one.how,
            "grain": one.grain, "have": one.have, "service": one.service, "task": one.task, "source": one.source,
            "public": one.is_public, "from": one.valid_from.isoformat(),
        }
        for one in definitions(actor, ref, today())
    ]  # fmt: skip


def asked(actor: Actor, body: int, code: str, period: str = "") -> Answer:
    """The answer to what a page or a program asks for; nothing for what the reader may not see."""
    ref = _ref(body)
    inside = reads(actor, ref)
    one = definition(code, actor, ref, today())
    if one is not None:
        span = called(period, one.grain, inside)
        one = definition(code, actor, ref, min(span.last, today()))
    if one is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return answer(actor, ref, one, span)


def _ref(body: int) -> BodyRef:
    ref = organisations.tree().get(body)
    if ref is None:
        raise NotFound(_("There is no such organisation."))
    return ref
