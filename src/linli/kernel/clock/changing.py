"""Whether a day of the calendar may be entered or corrected by hand. Pure."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock.workdays import Calendar
from linli.kernel.refusals import Refused

FURTHEST = timedelta(days=3 * 366)


def refuse_day(
    day: date, is_workday: bool, name: str, source: str, *, calendar: Calendar, today: date
) -> None:
    """Refuse a past day, one far ahead, one without a name or source, and one that changes nothing."""
    if day < today:
        raise Refused(
            _("That day is past, and deadlines were counted with it. Choose today or a later day."),
            field="date",
        )
    if day > today + FURTHEST:
        raise Refused(_("No schedule is published that far ahead. Check the year."), field="date")
    if not name.strip():
        raise Refused(_("Name the holiday, or the one for which the day is worked."), field="name")
    if not source.strip():
        raise Refused(_("Name the notice that sets this day, with its number or date."), field="source")
    same = calendar.is_workday(day) == is_workday and calendar.name(day) == name.strip()
    if same and not calendar.provisional(day.year):
        raise Refused(_("The calendar says so already; nothing needs to be changed."), field="is_workday")
