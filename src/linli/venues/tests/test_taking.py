"""The physical truth: the database lets no space be taken twice."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.types.range import Range

from linli.kernel.clock import ZONE
from linli.organisations.testing import a_street
from linli.venues.models import Booking, Site, Space, Taking, Venue

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)
HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)


@pytest.fixture
def hall(db):
    site = Site.objects.create(
        body=a_street().community, name="中心", kind="service_centre", area_code="110101001001"
    )
    space = Space.objects.create(site=site, path="/1/", name="大厅")
    venue = Venue.objects.create(site=site, name="大厅", spaces=[space.pk], leaves=[space.pk])
    return venue


def take(venue, begins, ends, before=timedelta(), after=timedelta(), kinds=(1, 0)):
    booking = Booking.objects.create(
        site=venue.site, venue=venue, by="self", begins=begins, ends=ends, use="meeting", state="confirmed",
        asked_at=NINE, order=NINE,
    )  # fmt: skip
    for core in kinds:
        span = Range(begins, ends) if core else Range(begins - before, ends + after)
        Taking.objects.create(booking=booking, space_id=venue.leaves[0], span=span, core=core)
    return booking


def refused(*args, **how):
    with pytest.raises(IntegrityError), transaction.atomic():
        take(*args, **how)
    return True


def test_it_refuses_what_overlaps_and_lets_the_next_hour_follow(hall):
    take(hall, NINE, NINE + HOUR)
    assert refused(hall, NINE + HOUR / 2, NINE + 2 * HOUR)
    take(hall, NINE + HOUR, NINE + 2 * HOUR)


def test_buffers_count_on_both_sides_but_may_overlap_each_other(hall):
    take(hall, NINE, NINE + HOUR, after=QUARTER)
    assert refused(hall, NINE + HOUR, NINE + 2 * HOUR)
    assert refused(hall, NINE + HOUR + QUARTER, NINE + 2 * HOUR, before=2 * QUARTER)
    take(hall, NINE + HOUR + QUARTER, NINE + 2 * HOUR, before=QUARTER)


def test_a_block_keeps_everybody_out_and_minds_no_buffer(hall):
    take(hall, NINE, NINE + HOUR, after=QUARTER)
    take(hall, NINE + HOUR, NINE + 2 * HOUR, kinds=(0,))
    assert refused(hall, NINE + HOUR, NINE + 3 * HOUR)


def test_the_span_is_half_open_over_midnight_and_a_leap_day(hall):
    late = datetime(2028, 2, 29, 22, tzinfo=ZONE)
    booking = take(hall, late, late + 4 * HOUR)
    booking.refresh_from_db()
    assert booking.span.bounds == "[)" and booking.span.upper == late + 4 * HOUR
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM venues_taking WHERE span @> %s::timestamptz", [late + 4 * HOUR])
        assert cursor.fetchone() == (0,)
