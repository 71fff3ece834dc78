"""The result is wrong."""

from datetime import timedelta

from linli.kernel import rulebook
from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Remark
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused


def test_it_goes_to_the_level_above_with_its_reason(town):
    need = acts.contest(town.bob, testing.closed(town), reason="门还是关不上").noun
    assert need.state == "contested"
    assert Remark.objects.get(entry_id=last(need).id).text == "门还是关不上"


def test_it_refuses_after_the_window(town):
    need = testing.closed(town)
    days = int(rulebook.get("needs.reopen.window").number)
    with travel(now() + timedelta(days=days, hours=1)), refused():
        acts.contest(town.bob, need, reason="太迟")
    with travel(now() + timedelta(days=days, hours=-1)):
        assert acts.contest(town.bob, need, reason="还来得及").noun.state == "contested"


def test_it_refuses_others_and_empty_reasons(town):
    need = testing.closed(town)
    for who in (town.dan, town.ann):
        with refused(NotYours):
            acts.contest(who, need, reason="不对")
    with refused(Refused):
        acts.contest(town.bob, need, reason=" ")


def test_it_is_open_to_who_was_joined_with_another(town):
    live, own = testing.raised(town), testing.raised(town, by=town.dan)
    acts.merge(town.sue, own, into=live.pk)
    acts.sign(town.ann, acts.dispatch(town.sue, live.pk, body=town.place.community.pk).noun)
    need = acts.reply(town.ann, live.pk, outcome="solved", text="灯已换好。").noun
    acts.rate(town.bob, need, contacted=True, solved=True, satisfied="yes")
    assert acts.contest(town.dan, live.pk, reason="我家门口还是黑的").noun.state == "contested"


def test_it_waits_until_it_is_closed(town):
    for build in (testing.working, testing.replied):
        with refused(NotNow):
            acts.contest(town.bob, build(town), reason="不对")
