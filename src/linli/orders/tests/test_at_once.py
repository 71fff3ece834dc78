"""Many at the same moment, with real connections: one outcome, and everybody is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from linli.kernel.clock import now, travel
from linli.kernel.refusals import Refused
from linli.orders import acts, testing
from linli.orders.models import Order, SessionSeat
from linli.orders.tests.asking import told

AT_ONCE, HANDS = 25, 10


def at_once(tries):
    """What came of each: the noun, or the sentence of the refusal. Each thread travels by itself."""
    moment = now()

    def one(step):
        try:
            with travel(moment):
                return step().noun
        except Refused as refused:
            return str(refused.message)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(one, tries))


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_ordered_once():
    market = testing.a_market()
    offer, session = testing.with_session(market, seats=1)
    people = [testing.resident(f"居民{n}") for n in range(AT_ONCE)]
    came = at_once(
        [
            lambda who=who: acts.place_order(who, offer=offer.pk, session=session.pk, contact="1")
            for who in people
        ]
    )
    assert sum(isinstance(one, Order) for one in came) == 1 and Order.objects.count() == 1
    assert SessionSeat.objects.get().seat == 1
    assert len({one for one in came if isinstance(one, str)}) == 1


@pytest.mark.django_db(transaction=True)
def test_an_offer_withdrawn_while_it_is_ordered_leaves_no_order_open():
    market = testing.a_market()
    offer = testing.published(market)
    people = [testing.resident(f"居民{n}") for n in range(AT_ONCE - 1)]
    steps = [lambda who=who: acts.place_order(who, offer=offer.pk, contact="1") for who in people]
    steps.insert(9, lambda: acts.withdraw_offer(market.uma, offer.pk, reason="操场整修"))
    came = at_once(steps)
    offer.refresh_from_db()
    assert offer.state == "withdrawn" and not isinstance(came[9], str)
    assert set(Order.objects.values_list("state", flat=True)) <= {"ended"}
    told_of = [who for who, one in zip(people, came[:9] + came[10:], strict=True) if isinstance(one, Order)]
    assert all(told(who) for who in told_of), "each who got an order in hears that it ended"


@pytest.mark.django_db(transaction=True)
def test_accepted_and_declined_at_the_same_moment_is_one_of_the_two():
    market = testing.a_market()
    order = testing.placed(market)
    steps = [
        lambda n=n: (
            acts.accept(market.uma, order.pk)
            if n % 2
            else acts.decline(market.uma, order.pk, reason="那天有考试")
        )
        for n in range(AT_ONCE)
    ]
    came = at_once(steps)
    assert sum(isinstance(one, Order) for one in came) == 1
    assert testing.fresh(order).state in ("accepted", "declined")
    assert len(told(market.bob)) == 1
