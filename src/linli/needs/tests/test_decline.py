"""Not ours: never an end, always a next desk (article 14)."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_goes_to_the_level_above(town):
    need = acts.decline(town.sue, testing.raised(town), body=None, reason="属于区级职责。").noun
    assert (need.state, need.body_id, need.proposed_id) == ("triage", town.place.district.pk, None)
    assert need.due_at is not None


def test_it_goes_to_the_organisation_named(town):
    need = acts.decline(town.sue, testing.raised(town), body=town.place.other.pk, reason="在银闸。").noun
    assert need.body_id == town.place.other.pk
    assert last(need).facts["named"] is True


def test_it_refuses_without_a_reason_and_to_itself(town):
    with refused(field="text"):
        acts.decline(town.sue, testing.raised(town), body=None, reason="")
    with refused(field="body"):
        acts.decline(town.sue, testing.raised(town), body=town.place.street.pk, reason="不是我们。")


def test_it_refuses_the_handler_and_what_is_being_worked_on(town):
    with refused(NotYours):
        acts.decline(town.ann, testing.dispatched(town), body=None, reason="不是我们。")
    with refused(NotNow):
        acts.decline(town.sue, testing.working(town), body=None, reason="不是我们。")


def test_it_tells_who_sees_to_it_now(town):
    need = acts.decline(town.sue, testing.raised(town), body=None, reason="属于区级职责。").noun
    assert town.place.district.name in told(need).text
