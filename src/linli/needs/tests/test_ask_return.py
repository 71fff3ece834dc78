"""The organisation says that it is not its duty; one level above decides."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_asks_and_the_clock_runs_on(town):
    before = testing.dispatched(town)
    need = acts.ask_return(town.ann, before, body=town.place.other.pk, reason="地点在银闸。").noun
    assert (need.state, need.returns, need.proposed_id) == ("return_asked", 1, town.place.other.pk)
    assert need.due_at == before.due_at
    assert last(need).facts["named"] == town.place.other.pk


def test_a_clock_that_stood_still_runs_again(town):
    need = acts.pause(
        town.ann, acts.sign(town.ann, testing.dispatched(town)).noun, cause="higher", note="等。"
    ).noun
    assert acts.ask_return(town.ann, need, body=None, reason="不归我们。").noun.due_at is not None


def test_what_is_sent_back_too_often_goes_to_the_level_above(town):
    need = acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不归我们。").noun
    need = acts.send_elsewhere(town.sue, need, body=town.place.other.pk).noun
    need = acts.ask_return(town.sue, need, body=town.place.community.pk, reason="也不归我们。").noun
    assert (need.state, need.body_id, need.returns) == ("triage", town.place.street.pk, 2)
    assert need.proposed_id == town.place.community.pk
    assert last(need).facts["by_body"] == town.place.other.pk
    assert town.place.street.name in told(need).text
    assert acts.answer(town.sue, need, text="街道直接办理，已修好。").noun.state == "replied"


def test_it_refuses_without_a_reason(town):
    with refused(field="text"):
        acts.ask_return(town.ann, testing.dispatched(town), body=None, reason=" ")


def test_it_refuses_who_does_not_handle_there(town):
    with refused(NotYours):
        acts.ask_return(town.dan, testing.dispatched(town), body=None, reason="不归我们。")


def test_it_waits_no_longer_once_work_has_begun(town):
    with refused(NotNow):
        acts.ask_return(town.ann, testing.working(town), body=None, reason="不归我们。")
