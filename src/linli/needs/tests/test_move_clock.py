"""The holidays are announced, and a time limit moves: never without a word."""

from datetime import date, datetime

import pytest
from django.db.models import F

from linli.kernel.actors import CLOCK, NOBODY, Actor, Post
from linli.kernel.clock import ZONE, local, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.keeping import set_day
from linli.kernel.reference import Reference
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing import statements
from linli.needs import acts, queries, reactions, testing
from linli.needs.models import Need
from linli.needs.tests.asking import last, refused

CITY = Post(1, 1, "市", "keeper", "/", frozenset({"kernel.calendar"}))
KEEPER = Actor(person_id=1, post=CITY)
KIND = "needs.need.clock_moved"


@pytest.fixture(autouse=True)
def in_november():
    """Seven days from 2 November end on the 9th, a Monday."""
    with travel(datetime(2026, 11, 2, 9, tzinfo=ZONE)):
        yield


def a_day_off(day=9, worked=False):
    set_day(
        KEEPER, date=date(2026, 11, day), is_workday=worked, name="文化节", source="国办发明电〔2026〕9号"
    )
    # The stamp is the number of the transaction, and a test has only one.
    Reference.objects.filter(name="calendar").update(stamp=F("stamp") + day)


def due_of(need):
    return local(Need.objects.get(pk=need.pk).due_at)


def test_it_moves_the_day_and_notes_both(town):
    need = testing.raised(town)
    a_day_off()
    acts.move_clock(CLOCK, need)
    entry = last(need)
    assert due_of(need) == datetime(2026, 11, 11, tzinfo=ZONE), "24:00 of the 10th"
    assert (entry.kind, datetime.fromisoformat(entry.facts["due_was"])) == (KIND, need.due_at)
    assert datetime.fromisoformat(entry.facts["due_at"]) == due_of(need)


def test_it_tells_the_reporter_and_the_desk_in_plain_words(town):
    need = testing.raised(town, by=NOBODY, contact="13900139000")
    acts.join(town.dan, need)
    a_day_off()
    acts.move_clock(CLOCK, need)
    told = Delivery.objects.filter(entry_id=last(need).id)
    assert {one.text for one in told} == {"因法定节假日安排公布，答复时限由11月9日改为11月10日。"}
    assert {(one.to_person, one.to_body) for one in told} == {
        (None, None),
        (town.dan.person_id, None),
        (None, need.body_id),
    }


def test_it_moves_a_day_that_comes_nearer_too(town):
    a_day_off()
    need = testing.raised(town)
    a_day_off(worked=True)
    acts.move_clock(CLOCK, need)
    assert due_of(need) == datetime(2026, 11, 10, tzinfo=ZONE)


def test_it_keeps_pauses_and_extensions(town):
    need = acts.extend(town.ann, testing.working(town), days=2, reason="等备件").noun
    with travel(datetime(2026, 11, 3, 9, tzinfo=ZONE)):
        acts.pause(town.ann, need, cause="reporter", note="等您开门")
    with travel(datetime(2026, 11, 3, 19, tzinfo=ZONE)):
        need = acts.unpause(town.ann, need).noun
        before = due_of(need)
        a_day_off(12)
        acts.move_clock(CLOCK, need)
        assert due_of(need) > before
        assert queries.explained(Need.objects.get(pk=need.pk))[0].at == due_of(need)


@pytest.mark.parametrize("state", ["paused", "answered", "closed"])
def test_it_waits_for_a_clock_that_runs(town, state):
    if state == "paused":
        need = acts.pause(town.ann, testing.working(town), cause="force", note="大风").noun
    else:
        need = testing.replied(town) if state == "answered" else testing.closed(town)
    a_day_off()
    with refused(NotNow):
        acts.move_clock(CLOCK, need)


def test_it_refuses_where_nothing_changes(town):
    with refused(NotNow):
        acts.move_clock(CLOCK, testing.raised(town))


def test_it_refuses_everybody_but_the_clock(town):
    need = testing.raised(town)
    a_day_off()
    for who in (town.ann, town.sue, town.bob):
        with refused(NotYours):
            acts.move_clock(who, need)


def test_the_clock_looks_through_all_open_ones_once(town, monkeypatch):
    monkeypatch.setattr(reactions, "AT_ONCE", 2)
    needs = [testing.raised(town) for _n in range(5)]
    urgent = testing.raised(town, urgency="utilities")
    done = testing.replied(town)
    assert reactions.reckon_again() == 0
    a_day_off()
    assert (reactions.reckon_again(), reactions.reckon_again()) == (5, 0)
    moved = set(Entry.objects.filter(kind=KIND).values_list("noun_id", flat=True))
    assert moved == {need.pk for need in needs}
    assert {urgent.pk, done.pk}.isdisjoint(moved)


def test_a_step_that_was_lost_is_taken_again_without_a_second_word(town):
    need = testing.raised(town)
    a_day_off()
    acts.move_clock(CLOCK, need)
    assert reactions.reckon_again() == 0
    assert Entry.objects.filter(kind=KIND).count() == 1


def test_a_second_change_begins_the_pass_anew(town):
    need = testing.raised(town)
    a_day_off()
    reactions.reckon_again()
    a_day_off(10)
    assert reactions.reckon_again() == 1
    assert due_of(need) == datetime(2026, 11, 12, tzinfo=ZONE)


def test_looking_costs_the_same_however_many_run(town):
    for _n in range(20):
        testing.raised(town)
    reactions.reckon_again()
    with statements(3):
        reactions.reckon_again()
