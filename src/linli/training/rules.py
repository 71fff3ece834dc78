"""Who is to be trained by when, what a post's standard asks, when an entry of the reserve ends: pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused


@dataclass(frozen=True)
class Rotation:
    """A duty to train: ``every`` so many months; somebody new in the post within ``first`` months of it.

    Policy, article 13: every secretary of a village, a community and a large non-public enterprise or social
    organisation once in two years, those newly in the post first. Without ``every``: once after coming into the
    post, as the law on village committees asks of its members within two months of their election.
    """

    every: int | None
    first: int


@dataclass(frozen=True)
class Due:
    """By when somebody is to be trained, and why then."""

    on: date
    is_new: bool  # never trained since they came into the post
    last: date | None

    def is_late(self, today: date) -> bool:
        return self.on < today


def due(rotation: Rotation, begins: date, trained: Iterable[date]) -> Due | None:
    """By when a holder of a post since ``begins`` is to be trained next; None: nothing is asked any more.

    Training before the post counts towards the turn of ``every`` months, never towards that of somebody new.
    """
    days = sorted(trained)
    last = days[-1] if days else None
    since = [day for day in days if day >= begins]
    if not since:
        return Due(begins + relativedelta(months=rotation.first), True, last)
    if rotation.every is None:
        return None
    return Due(since[-1] + relativedelta(months=rotation.every), False, last)


def in_order(lines: Iterable[tuple[Due, int]]) -> list[tuple[Due, int]]:
    """New ones first, then by the day; the post's number settles what is alike. Nobody is ordered by merit."""
    return sorted(lines, key=lambda line: (not line[0].is_new, line[0].on, line[1]))


def applies(roles: Iterable[str], kinds: Iterable[str], role: str, own: str, above: str) -> bool:
    """Whether a duty holds for a post of ``role`` in a body of the kind ``own`` that stands below one of ``above``.

    The branch of an enterprise stands below the enterprise; it is the enterprise's kind that a duty names.
    """
    named = set(kinds)
    return role in roles and (not named or own in named or above in named)


def step_of(on: date, today: date, steps: Iterable[int]) -> int | None:
    """The nearest reminder before ``on`` that has come, in days ahead; 0 when the day is past, None: none yet."""
    if on < today:
        return 0
    return min((step for step in steps if (on - today).days <= step), default=None)


@dataclass(frozen=True)
class Staffing:
    """Posts of one kind in one body against the standard: ``gap`` is how many more it asks."""

    wanted: int
    planned: int
    filled: int

    @property
    def gap(self) -> int:
        return max(self.wanted - self.filled, 0)


def expires(accepted: date, months: int) -> date:
    """When an entry of the reserve ends unless its person renews it (24 months, [proposal])."""
    return accepted + relativedelta(months=months)


def refuse_hours(hours: int, most: int) -> None:
    """Class hours attended: none means that somebody was not there, and never more than the course has."""
    if not 0 <= hours <= most:
        raise Refused(_("The course has %(n)s class hours.") % {"n": most}, field="hours")


def covered(done: int, all_of_them: int) -> int | None:
    """Coverage in whole per cent, rounded down so that 100 means everybody; None where there is nobody."""
    return done * 100 // all_of_them if all_of_them else None
