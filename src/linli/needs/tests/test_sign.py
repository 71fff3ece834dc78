"""The organisation takes it on."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_takes_it_on(town):
    need = acts.sign(town.ann, testing.dispatched(town)).noun
    assert need.state == "signed"
    assert last(need).amounts == {"signed": 1}


def test_somebody_above_may_take_it_on_for_it(town):
    assert acts.sign(town.sue, testing.dispatched(town)).noun.state == "signed"


def test_it_refuses_who_does_not_handle_there(town):
    with refused(NotYours):
        acts.sign(town.dora, testing.dispatched(town))


def test_it_refuses_a_page_that_is_out_of_date(town):
    need = testing.dispatched(town)
    with refused(NotNow):
        acts.sign(town.ann, need, seen=need.version - 1)


def test_it_waits_until_it_was_passed_on(town):
    with refused(NotNow):
        acts.sign(town.sue, testing.raised(town))


def test_the_same_click_twice_is_one_deed(town):
    need = testing.dispatched(town)
    acts.sign(town.ann, need, key="one")
    again = acts.sign(town.ann, need, key="one")
    assert again.repeated
    assert again.noun.state == "signed"
