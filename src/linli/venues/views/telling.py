"""Venues, days and slots, told for the pages."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import local, now, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.web.acting import address
from linli.venues import queries, rules
from linli.venues.queries.limits import number
from linli.venues.queries.saying import day_said, end_of, weekday
from linli.venues.rules import Busy, Limits, Span
from linli.venues.states import Equipment, Hours, Mode

MINUTE = timedelta(minutes=1)


def reach_said(reach: int) -> str:
    return [
        _("in your community"), _("in your street"), _("in your district"), _("further away"), _("further away"),
    ][reach]  # fmt: skip


def words_of(names: Iterable[str]) -> list[str]:
    """Pieces of equipment in words."""
    known = dict(Equipment.choices)
    return [str(known.get(name, name)) for name in names]


def long_said(minutes: int) -> str:
    """1 h 30 min; whole days in days."""
    hours, rest = divmod(minutes, 60)
    said = [_("%(n)d h") % {"n": hours}] if hours else []
    return " ".join([*said, *([_("%(n)d min") % {"n": rest}] if rest else [])])


def rules_said(venue: Any, limits: Limits) -> list[str]:
    """The rules of a venue in sentences, and from when its days and hours count."""
    said = [_("Only for whole days.")] if limits.whole_day else [
        _("%(a)s to %(b)s at a time, beginning every %(grid)d minutes.")
        % {"a": long_said(limits.shortest), "b": long_said(limits.longest), "grid": limits.grid}
    ]  # fmt: skip
    said.append(_("Up to %(n)d days ahead, counted from today.") % {"n": limits.ahead})
    if limits.notice:
        said.append(
            _("At least %(n)s ahead, counted from the moment of asking.") % {"n": long_said(limits.notice)}
        )
    if limits.before or limits.after:
        said.append(_("Some time between two bookings stays free."))
    said.append(
        ngettext("One booking at a time for each person.", "Up to %(n)d bookings still to come for each person.",
                 limits.cap) % {"n": limits.cap}
    )  # fmt: skip
    if limits.over_midnight:
        said.append(_("May go over midnight."))
    free = number("cancel")
    said.append(
        _("Cancelling is free until %(n)d hours before; later its hours count in the waiting line.")
        % {"n": free}
    )
    return said


def mode_said(mode: str) -> str:
    if mode == Mode.APPROVAL:
        return _("Somebody looks at each request")
    return _("Booked at once")


def hours_said(venue: Any) -> list[str]:
    """The weekly hours, one line a kind of day."""
    return rules.write_hours(queries.lines_of(venue, today(), hours=Hours.OPEN)).splitlines()


def strip(first: date, chosen: date, link: Any) -> dict[str, Any]:
    """Seven days to choose from, and the weeks beside."""
    days = [first + n * DAY for n in range(7)]
    back = max(first - 7 * DAY, today())
    return {
        "days": [
            {"url": link(day), "name": weekday(day.weekday()), "number": day.day, "month": day.month,
             "current": day == chosen, "said": day_said(day)}
            for day in days
        ],
        "back": link(back) if first > today() else "", "on": link(first + 7 * DAY),
    }  # fmt: skip


def day_told(venue: Any, limits: Limits, day: date, extra: dict[str, str] | None = None) -> dict[str, Any]:
    """One day of a venue: when it is lent, the beginnings that are free, what is taken, what is closed."""
    lent = queries.hours_of(venue, day, day + DAY)
    begin, end = midnight_after(day - DAY), midnight_after(day)
    taken = queries.busy(venue.leaves, begin - DAY, end + DAY)
    earliest = now() + limits.notice * MINUTE
    within = day <= today() + limits.ahead * DAY
    slots = rules.free_slots(lent, taken, limits, earliest) if within else []
    book = reverse("venues:book", args=[venue.pk])
    return {
        "day": day, "said": day_said(day), "lent": spans_said(lent), "within": within,
        "slots": [slot_told(one, book, limits, extra) for one in slots],
        "parts": parts_of(slots, limits, book, extra),
        "taken": [_taken(one, book, lent, limits) for one in taken if one.core[0] < end and one.core[1] > begin],
    }  # fmt: skip


def spans_said(spans: Iterable[Span]) -> str:
    return _(", ").join(f"{local(a):%H:%M}–{end_of(a, b)}" for a, b in spans)


def slot_told(slot: Any, book: str, limits: Limits, extra: dict[str, str] | None = None) -> dict[str, Any]:
    begins = local(slot.begins)
    asked = {"day": begins.date().isoformat(), "start": f"{begins:%H:%M}", **(extra or {})}
    return {
        "time": f"{begins:%H:%M}", "hour": begins.hour, "long": long_said(slot.minutes), "minutes": slot.minutes,
        "url": f"{book}?{urlencode(asked)}",
    }  # fmt: skip


def parts_of(
    slots: Any, limits: Limits, book: str, extra: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """The free beginnings by the part of the day."""
    names = ((0, 12, _("Morning")), (12, 18, _("Afternoon")), (18, 24, _("Evening")))
    told = [slot_told(one, book, limits, extra) for one in slots]
    found = [{"name": name, "slots": [one for one in told if a <= one["hour"] < b]} for a, b, name in names]
    return [one for one in found if one["slots"]]


def _taken(one: Busy, book: str, lent: list[Span], limits: Limits) -> dict[str, Any]:
    """A time that is taken; whoever wants it may wait for it where it lies in the hours."""
    begins, ends = one.core
    may = not one.blocked and begins > now() and rules.within(one.core, lent)
    long = (ends - begins) // MINUTE
    asked = {
        "day": local(begins).date().isoformat(),
        "start": f"{local(begins):%H:%M}",
        "minutes": long,
        "waits": "1",
    }
    fits = limits.shortest <= long <= limits.longest
    return {
        "said": f"{local(begins):%H:%M}–{end_of(begins, ends)}", "blocked": one.blocked,
        "wait": f"{book}?{urlencode(asked)}" if may and fits else "",
    }  # fmt: skip


def buttons(actor: Actor, noun: Any, back: str = "") -> list[dict[str, Any]]:
    """The acts on offer as buttons, the next thing to do first, what ends something last."""
    told = [
        {"label": one.label, "url": address(one, noun), "primary": one.primary, "danger": one.danger}
        for one in offers(actor, noun)
    ]
    return sorted(told, key=lambda one: (not one["primary"], one["danger"]))


def closings_said(venue: Any) -> list[dict[str, Any]]:
    """Closings of the next weeks."""
    return [
        {
            "when": closing_when(one.begins, one.ends),
            "reason": one.reason,
            "what": one.venue.name if one.venue else "",
        }
        for one in queries.closings_of(venue, now(), now() + 60 * DAY)
    ]


def closing_when(begins: datetime, ends: datetime) -> str:
    a, b = local(begins), local(ends)
    if f"{a:%H%M}{b:%H%M}" == "00000000":
        last = b - DAY
        return day_said(a) if last.date() == a.date() else f"{day_said(a)} – {day_said(last)}"
    return f"{day_said(a)} {a:%H:%M} – {day_said(b)} {b:%H:%M}"
