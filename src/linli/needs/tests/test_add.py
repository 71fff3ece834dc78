"""The person adds something."""

from linli.kernel.journal.models import Remark
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts, testing
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


def test_staff_may_note_it_for_the_person(town):
    assert acts.add(town.ann, testing.working(town), note="来电补充").entry


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
