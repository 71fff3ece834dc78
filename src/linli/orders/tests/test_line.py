"""Seats of a session: the last place once, groups whole, a held place passed on."""

from datetime import timedelta

from linli.kernel.clock import now, travel
from linli.kernel.refusals import NotNow, Refused
from linli.orders import acts, reactions, rules, testing
from linli.orders.models import SessionSeat
from linli.orders.tests.asking import refused, told


def test_a_free_seat_is_ones_own_at_once(market):
    offer, session = testing.with_session(market)
    order = testing.placed(market, offer=offer, session=session.pk)
    assert (order.state, order.begins_at) == ("scheduled", session.begins_at)
    assert list(SessionSeat.objects.values_list("seat", "state")) == [(1, "taken")]
    with refused(NotNow):
        testing.placed(market, offer=offer, session=session.pk)


def test_a_group_has_all_its_seats_or_waits_whole(market):
    offer, session = testing.with_session(market, seats=3)
    first = testing.placed(market, offer=offer, session=session.pk, how_many=2)
    with refused(Refused):
        testing.placed(market, by=market.cat, offer=offer, session=session.pk, how_many=2)
    other = testing.placed(market, by=market.cat, offer=offer, session=session.pk, how_many=2, wait=True)
    assert other.state == "waiting"
    acts.withdraw_order(market.bob, first)
    held = testing.fresh(other)
    assert held.state == "held" and told(market.cat)
    assert sorted(SessionSeat.objects.filter(state="held").values_list("seat", flat=True)) == [1, 2]
    assert acts.take_place(market.cat, held).noun.state == "scheduled"
    assert set(SessionSeat.objects.filter(claim=other).values_list("state", flat=True)) == {"taken"}


def test_a_hold_that_ran_out_goes_to_the_next(market):
    offer, session = testing.with_session(market, seats=1)
    first = testing.placed(market, offer=offer, session=session.pk)
    second = testing.placed(market, by=market.cat, offer=offer, session=session.pk, wait=True)
    dan = testing.resident("邓年")
    third = testing.placed(market, by=dan, offer=offer, session=session.pk, wait=True)
    acts.withdraw_order(market.bob, first)
    with travel(testing.fresh(second).held_until):
        with refused(NotNow):
            acts.take_place(market.cat, second)
        assert reactions.pass_holds_on() == 1
        assert (testing.fresh(second).state, testing.fresh(third).state) == ("waiting", "held")


def test_a_line_ends_when_it_begins(market):
    offer, session = testing.with_session(market, seats=1)
    testing.placed(market, offer=offer, session=session.pk)
    waits = testing.placed(market, by=market.cat, offer=offer, session=session.pk, wait=True)
    with travel(session.begins_at + timedelta(minutes=1)):
        reactions.end_silence()
    assert testing.fresh(waits).state == "ended" and told(market.cat)


def test_it_refuses_what_has_begun_and_more_than_the_room_holds(market):
    offer, session = testing.with_session(market)
    with refused(Refused):
        testing.placed(market, offer=offer, session=session.pk, how_many=3, wait=True)
    with travel(session.begins_at), refused(NotNow):
        testing.placed(market, offer=offer, session=session.pk)
    with refused(NotNow):
        testing.placed(market, offer=testing.published(market, title="别的"), session=session.pk)


class Row:
    def __init__(self, pk, claim, state="waiting", seat=None, until=None):
        self.pk, self.claim_id, self.state, self.seat, self.held_until = pk, claim, state, seat, until
        self.order = now() + timedelta(seconds=pk)


def test_who_fits_comes_before_a_group_that_does_not():
    rows = [Row(1, 1), Row(2, 1), Row(3, 2)]
    line = rules.settle_parties(rows, 1, now())
    assert [(one.claim_id, seat) for one, seat in line.offered] == [(2, 1)] and line.free == []
    assert [seat for _one, seat in rules.settle_parties(rows, 3, now()).offered] == [1, 2, 3]


def test_the_clock_alone_holds_lapses_and_ends(market):
    order = testing.placed(market)
    for act in (acts.offer_place, acts.lapse_place, acts.end_order, acts.expire_order, acts.settle_order):
        assert not act.may(market.uma, order)
        assert act.kind.rpartition(".")[0] == "orders.order"


KINDS = (
    "orders.order.offered",
    "orders.order.lapsed",
    "orders.order.ended",
    "orders.order.expired",
    "orders.order.settled",
)
