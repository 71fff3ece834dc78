"""Places and people around: what is free among 5,000 venues with a million bookings, tasks near home among 50,000.

Filled by SQL in the throw-away database: a million bookings by acts would take hours. Points are made up here and
nowhere else.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from statistics import median
from typing import Any

from django.db import connection

from linli.kernel import reference
from linli.kernel.clock import local, now, today
from linli.organisations import queries as organisations
from linli.organisations.models import Point
from linli.venues import queries as venues
from linli.venues.models import Opening, Site, Space, Venue
from linli.volunteers import queries as volunteers
from tests.bench.clients import At, hammer
from tests.bench.measures import Sheet, page
from tests.bench.world import COMMUNITY, World

VENUES, BOOKINGS, TASKS = 5_000, 1_000_000, 50_000
A_DAY = 8  # bookings of a venue and day, of an hour each, from nine on
TIMES = 15
BATCH = 1_000
SINCE = date(2020, 1, 1)


def measure(sheet: Sheet, world: World, at: At, seconds: float) -> None:
    """Fill, then ask."""
    started = time.perf_counter()
    _lend()
    _book()
    _ask_for_help()
    reference.touch("organisations.places")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"  venues and tasks filled in {time.perf_counter() - started:.0f} s", flush=True)
    _free(sheet, at, seconds)
    _near(sheet, at, seconds)


def communities() -> list[Any]:
    tree = organisations.tree()
    return [one for root in tree.children(None) for one in tree.below(root.path) if one.level == "community"]


def _lend() -> None:
    """One venue with its own space in each of so many communities, lent every day from eight to twenty-two."""
    homes = communities()[:VENUES]
    sites = Site.objects.bulk_create(
        (
            Site(body_id=one.id, name=f"{one.name}活动室", kind="station", area_code=one.area_code, version=1)
            for one in homes
        ),
        batch_size=BATCH,
    )
    spaces = Space.objects.bulk_create(
        (
            Space(site=site, path="/0/", name="活动室", seats=20 + n % 100, version=1)
            for n, site in _once(sites)
        ),
        batch_size=BATCH,
    )
    made = Venue.objects.bulk_create(
        (Venue(
            site=space.site, name="活动室", spaces=[space.pk], leaves=[space.pk], seats=space.seats, version=1,
            barrier_free=(space.seats or 0) % 2 == 0, before=0, after=0,
        )
        for space in spaces), batch_size=BATCH,
    )  # fmt: skip
    Opening.objects.bulk_create(
        (Opening(venue=one, hours=hours, on="every", begins=8 * 60, ends=22 * 60, valid_from=SINCE)
        for one in made for hours in ("open", "bookable")), batch_size=BATCH,
    )  # fmt: skip


def _once(sites: list[Site]) -> Any:
    """Sites with a number; the path of a space is unique, so each is given its own afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE venues_space DROP CONSTRAINT venues_space_path")
    return enumerate(sites)


def _book() -> None:
    """So many bookings, an hour each, without a gap from nine to seventeen over the days around today."""
    days = BOOKINGS // VENUES // A_DAY
    first = today() - timedelta(days=days - 5)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE venues_space SET path = '/' || id || '/'")
        cursor.execute("ALTER TABLE venues_space ADD CONSTRAINT venues_space_path UNIQUE (path)")
        cursor.execute("ALTER TABLE venues_taking DROP CONSTRAINT venues_taken_once")
        cursor.execute(_BOOKED, {"first": first, "days": days, "hours": A_DAY})
        cursor.execute(_TAKEN)
        cursor.execute(
            "ALTER TABLE venues_taking ADD CONSTRAINT venues_taken_once EXCLUDE USING gist"
            " (space_id WITH =, span WITH &&, core WITH <>, booking_id WITH <>)"
        )


_BOOKED = """
    INSERT INTO venues_booking (version, site_id, venue_id, by, name, contact, begins, ends, use, purpose, waits, state,
        reason, asked_at, "order", people)
    SELECT 1, v.site_id, v.id, 'self', '', '', at, at + interval '1 hour', 'meeting', '', false,
        CASE WHEN at < now() THEN 'used' ELSE 'confirmed' END, '', at - interval '3 days', at - interval '3 days', 12
    FROM venues_venue v CROSS JOIN generate_series(0, %(days)s - 1) AS d (day)
    CROSS JOIN generate_series(0, %(hours)s - 1) AS h (hour)
    CROSS JOIN LATERAL (SELECT (%(first)s::date + d.day + make_interval(hours => 9 + h.hour))
        AT TIME ZONE 'Asia/Shanghai') AS t (at)
"""
_TAKEN = """
    INSERT INTO venues_taking (booking_id, space_id, span, core)
    SELECT b.id, v.leaves[1], tstzrange(b.begins, b.ends), c.core
    FROM venues_booking b JOIN venues_venue v ON v.id = b.venue_id CROSS JOIN (VALUES (0), (1)) AS c (core)
"""


