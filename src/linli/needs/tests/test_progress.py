"""What was done, for the person to see."""

from linli.kernel.journal.history import history
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import refused, told


def test_it_stands_in_the_course(town):
    need = acts.progress(town.ann, testing.working(town), note="师傅明天来。").noun
    assert need.state == "working"
    assert history(need)[-1].remark == "师傅明天来。"


def test_it_refuses_nothing_said(town):
    with refused(field="text"):
        acts.progress(town.ann, testing.working(town), note="")


def test_it_refuses_the_person_themselves(town):
    with refused(NotYours):
        acts.progress(town.bob, testing.working(town), note="已修。")


def test_it_waits_until_it_was_taken_on(town):
    with refused(NotNow):
        acts.progress(town.ann, testing.dispatched(town), note="已修。")


def test_it_tells_the_person(town):
    need = acts.progress(town.ann, testing.working(town), note="师傅明天来。").noun
    assert (told(need).to_person, told(need).text) == (town.bob.person_id, "师傅明天来。")
