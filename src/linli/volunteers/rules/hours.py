"""What can be written down as hours, when it stands, and what it amounts to."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers.states import Counts


def refuse_not_counted(counts_as: str) -> None:
    """Staff doing their daily work, duty of a school, gifts of money, goods or blood: good, but no hours of service."""
    if counts_as != Counts.SERVICE:
        raise Refused(
            phrase(
                _(
                    "This is no voluntary service that is counted in hours: %(kind)s. It is not written down here."
                ),
                kind=Counts(counts_as).label,
            ),
            code="not_counted",
        )


def refuse_bad_minutes(minutes: int, longest: int) -> None:
    if not 1 <= minutes <= longest:
        raise Refused(
            phrase(_("Write how long it really was, without travel: 1 to %(most)s minutes."), most=longest),
            field="minutes",
        )


def refuse_bad_day(day: date, today: date, back: int) -> None:
    if day > today:
        raise Refused(_("This day is still to come."), field="served_on")
    if day < today - timedelta(days=back):
        raise Refused(
            phrase(_("That is more than %(n)s days ago. Ask at the counter."), n=back), field="served_on"
        )


def refuse_own_word(doer: int | None, other: int | None) -> None:
    """Nobody confirms what they wrote down themselves (谁记录谁证明 has two sides)."""
    if doer is not None and doer == other:
        raise NotYours(_("You wrote this down yourself: somebody else must confirm it. Ask a colleague."))


def refuse_short_words(text: str, field: str = "answer") -> None:
    if len(text.strip()) < 2:
        raise Refused(
            _("Say why, in a few words: the other side must be able to understand it."), field=field
        )


def locks_at(posted: datetime, lock: timedelta) -> datetime:
    return posted + lock


def is_locked(confirmed: datetime | None, now: datetime, lock: timedelta) -> bool:
    return confirmed is not None and confirmed + lock <= now


def refuse_locked(locked: bool, is_above: bool) -> None:
    """After the lock only somebody above the organiser takes hours back."""
    if locked and not is_above:
        raise NotNow(
            _("These hours stand. Only an organisation above yours can still take them back, with reasons.")
        )


def minutes_of(rows: Sequence[Any]) -> int:
    """A total: of confirmed rows, and of nothing else."""
    return sum(one.minutes for one in rows if one.state == "confirmed")


def as_hours(minutes: int) -> Decimal:
    """Minutes as hours, with two decimals at most, never rounded up."""
    return Decimal(minutes * 100 // 60) / 100


def stars_of(
    minutes: int, steps: Sequence[Decimal], nominated_from: int, has_nomination: bool = False
) -> int:
    """How many stars confirmed service amounts to; the last ones are given by nomination only (DOMAIN.md 4.5)."""
    earned = sum(1 for step in steps if Decimal(minutes) >= step * 60)
    return earned if has_nomination else min(earned, nominated_from - 1)


def last_day(year: int, month: int, day: int) -> date:
    """A day of the rulebook in a year; of a month that is shorter, its last."""
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