def _free(sheet: Sheet, at: At, seconds: float) -> None:
    """A full hour of tomorrow, and one in the evening, both near the community."""
    day = local(now()).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    for name, hour in (("all taken", 10), ("all free", 18)):
        span = (day.replace(hour=hour), day.replace(hour=hour + 1))
        wish = venues.Wish(near=COMMUNITY, span=span, seats=40, barrier_free=True)
        beside(
            sheet,
            f"free venues among {VENUES:,}, {name}",
            partial(venues.free_venues, wish, 20),
            _PLAIN_FREE,
            span,
        )
    asked = f"/places/?day={day:%Y-%m-%d}&start=18:00&minutes=60&seats=40"
    sheet.times("page: free venues, 1 client", hammer(at, 1, seconds, page(asked, "")))


_PLAIN_FREE = """
    SELECT v.id, v.name, s.name FROM venues_venue v JOIN venues_site s ON s.id = v.site_id
    WHERE v.seats >= 40 AND v.barrier_free AND NOT EXISTS (
        SELECT 1 FROM venues_taking t WHERE t.space_id = v.leaves[1] AND t.span && tstzrange(%s, %s))
    ORDER BY s.area_code LIKE '110101%%' DESC, v.seats LIMIT 20
"""


def _ask_for_help() -> None:
    """So many tasks of three hours in the coming month, over all communities, each with a point of its own."""
    homes = communities()
    Point.objects.bulk_create(
        (Point(
            area_code=one.area_code, answers_id=one.id, given_on=today(), system="wgs84", version=1,
            longitude=round(116.0 + n % 87 * 0.008, 6), latitude=round(39.6 + n // 87 * 0.008, 6),
        )
        for n, one in enumerate(homes)), batch_size=BATCH,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_TASKS, {"homes": [one.id for one in homes], "n": TASKS})
        cursor.execute(_SHIFTS)


_TASKS = """
    INSERT INTO volunteers_task (version, body_id, at_id, title, text, place_words, contact, for_whom, field, counts_as,
        skill, needs_lesson, needs_name, needs_insurance, for_minors, is_barrier_free, cases, agreement, begins_at,
        ends_at, state, published_at)
    SELECT 1, home, home, '陪老人散步', '', '社区门口', '010-0000 0000', '', 'neighbours', 'service', '', false, false,
        false, true, true, '{}', '', at, at + interval '3 hours', 'published', now()
    FROM generate_series(1, %(n)s) AS g (n)
    CROSS JOIN LATERAL (SELECT (%(homes)s::bigint[])[1 + g.n %% cardinality(%(homes)s::bigint[])] AS home,
        now() + make_interval(hours => 24 + g.n %% 700) AS at) AS t
"""
_SHIFTS = """
    INSERT INTO volunteers_shift (version, task_id, role, begins_at, ends_at, seats, state)
    SELECT 1, id, '', begins_at, ends_at, 5, 'open' FROM volunteers_task
"""


def _near(sheet: Sheet, at: At, seconds: float) -> None:
    home = organisations.tree().for_area(COMMUNITY)
    assert home is not None
    spot = Point.objects.get(area_code=COMMUNITY)
    plain = (float(spot.longitude), float(spot.latitude))
    beside(sheet, f"tasks near home among {TASKS:,}", lambda: volunteers.near(home.id), _PLAIN_NEAR, plain)
    sheet.times(
        "page: tasks near home, 1 client", hammer(at, 1, seconds, page(f"/volunteers/?home={home.id}", ""))
    )


_PLAIN_NEAR = """
    SELECT t.id, t.title FROM volunteers_task t JOIN organisations_point p ON p.answers_id = t.at_id
    WHERE t.state = 'published' AND t.ends_at > now()
    ORDER BY (p.longitude - %s) ^ 2 + (p.latitude - %s) ^ 2, t.begins_at LIMIT 20
"""


def beside(
    sheet: Sheet, name: str, ours: Callable[[], Any], plain: str, values: tuple[Any, ...] = ()
) -> None:
    """Our own question, and a plain one that leaves the rules out, on the same server."""

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(plain, values)
            cursor.fetchall()

    found, least = len(ours()), _middle(bare)
    taken = _middle(ours)
    sheet.note(
        name,
        f"{taken:.1f} ms for {found}; plain SQL {least:.1f} ms; {taken / max(least, 0.01):.1f} times",
        taken,
    )


def _middle(work: Callable[[], Any]) -> float:
    """The median of some times, in milliseconds."""
    waits = []
    for _time in range(TIMES):
        started = time.perf_counter()
        work()
        waits.append((time.perf_counter() - started) * 1000)
    return median(waits)
