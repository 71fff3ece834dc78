"""Placing a body under another one."""

from datetime import date

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.organisations.acts import reparent_body
from linli.organisations.models import Body
from linli.organisations.queries import lineage_of, tree
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, holding


@pytest.fixture
def station(place):
    """A service station below a community, with a desk below it."""
    station = a_body(Kind.SERVICE_STATION, "服务站", place.community)
    return station, a_body(Kind.DEPARTMENT, "窗口", station)


def test_it_takes_all_below_along(place, ann, station):
    moved, desk = station
    reparent_body(ann, moved, parent=place.other, on=date(2026, 1, 4))
    desk.refresh_from_db()
    assert desk.path == f"{place.other.path}{moved.pk}/{desk.pk}/"
    assert tree().above(moved.pk).id == place.other.pk
    assert tree().path(desk.pk) == desk.path


def test_where_it_stood_stays_in_its_lineage_and_in_old_entries(place, ann, station):
    moved, _desk = station
    was = moved.path
    reparent_body(ann, moved, parent=place.other, on=date(2026, 1, 4))
    [turn] = lineage_of(moved)
    assert (turn.parent_from_id, turn.parent_to_id, turn.on) == (
        place.community.pk,
        place.other.pk,
        date(2026, 1, 4),
    )
    founded, placed = Entry.objects.filter(noun="organisations.body", noun_id=moved.pk).order_by("id")
    assert place.community.pk in founded.scopes and place.community.pk not in placed.scopes
    assert placed.facts["path_from"] == was


def test_it_refuses_a_place_below_itself(place, somebody):
    head = holding(somebody(), place.district, "administrator")
    with pytest.raises(Refused) as refused:
        reparent_body(head, place.street, parent=place.community)
    assert refused.value.field == "parent"


def test_it_refuses_a_place_outside_of_the_posts_reach(place, ann):
    with pytest.raises(NotYours):
        reparent_body(ann, place.community, parent=place.district)


def test_its_cost_does_not_grow_with_what_is_below(place, ann, station):
    moved, _desk = station
    for number in range(12):
        a_body(Kind.DEPARTMENT, f"窗口{number}", moved)
    with statements(14):
        reparent_body(ann, moved, parent=place.other)
    assert Body.objects.filter(path__startswith=f"{place.other.path}{moved.pk}/").count() == 14
