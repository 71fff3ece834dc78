"""Left out of the rates: by a reason, one level above, before the person is asked."""

from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_counts_as_left_out_and_no_longer_in_the_rates(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待法院判决。").noun
    assert need.excluded == "等待法院判决。"
    assert last(need).amounts == {"excluded": 1}
    acts.reply(town.ann, need, outcome="solved", text="好了。")
    acts.rate(town.bob, need, contacted=True, solved=True, satisfied="yes")
    assert "valid" not in last(need).amounts


def test_it_refuses_the_handler_itself(town):
    with refused(NotYours):
        acts.exclude(town.ann, testing.working(town), reason="等待。")


def test_it_refuses_after_the_person_was_heard(town):
    with refused():
        acts.exclude(town.sue, testing.closed(town), reason="等待。")


def test_it_refuses_a_second_time(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    with refused():
        acts.exclude(town.sue, need, reason="等待。")


def test_it_refuses_without_a_reason(town):
    with refused(field="text"):
        acts.exclude(town.sue, testing.working(town), reason="")
