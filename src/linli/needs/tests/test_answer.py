"""The desk answers at once what it can answer."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_answers_and_asks_how_it_was(town):
    need = acts.answer(town.sue, testing.raised(town, kind="consult"), text="带身份证到社区办理。").noun
    assert (need.state, need.reply_outcome, need.due_at, need.respond_by) == ("replied", "solved", None, None)
    assert last(need).amounts["answered"] == 1


def test_it_refuses_an_empty_answer(town):
    with refused(field="text"):
        acts.answer(town.sue, testing.raised(town), text=" ")


def test_it_refuses_who_does_not_pass_on(town):
    with refused(NotYours):
        acts.answer(town.ann, testing.raised(town), text="好的。")


def test_it_waits_for_nobody_else_once_it_was_passed_on(town):
    with refused(NotNow):
        acts.answer(town.sue, testing.dispatched(town), text="好的。")


def test_it_tells_with_a_link_for_the_opinion(town):
    need = acts.answer(town.sue, testing.raised(town), text="带身份证来。").noun
    assert told(need).text == "带身份证来。"
    assert told(need).link.startswith("/rate/")
