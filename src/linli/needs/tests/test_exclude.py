"""Left out of the rates: by a reason, one level above, before the person is asked."""

from linli.kernel.journal.models import Remark
from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused
from linli.needs.views.desk.offering import MORE, offered


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


def test_it_refuses_once_the_person_is_asked_or_was_heard(town):
    for need in (testing.replied(town), testing.closed(town)):
        with refused():
            acts.exclude(town.sue, need, reason="等待。")
    contested = acts.contest(town.bob, testing.closed(town), reason="不对").noun
    with refused():
        acts.exclude(town.sue, contested, reason="等待。")


def test_it_refuses_what_is_left_out_already_by_its_ending(town):
    redirected = acts.redirect(town.sue, testing.raised(town), outcome="outside_duty", text="请找物业。").noun
    withdrawn = acts.withdraw(town.bob, testing.raised(town)).noun
    merged = acts.merge(town.sue, testing.raised(town), into=testing.raised(town).pk).noun
    for need in (redirected, withdrawn, merged):
        with refused():
            acts.exclude(town.dora, need, reason="等待。")


def test_a_long_reason_is_kept_whole(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等" * 300).noun
    assert len(need.excluded) == 200
    assert Remark.objects.get(entry_id=last(need).id).text == "等" * 300


def test_the_desk_offers_it_only_while_it_goes_through(town):
    shown = [one.verb for one in offered(town.sue, testing.working(town), MORE)]
    asked = [one.verb for one in offered(town.sue, testing.replied(town), MORE)]
    assert ("excluded" in shown, "excluded" in asked) == (True, False)


def test_it_refuses_a_second_time(town):
    need = acts.exclude(town.sue, testing.working(town), reason="等待。").noun
    with refused():
        acts.exclude(town.sue, need, reason="等待。")


def test_it_refuses_without_a_reason(town):
    with refused(field="text"):
        acts.exclude(town.sue, testing.working(town), reason="")
