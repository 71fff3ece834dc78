"""An order from either side: placed, accepted, countered, declined; silence; taking back."""

from datetime import timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.orders import acts, queries, reactions, testing
from linli.orders.tests.asking import last, refused, told


def test_it_waits_for_an_answer_within_five_working_days(market):
    order = testing.placed(market)
    assert order.state == "placed" and last(order).facts["state"] == "placed"
    assert timedelta(days=5) <= order.answer_by - now() <= timedelta(days=12)
    assert told(body=market.unit) and queries.to_answer(market.uma).count() == 1


def test_it_asks_the_database_little(market):
    offer = testing.published(market)
    testing.placed(market, by=market.cat, offer=offer)
    with statements(14):
        acts.place_order(market.bob, offer=offer.pk, contact="1", key="once")


def test_it_refuses_ones_own_and_too_many(market):
    offer = testing.published(market, most=10)
    with refused(Refused):
        testing.placed(market, by=market.uma, offer=offer)
    with refused(Refused):
        testing.placed(market, offer=offer, how_many=11)


def test_it_is_seen_by_its_two_sides_and_the_level_above(market):
    order = testing.placed(market)
    seen = {
        name: queries.orders_seen(getattr(market, name)).filter(pk=order.pk).exists()
        for name in ("bob", "cat", "uma", "sue", "ann")
    }
    assert seen == {"bob": True, "cat": False, "uma": True, "sue": True, "ann": False}


def test_accepting_is_for_who_was_asked(market):
    order = testing.placed(market)
    with refused(NotYours):
        acts.accept(market.bob, order)
    assert acts.accept(market.uma, order).noun.state == "accepted"
    assert told(market.bob)


def test_declining_needs_a_reason_that_the_other_side_reads(market):
    order = testing.placed(market)
    with refused(Refused):
        acts.decline(market.uma, order, reason="忙")
    acts.decline(market.uma, order, reason="那天有考试")
    assert testing.fresh(order).state == "declined" and told(market.bob)
    with refused(NotNow):
        acts.accept(market.uma, order)


def test_another_way_is_proposed_and_agreed_or_not(market):
    order = acts.counter(market.uma, testing.placed(market), proposal="周日下午可以").noun
    assert order.state == "countered"
    with refused(NotYours):
        acts.agree(market.uma, order)
    assert acts.agree(market.bob, order).noun.state == "accepted"
    other = acts.counter(market.uma, testing.placed(market, by=market.cat), proposal="周日下午可以").noun
    with refused(NotYours):
        acts.decline(market.uma, other, reason="不行了吧")
    assert acts.decline(market.cat, other, reason="周日不在家").noun.state == "declined"


def test_silence_ends_it_and_both_hear_of_it(market):
    order = testing.placed(market)
    with travel(order.answer_by):
        assert reactions.end_silence() == 1
    assert testing.fresh(order).state == "expired"
    assert told(market.bob)[0] != told(body=market.unit)[0]


def test_a_want_is_answered_from_the_other_side(market):
    want = testing.wanted(market)
    offer = testing.published(market)
    order = acts.answer_want(market.uma, want=want.pk, offer=offer.pk, words="周六可以借").noun
    assert (order.side, order.giver_body_id, order.taker_body_id) == ("giver", market.unit.pk, want.body_id)
    with refused(NotNow):
        acts.answer_want(market.uma, want=want.pk, words="再说一遍")
    with refused(NotYours):
        acts.accept(market.uma, order)
    assert acts.accept(market.ann, order).noun.state == "accepted"


def test_it_refuses_another_ones_offer_and_a_closed_want(market):
    want = testing.wanted(market)
    with refused(NotYours):
        acts.answer_want(market.bob, want=want.pk, offer=testing.published(market).pk, words="我来")
    acts.withdraw_want(market.ann, want)
    with refused(NotNow):
        acts.answer_want(market.uma, want=want.pk, words="可以借")


def test_either_side_cancels_and_the_other_is_told(market):
    order = testing.scheduled(market)
    assert acts.withdraw_order(market.bob, order).noun.state == "withdrawn"
    assert told(body=market.unit)
    other = testing.scheduled(market, by=market.cat)
    acts.withdraw_order(market.uma, other, reason="老师病了")
    assert told(market.cat)
    with refused(NotYours):
        acts.withdraw_order(market.bob, testing.placed(market, by=market.cat))


def test_wants_are_said_met_and_run_out(market):
    want = testing.wanted(market)
    assert want.state == "open" and last(want).amounts == {"wanted": 1}
    with refused(Refused):
        testing.wanted(market, until=now().date() - timedelta(days=2))
    assert acts.meet_want(market.ann, want).noun.state == "met"
    other = testing.wanted(market, by=market.bob, title="想学手机")
    with travel(now() + timedelta(days=181)):
        reactions.pause_what_is_stale()
    other.refresh_from_db()
    assert other.state == "expired" and told(market.bob)


def test_the_clock_alone_expires_a_want(market):
    with refused(NotYours):
        acts.expire_want(market.ann, testing.wanted(market))
    assert acts.expire_want(CLOCK, testing.wanted(market, title="想借桌椅")).noun.state == "expired"


def test_a_neighbours_want_is_told_by_theme_alone(market):
    want = testing.wanted(market, by=market.bob, title="想请人陪我去医院", theme="health")
    for actor, seen in ((market.bob, True), (market.cat, False), (market.uma, True)):
        assert queries.wants_seen(actor).filter(pk=want.pk).exists() is seen
    testing.published(market, theme="health", title="义诊")
    assert not any("陪我去医院" in one for one in told(body=market.unit))
