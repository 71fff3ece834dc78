"""May a venue be booked like this? What a venue does not say itself, the rulebook says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import local
from linli.kernel.clock.days import DAY, last_day, midnight_after
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.venues.rules.windows import MINUTE, Span, within


@dataclass(frozen=True)
class Limits:
    """The rules of one venue. Times in minutes; ``ahead`` in days counted from the beginning of today, ``notice``
    in minutes counted from the moment of asking."""

    before: int
    after: int
    grid: int
    shortest: int
    longest: int
    notice: int
    ahead: int
    cap: int
    over_midnight: bool = False
    whole_day: bool = False


def around(span: Span, limits: Limits) -> Span:
    """A span with its buffers; a whole day needs none, for nobody comes before or after it."""
    if limits.whole_day:
        return span
    return span[0] - limits.before * MINUTE, span[1] + limits.after * MINUTE


def refuse_past(begins: datetime, now: datetime, slack: timedelta = timedelta()) -> None:
    """Nothing acts on the past. Staff may enter what began within one step of the grid."""
    if begins < now - slack:
        raise Refused(_("That time has passed. Choose a later one."), field="start")


def refuse_length(span: Span, limits: Limits) -> None:
    if span[1] <= span[0]:
        raise Refused(_("The end must come after the beginning."), field="minutes")
    if limits.whole_day:
        return
    minutes = (span[1] - span[0]) // MINUTE
    if minutes < limits.shortest:
        raise Refused(
            phrase(_("At least %(n)d minutes at a time. Choose a longer time."), n=limits.shortest),
            field="minutes",
        )
    if minutes > limits.longest:
        raise Refused(
            phrase(_("At most %(n)d minutes at a time. Choose a shorter time."), n=limits.longest),
            field="minutes",
        )
    if last_day(span[1]) > local(span[0]).date() and not limits.over_midnight:
        raise Refused(
            _("This place is not lent over midnight. Choose an end on the same day."), field="minutes"
        )


def refuse_beside_grid(span: Span, limits: Limits) -> None:
    """Begin and length lie on the grid, counted from midnight."""
    if limits.whole_day:
        return
    wall = local(span[0])
    if wall.second or wall.microsecond or (wall.hour * 60 + wall.minute) % limits.grid:
        raise Refused(
            phrase(
                _(
                    "Bookings begin every %(n)d minutes, counted from the full hour. Choose one of those times."
                ),
                n=limits.grid,
            ),
            field="start",
        )


def refuse_when(begins: datetime, limits: Limits, now: datetime) -> None:
    """Not too soon, not too far ahead."""
    if begins < now + limits.notice * MINUTE:
        raise Refused(
            phrase(
                _("This place is booked at least %(hours)s hours ahead, counted from this moment."),
                hours=hours_said(limits.notice),
            ),
            field="start",
        )
    last = local(now).date() + limits.ahead * DAY
    if local(begins).date() > last:
        raise Refused(
            phrase(
                _("This place can be booked up to %(days)d days ahead, counted from today: until %(last)s."),
                days=limits.ahead, last=last.isoformat(),
            ),
            field="day",
        )  # fmt: skip


def hours_said(minutes: int) -> str:
    return f"{minutes / 60:g}"


def refuse_outside(span: Span, open_to: Sequence[Span]) -> None:
    """Inside the hours in which it is lent, closings taken away."""
    if not within(span, open_to):
        if not open_to:
            raise Refused(_("It is not lent on that day. Choose another day."), field="day")
        said = "; ".join(f"{local(a):%H:%M}–{_end(a, b)}" for a, b in open_to)
        raise Refused(
            phrase(_("It is lent at these hours: %(hours)s. Choose a time within."), hours=said),
            field="start",
        )


def _end(begins: datetime, ends: datetime) -> str:
    return "24:00" if ends == midnight_after(local(begins).date()) else f"{local(ends):%H:%M}"


def refuse_cap(live: int, cap: int) -> None:
    """So many bookings here that are still to come, for one person."""
    if live >= cap:
        raise Refused(
            phrase(
                _("You have %(n)d bookings here that are still to come, as many as one may have at a time. Cancel one, "
                  "or come back when one is over."),
                n=live,
            )
        )  # fmt: skip


def day_of(windows: Iterable[Span], day: date) -> Span | None:
    """From the first to the last moment of a day in which it is lent: what a whole-day booking takes."""
    midnight, next_one = midnight_after(day - DAY), midnight_after(day)
    found = [(a, b) for a, b in windows if a < next_one and b > midnight]
    return (max(found[0][0], midnight), found[-1][1]) if found else None


def working_days_later(at: datetime, days: int, is_workday: Callable[[date], bool]) -> datetime:
    """The end of the n-th working day after an instant: until then a request is answered."""
    day, left = local(at).date(), days
    while left > 0:
        day += DAY
        left -= bool(is_workday(day))
    return midnight_after(day)


def late_before(now: datetime, days: int, is_workday: Callable[[date], bool]) -> datetime:
    """Requests asked before this day's midnight are late now: the same rule read backwards."""
    day, left = local(now).date(), days
    while left > 0:
        day -= DAY
        left -= bool(is_workday(day))
    return midnight_after(day - DAY)
