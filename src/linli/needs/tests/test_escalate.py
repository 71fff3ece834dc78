"""What one level cannot solve goes to the level above (article 20)."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_goes_up_and_the_clock_runs_on(town):
    before = testing.working(town)
    need = acts.escalate(town.ann, before, reason="需要街道协调。").noun
    assert (need.state, need.body_id, need.first_body_id) == (
        "triage", town.place.street.pk, town.place.community.pk,
    )  # fmt: skip
    assert need.due_at == before.due_at
    assert last(need).facts["by_body"] == town.place.community.pk


def test_a_clock_that_stood_still_runs_again(town):
    need = acts.pause(town.ann, testing.working(town), cause="higher", note="等。").noun
    assert acts.escalate(town.ann, need, reason="需要街道协调。").noun.due_at is not None


def test_it_refuses_without_a_reason(town):
    with refused(field="text"):
        acts.escalate(town.ann, testing.working(town), reason="")


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.escalate(town.dan, testing.working(town), reason="需要协调。")


def test_it_waits_until_it_was_taken_on(town):
    with refused(NotNow):
        acts.escalate(town.ann, testing.dispatched(town), reason="需要协调。")


def test_it_tells_who_leads_now(town):
    need = acts.escalate(town.ann, testing.working(town), reason="需要街道协调。").noun
    assert town.place.street.name in told(need).text
