"""What a body's rooms are measured by, and how far they are from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.venues.states import Function

OFFICE, SERVICE, ACTIVITY, UNSAID = "office", "service", "activity", "unsaid"
GROUPS: dict[str, str] = {
    Function.OFFICE: OFFICE, Function.WINDOW: SERVICE, Function.ELDERLY: SERVICE, Function.MEDIATION: SERVICE,
    Function.COUNSELLING: SERVICE, Function.VOLUNTEERS: SERVICE, Function.MEETING: ACTIVITY,
    Function.PARTY_EDUCATION: ACTIVITY, Function.CULTURE_SPORT: ACTIVITY, Function.CHILDREN: ACTIVITY,
    Function.READING: ACTIVITY,
}  # fmt: skip
ZERO = Decimal()


@dataclass(frozen=True)
class Figures:
    """The numbers of the rulebook on a day."""

    least: Decimal  # square metres of a community that stands
    least_new: Decimal  # of a newly built one
    per_hundred: Decimal  # for every hundred households
    office_most: Decimal  # percent of the whole


@dataclass(frozen=True)
class Standing:
    """A body's rooms beside the standard. ``gap`` is what is missing, never below zero."""

    by_group: Mapping[str, Decimal] = field(default_factory=dict)
    asked: Decimal = ZERO
    total: Decimal = ZERO
    because: str = "least"  # least, new, households: which rule asks for most
    office_percent: Decimal | None = None
    too_much_office: bool = False

    @property
    def gap(self) -> Decimal:
        return max(self.asked - self.total, ZERO)

    @property
    def is_met(self) -> bool:
        return self.total >= self.asked


def area_by_group(spaces: Iterable[Any]) -> dict[str, Decimal]:
    """Square metres by use. Of a room with parts the parts count by their own use, and only what is left by the
    room's, so that nothing counts twice."""
    rows = list(spaces)
    parts: dict[int | None, list[Any]] = {}
    ids = {one.pk for one in rows}
    for one in rows:
        parts.setdefault(one.parent_id if one.parent_id in ids else None, []).append(one)
    found: dict[str, Decimal] = {}
    for one in parts.get(None, ()):
        _count(one, parts, found)
    return found


def _count(space: Any, parts: Mapping[int | None, list[Any]], found: dict[str, Decimal]) -> Decimal:
    below = sum((_count(part, parts, found) for part in parts.get(space.pk, ())), ZERO)
    own = max((space.area_m2 or ZERO) - below, ZERO)
    if own:
        group = GROUPS.get(space.function, UNSAID)
        found[group] = found.get(group, ZERO) + own
    return below + own


def stands(
    by_group: Mapping[str, Decimal], households: int | None, is_new: bool, figures: Figures
) -> Standing:
    """The strictest of what applies: a least area, and so much for every hundred households where they are known."""
    least = figures.least_new if is_new else figures.least
    by_households = figures.per_hundred * Decimal(households or 0) / 100
    asked, because = max(
        (least, "new" if is_new else "least"), (by_households, "households"), key=lambda one: one[0]
    )
    total = sum(by_group.values(), ZERO)
    percent = by_group.get(OFFICE, ZERO) * 100 / total if total else None
    return Standing(
        by_group, asked, total, because, percent, percent is not None and percent > figures.office_most
    )


def refuse_plan(by: date, today: date) -> None:
    if by < today:
        raise Refused(_("A plan is for a day to come. Choose a later day."), field="by")


def refuse_check(on: date, next_on: date, today: date) -> None:
    if on > today:
        raise Refused(_("Enter a check when it has been made."), field="on")
    if next_on <= on:
        raise Refused(_("The next check comes after this one. Choose a later day."), field="next_on")


def is_soon(next_on: date, today: date, days: int) -> bool:
    """Whether a check is due within so many days, or overdue."""
    return next_on <= today + timedelta(days=days)
