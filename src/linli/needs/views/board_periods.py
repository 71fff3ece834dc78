"""Which time the board tells of: the month, and the quarters and years made of months."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.clock import today
from linli.kernel.clock.periods import Period, like, month_of, months_to, period_called

_MONTHS, _YEARS = 13, 3


def asked(code: str) -> Period:
    """The period asked for; the present month when none, and never one that has not begun."""
    period = period_called(code)
    return period if period.first <= today() else like(period, today())


def called(period: Period) -> str:
    """November 2026, the fourth quarter of 2026, the year 2026."""
    year, month = period.last.year, period.last.month
    if period.months == 12:
        return _("Year %(year)s") % {"year": year}
    if period.months == 3:
        return _("Quarter %(n)s of %(year)s") % {"n": (month + 2) // 3, "year": year}
    return _("%(year)s-%(month)s") % {"year": year, "month": f"{month:02}"}


def choices(body: Any, period: Period) -> dict[str, Any]:
    """The period shown, those that can be chosen, and the ones before and after it."""
    here = reverse("needs:board_of", args=[body.id])
    before, after = like(period, period.first - timedelta(days=1)), like(period, period.until)
    return {
        "url": here,
        "options": [_option(one, period) for one in _offered(period)],
        "before": f"{here}?month={before.code}",
        "after": f"{here}?month={after.code}" if after.first <= today() else "",
    }


def _option(one: Period, chosen: Period) -> dict[str, Any]:
    return {"code": one.code, "name": called(one), "chosen": one == chosen}


def _offered(period: Period) -> Iterator[Period]:
    """A year of months, four quarters, three years, each the newest first; and the one shown."""
    offered = months_to(month_of(today()), _MONTHS)[::-1]
    for months, count in ((3, 4), (12, _YEARS)):
        one = period_called(f"{today():%Y}") if months == 12 else period_called(_quarter())
        for _time in range(count):
            offered.append(one)
            one = like(one, one.first - timedelta(days=1))
    yield from offered
    if period not in offered:
        yield period


def _quarter() -> str:
    month = month_of(today()).last
    return f"{month:%Y}-Q{(month.month + 2) // 3}"
