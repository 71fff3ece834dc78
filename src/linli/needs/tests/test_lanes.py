"""The shorter way to the first needs of a queue finds what the whole queue holds, in its order."""

import itertools

import pytest
from django.db import connection

from linli.kernel import reference
from linli.kernel.clock import now
from linli.kernel.testing import statements
from linli.needs import acts, queries, testing
from linli.needs.models import Need
from linli.needs.queries import lanes
from linli.needs.states import OPEN, State


@pytest.fixture
def busy(town):
    """Needs in many states at the street and both communities; also at one that has closed since."""
    here, there = town.place.community.area_code, town.place.street.area_code
    made = [testing.raised(town, area=area) for area in (here, there) * 3]
    made += [testing.dispatched(town) for _n in range(3)] + [testing.working(town) for _n in range(3)]
    acts.pause(town.ann, made[-1], cause="higher", note="等上级回复。")
    acts.ask_return(town.ann, made[-4], body=None, reason="不归我们管。")
    acts.contest(town.bob, testing.closed(town), reason="还是没修好。")
    testing.replied(town), testing.closed(town)
    return made


def whole(queue, scope, asked):
    """What the queue holds, read from end to end and put in order by Python."""
    name = queries.order_of(queue, asked)
    rows = list(queries.listed(queue, scope, asked))
    by, down = name.lstrip("-"), name.startswith("-")
    last = now().replace(year=9999) if by.endswith("_at") else 0
    rows.sort(key=lambda need: (getattr(need, by) or last, need.pk), reverse=down)
    return [need.pk for need in rows]


ASKED = [
    {},
    {"state": "working"},
    {"state": "closed"},
    {"kind": "help"},
    {"overdue": True},
    {"urgency": "utilities"},
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("most", [2, 50])
def test_a_page_is_the_beginning_of_the_whole_queue(town, busy, asked, most):
    for actor, queue in itertools.product((town.sue, town.ann), queries.QUEUES):
        scope = queries.scope_of(actor)
        page = queries.page_of(queue, scope, asked, queries.fitting(Need.objects.all(), asked), most)
        assert [need.pk for need in page] == whole(queue, scope, asked)[:most], queue.key


def test_a_page_keeps_to_the_body_asked_for(town, busy):
    scope, (every,) = queries.scope_of(town.sue), [one for one in queries.QUEUES if one.key == "all"]
    asked = {"body": town.place.other.pk}
    assert [need.pk for need in queries.page_of(every, scope, asked, Need.objects.all(), 9)] == []
    asked = {"body": town.place.street.pk}
    page = queries.page_of(every, scope, asked, Need.objects.all(), 50)
    assert [need.pk for need in page] == whole(every, scope, asked)


def test_counts_stop_after_a_few_and_tell_what_is_late(town, busy, monkeypatch):
    scope, queues = queries.scope_of(town.sue), queries.queues_of(town.sue)
    Need.objects.filter(pk=busy[0].pk).update(due_at=now().replace(year=2001))
    with statements(1):
        found = queries.counts(queues, scope)
    exact = {one.key: len(whole(one, scope, {})) for one in queues if one.counted}
    assert {key: n for key, (n, _late) in found.items()} == exact
    assert found["open"][1] == 1
    monkeypatch.setattr(lanes, "FEW", 2)
    reference.forget()  # the question is held, its limit in it
    assert queries.counts(queues, scope)["open"] == (3, 1)


@pytest.mark.parametrize("among", [(State.TRIAGE,), OPEN], ids=["one state", "all open"])
def test_an_index_holds_each_lane_in_its_order(town, busy, among):
    lane = lanes.Lane((1, 2), among if len(among) == 1 else (), () if len(among) == 1 else among)
    sql, params = lanes._first([lane], None, "ends_at", 51)
    with connection.cursor() as cursor:
        # Of a few rows the planner would read all and sort them.
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
        )
        cursor.execute("EXPLAIN " + sql, params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert ("needs_lanes" if len(among) == 1 else "needs_open_desk") in plan
