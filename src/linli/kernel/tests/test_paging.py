"""Paging by marks: every row exactly once, also while rows are added, with and without values."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.kernel.tests.lamps import Lamp
from linli.kernel.web.paging import slice_of

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def page(address, by, size):
    return slice_of(RequestFactory().get(f"/{address}"), Lamp.objects.all(), by=by, size=size)


def lamp(minutes, watts=0):
    due = None if minutes is None else NOON + timedelta(minutes=minutes)
    return Lamp.objects.create(name="x", due_at=due, watts=watts)


moments = st.lists(st.none() | st.integers(-2, 2), max_size=12)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    there=moments,
    meanwhile=moments,
    by=st.sampled_from(["due_at", "-due_at", "pk", "-pk"]),
    size=st.integers(1, 4),
)
def test_every_row_that_was_there_comes_exactly_once(lamps, there, meanwhile, by, size):
    Lamp.objects.all().delete()
    before = [lamp(minutes).pk for minutes in there]
    came, address, later = [], "?", list(meanwhile)
    for _page in range(100):
        found = page(address, by, size)
        came += [row.pk for row in found.rows]
        if not found.more:
            break
        address = found.more
        if later:
            lamp(later.pop())
    assert len(came) == len(set(came))
    assert set(before) <= set(came)
    wanted = list(Lamp.objects.order_by(by, "-pk" if by[0] == "-" else "pk").values_list("pk", flat=True))
    assert [pk for pk in wanted if pk in set(came)] == came


def test_a_mark_edited_by_hand_is_taken_as_none(lamps):
    lamp(1)
    for mark in ("x~1", "~", "1", "2026-03-02~" + "9" * 30, "~x", "\x00~1"):
        assert len(page(f"?after={mark}", "due_at", 5).rows) == 1


def test_the_other_choices_of_the_address_stay(lamps):
    for minutes in range(3):
        lamp(minutes)
    found = page("?kind=help&after=", "-pk", 2)
    assert "kind=help" in found.more and found.first == "?kind=help"


@pytest.mark.parametrize("by", ["watts", "-watts"])
def test_a_page_far_on_begins_in_the_index(lamps, by):
    Lamp.objects.bulk_create(Lamp(name="x", watts=i // 3) for i in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON kernel_lamp (watts, id)")
        cursor.execute("ANALYZE kernel_lamp")
    last = Lamp.objects.get(pk=Lamp.objects.order_by("pk")[1500].pk)
    with CaptureQueriesContext(connection) as caught:
        found = page(f"?after={last.watts}~{last.pk}", by, 10)
    assert len(found.rows) == 10
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {caught[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Cond" in plan and "Sort" not in plan, plan
