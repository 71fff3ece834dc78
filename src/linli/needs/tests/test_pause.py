"""The clock stands still for a named cause only, and the person sees why."""

from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_stops_the_clock(town):
    need = acts.pause(town.ann, testing.working(town), cause="reporter", note="等您在家。").noun
    assert need.due_at is None
    assert need.paused_at is not None
    assert last(need).facts["cause"] == "reporter"


def test_it_refuses_a_clock_that_stands_already(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    with refused():
        acts.pause(town.ann, need, cause="higher", note="等批复。")


def test_it_refuses_before_it_was_taken_on(town):
    with refused():
        acts.pause(town.ann, testing.dispatched(town), cause="force", note="大雪。")


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.pause(town.dan, testing.working(town), cause="force", note="大雪。")


def test_it_tells_the_person_what_it_waits_for(town):
    assert (
        told(acts.pause(town.ann, testing.working(town), cause="reporter", note="等您在家。").noun).text
        == "等您在家。"
    )
