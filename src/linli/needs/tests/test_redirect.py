"""What no public body handles is told another way, and ends."""

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


def test_it_ends_with_its_reason_and_is_left_out_of_the_rates(town):
    need = acts.redirect(town.sue, testing.raised(town), outcome="lawful_channel", text="请向法院起诉。").noun
    assert (need.state, need.outcome, need.due_at) == ("closed", "lawful_channel", None)
    assert last(need).amounts == {"redirected": 1, "excluded": 1}


def test_it_refuses_to_send_away_without_naming_where_to(town):
    with refused(field="text"):
        acts.redirect(town.sue, testing.raised(town), outcome="outside_duty", text="")


def test_it_refuses_the_handler(town):
    with refused(NotNow):
        acts.redirect(town.sue, testing.dispatched(town), outcome="unlawful", text="不行。")
    with refused(NotYours):
        acts.redirect(town.ann, testing.raised(town), outcome="unlawful", text="不行。")


def test_it_tells_the_person_the_way(town):
    need = acts.redirect(town.sue, testing.raised(town), outcome="emergency", text="已转119。").noun
    assert told(need).text == "已转119。"
