"""Taking a need back."""

from dataclasses import replace

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.queries.course import entries_of, timeline
from linli.needs.tests.asking import last, refused, told


@pytest.mark.parametrize("build", [testing.raised, testing.dispatched, testing.working])
def test_it_ends_before_the_answer(town, build):
    need = acts.withdraw(town.bob, build(town), note="已经自己修好").noun
    assert (need.state, need.outcome, need.due_at) == ("withdrawn", "withdrawn", None)
    assert need.closed_at
    assert last(need).facts["state"] == "withdrawn"


def test_it_refuses_when_the_answer_is_there(town):
    with refused(NotNow):
        acts.withdraw(town.bob, testing.replied(town))


def test_it_refuses_while_it_is_the_matter_of_others_too(town):
    need = testing.raised(town)
    acts.join(town.dan, need)
    with refused():
        acts.withdraw(town.bob, need)


def test_it_refuses_a_stranger(town):
    need = testing.raised(town)
    with refused(NotYours):
        acts.withdraw(town.dan, need)


def test_it_refuses_the_handling_body_that_stands_for_nobody(town):
    need = testing.working(town)
    for who in (town.ann, town.sue, replace(town.ann, behalf_id=town.dan.person_id)):
        with refused(NotYours):
            acts.withdraw(who, need, note="他不要了")


def test_staff_do_it_at_the_counter_with_the_person_s_reason_and_are_named(town):
    need, helper = testing.working(town), replace(town.ann, behalf_id=town.bob.person_id)
    with refused(field="note"):
        acts.withdraw(helper, need)
    need = acts.withdraw(helper, need, note="本人到窗口说已经修好").noun
    assert last(need).facts["behalf"] == town.bob.person_id
    assert town.place.community.name in told(need).text
    assert town.place.community.name in timeline(town.bob, need, entries_of(need), alone=True)[-1]["sentence"]


def test_staff_with_the_receipt_shown_are_named_too(town):
    need = testing.raised(town, by=NOBODY)
    holder = town.sue.holding(("needs.need", need.pk))
    need = acts.withdraw(holder, need, note="来电报了查询码").noun
    assert last(need).facts["helped_by"] == town.place.street.pk


def test_it_waits_for_no_second_time(town):
    need = acts.withdraw(town.bob, testing.raised(town)).noun
    with refused(NotNow):
        acts.withdraw(town.bob, need)
