"""The menu: drafted, published, said better, checked, paused, withdrawn; its sessions."""

from datetime import time, timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.testing import statements
from linli.orders import acts, queries, reactions, testing
from linli.orders.models import Offer, Order, Session
from linli.orders.tests.asking import last, refused, told
from linli.organisations import acts as organisations
from linli.organisations.models import Post
from linli.people.models import Person


def test_an_offer_is_free_and_of_the_body_of_the_post(market):
    one = testing.drafted(market)
    assert (one.body_id, one.person_id, one.fee, one.provider) == (market.unit.pk, None, 0, "unit")
    assert not queries.offers_seen(market.bob).filter(pk=one.pk).exists(), "a draft is nobody else's"


def test_a_neighbour_offers_small_things_for_nothing(market):
    one = testing.drafted(market, by=market.bob, title="教用手机")
    assert (one.person_id, one.provider) == (market.bob.person_id, "neighbour")
    with refused(Refused):
        testing.drafted(market, by=market.bob, title="修电脑", fee=20)


def test_a_neighbour_does_not_fill_the_menu(market):
    for n in range(10):
        testing.drafted(market, by=market.bob, title=f"教用手机{n}")
    with refused(Refused):
        testing.drafted(market, by=market.bob, title="再来一个")


def test_a_fee_needs_its_basis_and_days_their_order(market):
    with refused(Refused):
        testing.drafted(market, fee=5)
    assert testing.drafted(market, fee=5, basis="区公益收费标准").fee == 5
    with refused(Refused):
        testing.drafted(market, first_day=today(), last_day=today() - timedelta(days=1))


def test_nobody_speaks_for_another_body(market):
    with refused(NotYours):
        testing.drafted(market, body=testing.ref(market.place.community))
    with refused(NotYours):
        acts.publish_offer(market.bob, testing.drafted(market))


def test_a_draft_is_changed_and_what_is_up_is_said_better_to_who_ordered(market):
    one = acts.change_offer(market.uma, testing.drafted(market), title="开放操场").noun
    assert last(one).kind == "orders.offer.changed"
    one = acts.publish_offer(market.uma, one).noun
    with refused(NotNow):
        acts.change_offer(market.uma, one, title="操场")
    testing.placed(market, offer=one)
    acts.amend_offer(market.uma, one, place_words="北门进")
    assert any("开放操场" in subject for subject in told(market.bob))


def test_publishing_tells_who_looks_for_such_a_thing_with_the_reason(market):
    testing.wanted(market)
    testing.published(market)
    assert any("周末开放操场" in one for one in told(body=market.place.community))


def test_what_nobody_checked_is_paused_and_checked_again(market):
    one = testing.published(market)
    with travel(now() + timedelta(days=366)):
        assert reactions.pause_what_is_stale() == 1
        one.refresh_from_db()
        assert one.state == "paused" and told(body=market.unit)
        assert acts.check_offer(market.uma, one).noun.state == "published"
        assert acts.pause_offer(market.uma, one).noun.state == "paused"
    with refused(NotNow):
        testing.placed(market, offer=one)


def test_withdrawing_ends_open_orders_and_tells_both(market):
    order = testing.placed(market)
    acts.withdraw_offer(market.uma, order.offer, reason="操场整修")
    assert testing.fresh(order).state == "ended"
    assert told(market.bob) and told(body=market.unit)
    with refused(NotNow):
        testing.placed(market, offer=order.offer)


def test_withdrawing_wants_a_reason(market):
    with refused(Refused):
        acts.withdraw_offer(market.uma, testing.published(market), reason="不")


def test_times_repeat_weekly_and_never_lie_in_the_past(market):
    offer = testing.published(market)
    day = today() + timedelta(days=2)
    given = {"offer": offer.pk, "begins": time(9), "ends": time(11), "seats": 5}
    acts.add_session(market.uma, day=day, weeks=3, **given)
    assert Session.objects.filter(offer=offer).count() == 3
    with refused(Refused):
        acts.add_session(market.uma, day=day, **given)
    with refused(Refused):
        acts.add_session(market.uma, day=today() - timedelta(days=1), **given)
    with refused(NotYours):
        acts.add_session(market.bob, day=day, **given)
    assert last(Session.objects.order_by("begins_at").last()).kind == "orders.session.repeated"


def test_calling_a_time_off_tells_everybody_in_it(market):
    offer, session = testing.with_session(market)
    one = testing.placed(market, offer=offer, session=session.pk)
    acts.cancel_session(market.uma, session, reason="下大雪")
    assert testing.fresh(one).state == "ended" and told(market.bob)
    with refused(NotNow):
        testing.placed(market, by=market.cat, offer=offer, session=session.pk)


def test_a_body_that_is_no_more_leaves_nothing_open(market):
    offered, asked = testing.placed(market), testing.wanted(market, by=market.uma, theme="law")
    bought = testing.placed(
        market, by=market.uma, offer=testing.published(market, by=market.ann, title="理发")
    )
    for post in organisations_posts(market.unit):
        organisations.vacate_post(CLOCK, post)
    organisations.dissolve_body(CLOCK, market.unit, reason="迁走")
    assert {testing.fresh(one).state for one in (offered, bought)} == {"ended"}
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert not Offer.objects.filter(body=market.unit).exclude(state="withdrawn").exists()
    assert told(market.bob) and told(body=market.place.community)


def organisations_posts(body):
    return Post.objects.filter(body=body, state="filled")


def test_whoever_closes_their_account_keeps_nothing_open(market):
    order = testing.placed(market)
    reactions.end_what_a_person_has(CLOCK, Person.objects.get(pk=market.bob.person_id), last(order))
    assert testing.fresh(order).state == "ended"
    assert not Order.objects.filter(state="placed").exists()


def test_publishing_asks_the_database_little(market):
    draft = testing.drafted(market)
    with statements(14):
        acts.publish_offer(market.uma, draft, key="once")
