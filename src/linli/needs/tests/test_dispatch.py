"""A need is passed on to the organisation that is competent."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_goes_to_the_organisation_named_and_keeps_who_leads(town):
    need = testing.dispatched(town)
    assert (need.state, need.body_id, need.first_body_id) == (
        "dispatched", town.place.community.pk, town.place.community.pk,
    )  # fmt: skip
    assert last(need).facts["by_body"] == town.place.street.pk
    assert last(need).facts["catalogue"] is True


def test_it_refuses_who_does_not_pass_on(town):
    with refused(NotYours):
        acts.dispatch(town.ann, testing.raised(town), body=town.place.community.pk)


def test_it_refuses_an_organisation_that_does_not_exist(town):
    with refused(field="body"):
        acts.dispatch(town.sue, testing.raised(town), body=0)


def test_it_waits_for_no_second_time(town):
    with refused(NotNow):
        acts.dispatch(town.sue, testing.dispatched(town), body=town.place.other.pk)


def test_it_tells_the_person_who_has_it_now(town):
    assert town.place.community.name in told(testing.dispatched(town)).text


def test_another_urgency_moves_the_clock_and_keeps_its_beginning(town):
    need = testing.raised(town)
    after = acts.dispatch(town.sue, need, body=town.place.community.pk, urgency="emergency").noun
    assert after.due_at < need.due_at
    assert after.clock_from == need.clock_from
