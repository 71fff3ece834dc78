"""The answer, to everybody whose matter it is."""

from datetime import timedelta

from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_answers_in_time(town):
    need = testing.replied(town)
    assert (need.state, need.reply, need.reply_outcome, need.due_at) == (
        "replied",
        "灯已换好。",
        "solved",
        None,
    )
    assert last(need).amounts == {"answered": 1, "in_time": 1}


def test_it_says_when_it_came_late(town):
    need = testing.working(town)
    with travel(now() + timedelta(days=20)):
        acts.reply(town.ann, need, outcome="explained", text="暂时不能解决。")
    assert last(need).amounts == {"answered": 1, "late": 1}


def test_it_refuses_an_empty_answer(town):
    with refused(field="text"):
        acts.reply(town.ann, testing.working(town), outcome="solved", text="")


def test_it_refuses_who_does_not_handle_there(town):
    with refused(NotYours):
        acts.reply(town.dora, testing.working(town), outcome="solved", text="好了。")


def test_it_waits_until_it_was_taken_on(town):
    with refused(NotNow):
        acts.reply(town.ann, testing.dispatched(town), outcome="solved", text="好了。")


def test_it_tells_with_a_link_for_the_opinion(town):
    need = testing.replied(town)
    assert told(need).link.startswith("/rate/")
    assert told(need).to_person == town.bob.person_id
