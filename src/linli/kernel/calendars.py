"""Calendars that phones subscribe to (iCalendar, RFC 5545 and 7986), made of what happens with a noun.

A feed says only what ``happenings`` tell this reader, so that a calendar never knows more than a page.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from linli.kernel.actors import Actor
from linli.kernel.clock import ZONE, local, now, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.happenings import Happening, to_happen
from linli.kernel.rulebook import get as rule
from linli.kernel.together import Asking, alone

PRODUCT = "-//Linli//Linli//ZH"
MIDNIGHT = time()
# A line that ends, or a sign that is none, would tear the file: they become spaces, other ends of lines plain ones.
_CLEAN: dict[int, str] = dict.fromkeys([*range(32), *range(127, 160)], " ") | {
    10: "\n",
    0x2028: "\n",
    0x2029: "\n",
}


def coming(noun: str, actor: Actor, one: Any) -> list[Happening]:
    """What a list shows: from now on, for as long as calendars look ahead."""
    found: list[Happening] = alone(to_come(noun, actor, one))
    return found


def to_come(noun: str, actor: Actor, one: Any) -> Asking:
    """The same as a part of what a page asks together."""
    found = yield from _to_show(noun, actor, one, back=False)
    return [each for each in found if each.ends > now()]


def shown(noun: str, actor: Actor, one: Any) -> list[Happening]:
    """What a calendar holds: some weeks back, a year ahead; what was cancelled only until it is past."""
    found: list[Happening] = alone(_to_show(noun, actor, one, back=True))
    return found


def _to_show(noun: str, actor: Actor, one: Any, *, back: bool) -> Asking:
    past = int(rule("calendar.past").value) if back else 0
    first = midnight_after(today() - (past + 1) * DAY)
    until = midnight_after(today() + int(rule("calendar.ahead").value) * DAY)
    at = now()
    found = yield from to_happen(noun, actor, one, first, until)
    return [each for each in found if not (each.cancelled and each.ends <= at)]


def by_day(found: Iterable[Happening]) -> list[tuple[date, list[Happening]]]:
    """In the order of their days, as parts/happenings.html shows them."""
    return [(day, list(some)) for day, some in groupby(found, lambda one: local(one.begins).date())]


def feed(title: str, found: Iterable[Happening], *, site: str, at: datetime, refresh: timedelta) -> bytes:
    """One calendar as a file. The same happenings give the same bytes all day long."""
    calendar = Calendar()
    name, house = _plain(title), urlsplit(site).hostname or "linli"
    for key, value in (
        ("prodid", PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("name", name), ("x-wr-calname", name), ("x-wr-timezone", str(ZONE)),
    ):  # fmt: skip
        calendar.add(key, value)
    calendar.add("refresh-interval", refresh, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", refresh, {"VALUE": "DURATION"})
    calendar.add_component(_beijing())
    stamp = datetime.combine(local(at).date(), MIDNIGHT, ZONE).astimezone(UTC)
    for each in found:
        calendar.add_component(_event(each, site, house, stamp))
    return bytes(calendar.to_ical())


def _event(each: Happening, site: str, house: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{each.uid}@{house}")
    event.add("sequence", each.sequence)
    event.add("dtstamp", each.changed.astimezone(UTC) if each.changed else stamp)
    if each.changed:
        event.add("last-modified", each.changed.astimezone(UTC))
    for key, value in zip(("dtstart", "dtend"), _span(each), strict=True):
        event.add(key, value)
    event.add("summary", _plain(each.title))
    for key, words in (("location", each.where), ("description", each.words)):
        if words:
            event.add(key, _plain(words))
    if each.url:
        event.add("url", f"{site}{each.url}")
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if each.busy and not each.cancelled else "TRANSPARENT")
    return event


def _span(each: Happening) -> tuple[Any, Any]:
    """Days where it lasts whole days in Beijing, else moments of its wall clock."""
    begins, ends = local(each.begins), local(each.ends)
    if begins.time() == ends.time() == MIDNIGHT and ends > begins:
        return begins.date(), ends.date()
    return begins, ends


def _beijing() -> Timezone:
    """Asia/Shanghai as it has been since 1991: one offset, no summer time."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", str(ZONE))
    standard.add("dtstart", datetime(1991, 9, 15, 0, 0))  # noqa: DTZ001 — a wall clock, as the standard wants it
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _plain(words: Any) -> str:
    return str(words).replace("\r\n", "\n").translate(_CLEAN).strip()
