"""The person adds something."""

from dataclasses import replace

from linli.kernel.journal.models import Remark
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts, testing
from linli.needs.queries.course import entries_of, timeline
from linli.needs.tests.asking import last, refused


def test_it_keeps_the_words_beside_the_entry(town):
    need = testing.working(town)
    acts.add(town.bob, need, note="是三楼那盏")
    assert Remark.objects.get(entry_id=last(need).id).text == "是三楼那盏"


def test_it_moves_neither_state_nor_clock(town):
    need = testing.working(town)
    before = need.state, need.due_at
    after = acts.add(town.bob, need, note="补充").noun
    assert (after.state, after.due_at) == before


def test_staff_at_the_counter_note_it_for_the_person_and_are_named(town):
    need = testing.working(town)
    acts.add(replace(town.ann, behalf_id=town.bob.person_id), need, note="到窗口补充")
    lines = timeline(town.bob, need, entries_of(need), alone=True)
    assert town.place.community.name in lines[-1]["sentence"]
    assert lines[-1]["remark"] == "到窗口补充"


def test_it_refuses_the_handler_who_speaks_for_nobody(town):
    need = testing.working(town)
    for who in (town.ann, replace(town.ann, behalf_id=town.dan.person_id)):
        with refused(NotYours):
            acts.add(who, need, note="来电补充")


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.add(town.dan, testing.raised(town), note="我也说一句")


def test_it_refuses_empty_words(town):
    with refused(Refused, "text"):
        acts.add(town.bob, testing.raised(town), note=" \n")


def test_it_waits_for_the_version_that_was_seen(town):
    need = testing.raised(town)
    acts.urge(town.bob, need)
    with refused(NotNow):
        acts.add(town.bob, need, note="补充", seen=need.version)
