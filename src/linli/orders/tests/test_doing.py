"""Arranged with room and volunteers in one step, done, confirmed or questioned, decided, rated both ways."""

from datetime import time, timedelta

from linli.kernel.clock import travel
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import acts, queries, reactions, testing
from linli.orders.models import Rating
from linli.orders.tests.asking import last, refused, told
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.venues import acts as venues
from linli.venues.models import Booking
from linli.volunteers.models import Task


def hall(market):
    """A room that the community lends every day."""
    mei = holding(person("梅素云"), market.place.community, "community_secretary")
    site = venues.add_site(
        mei, body=testing.ref(market.place.community), name="活动站", kind="activity_room", address="3号楼"
    ).noun
    space = venues.add_space(mei, site=site, name="多功能厅", area_m2=60, seats=40, function="meeting").noun
    venue = venues.add_venue(mei, site=site, name="多功能厅", kind="room", spaces=[space]).noun
    return venues.set_hours(mei, venue, hours="工作日 8:00-20:00\n休息日 8:00-20:00").noun


def accepted(market):
    """The community cuts hair for Bob; Ann speaks for it."""
    offer = testing.published(market, by=market.ann, title="义务理发", theme="elderly")
    return acts.accept(market.ann, testing.placed(market, offer=offer)).noun


def when(order, days=2, begins=9, ends=10):
    return {
        "day": (order.placed_at + timedelta(days=days)).date(),
        "begins": time(begins),
        "ends": time(ends),
    }


def test_room_and_volunteers_are_booked_in_the_same_step(market):
    order, venue = accepted(market), hall(market)
    order = acts.schedule(market.ann, order, **when(order), venue=venue.pk, volunteers=2).noun
    assert order.state == "scheduled" and order.booking.venue_id == venue.pk
    assert Task.objects.get(pk=order.task_id).state == "published"
    assert "多功能厅" in order.place_words and told(market.bob)


def test_if_the_room_is_taken_nothing_is_arranged(market):
    order, venue = accepted(market), hall(market)
    acts.schedule(market.ann, order, **when(order), venue=venue.pk)
    other = acts.accept(market.ann, testing.placed(market, by=market.cat, offer=order.offer)).noun
    with refused(Refused):
        acts.schedule(market.ann, other, **when(other), venue=venue.pk, volunteers=1)
    assert testing.fresh(other).state == "accepted" and not Task.objects.exists()


def test_cancelling_gives_room_and_volunteers_back(market):
    order, venue = accepted(market), hall(market)
    order = acts.schedule(market.ann, order, **when(order), venue=venue.pk, volunteers=1).noun
    acts.withdraw_order(market.bob, order, reason="我摔了一跤")
    assert Booking.objects.get().state == "cancelled" and Task.objects.get().state == "cancelled"


def test_another_time_frees_the_first_room(market):
    order, venue = accepted(market), hall(market)
    order = acts.schedule(market.ann, order, **when(order), venue=venue.pk).noun
    order = acts.schedule(market.ann, order, **when(order, days=4), venue=venue.pk).noun
    assert sorted(Booking.objects.values_list("state", flat=True)) == ["cancelled", "confirmed"]


def test_it_refuses_the_past_and_the_receiver(market):
    order = accepted(market)
    with refused(Refused):
        acts.schedule(market.ann, order, **when(order, days=-2))
    with refused(NotYours):
        acts.schedule(market.bob, order, **when(order))


def test_it_waits_until_its_time_before_it_is_done(market):
    order = testing.scheduled(market)
    with refused(NotNow):
        acts.deliver(market.uma, order)
    with testing.after(order):
        assert acts.deliver(market.uma, order).noun.state == "delivered"
        assert told(market.bob)


def test_only_the_receivers_word_makes_it_count(market):
    order = testing.delivered(market)
    with refused(NotYours):
        acts.confirm(market.uma, order)
    with testing.after(order):
        assert acts.confirm(market.bob, order).noun.state == "confirmed"
    assert last(order).amounts == {"served": 1, "people": 1}


def test_what_was_looked_for_is_found_when_it_is_confirmed(market):
    want = testing.wanted(market)
    order = acts.accept(market.ann, acts.answer_want(market.uma, want=want.pk, words="可以").noun).noun
    order = acts.schedule(market.uma, order, **when(order)).noun
    with testing.after(order):
        acts.confirm(market.ann, acts.deliver(market.uma, order).noun)
    want.refresh_from_db()
    assert want.state == "met"


def test_what_was_not_right_is_put_right_or_decided_above(market):
    order = testing.delivered(market)
    with testing.after(order):
        order = acts.dispute(market.bob, order, reason="没有人来过").noun
        assert told(body=market.unit) and queries.disputed(market.sue).count() == 1
        with refused(NotYours):
            acts.judge(market.uma, order, reason="其实来过的")
        again = acts.deliver(market.uma, order, note="补上了").noun
        again = acts.dispute(market.bob, again, reason="还是没有来").noun
        assert acts.judge(market.sue, again, reason="核实没有上门").noun.state == "undelivered"
        assert told(market.bob) and told(body=market.unit)


def test_the_level_above_may_find_that_it_was_done(market):
    order = testing.delivered(market)
    with testing.after(order):
        order = acts.dispute(market.bob, order, reason="没有人来过").noun
        assert acts.stand(market.sue, order, reason="有签到照片").noun.state == "unsaid"
        assert acts.confirm(market.bob, order).noun.state == "confirmed"


def test_silence_after_it_was_done_is_told_apart(market):
    order = testing.delivered(market)
    with travel(order.delivered_at + timedelta(days=16)):
        assert reactions.end_silence() == 1
        assert testing.fresh(order).state == "unsaid"


def test_two_bodies_rate_each_other_and_then_it_is_closed(market):
    order = testing.confirmed(market, by=market.ann)
    with testing.after(order):
        one = acts.rate_order(market.ann, order, mark="yes", words="准时").noun
        assert one.state == "confirmed"
        with refused(NotNow):
            acts.rate_order(market.ann, one, mark="no")
        assert acts.rate_order(market.uma, one, mark="basically").noun.state == "rated"
    assert dict(Rating.objects.values_list("side", "about")) == {
        "taker": market.unit.pk, "giver": market.place.community.pk,
    }  # fmt: skip


def test_a_person_is_thanked_and_never_marked(market):
    order = testing.confirmed(market)
    with testing.after(order):
        acts.rate_order(market.uma, order, mark="no", words="谢谢您来")
        with refused(Refused):
            acts.rate_order(market.bob, order, words="很好")
        acts.rate_order(market.bob, order, mark="yes")
    said = Rating.objects.get(side="giver")
    assert (said.mark, said.about) == ("", None)
    assert last(said).kind == "orders.rating.said" and last(said).amounts == {}


def test_thanks_need_words(market):
    order = testing.confirmed(market)
    with testing.after(order), refused(Refused):
        acts.rate_order(market.uma, order)


def test_what_one_chose_comes_first_and_can_be_emptied(market):
    testing.published(market, title="义诊", theme="health")
    testing.published(market, title="合唱", theme="culture")
    acts.choose_interests(market.bob, home=testing.ref(market.place.community), themes=["health"])
    mine = queries.interest_of(market.bob.person_id)
    found = queries.found_offers(mine.home_id, queries.Wish(themes=tuple(mine.themes)))
    assert [one.offer.title for one in found] == ["义诊", "合唱"]
    acts.choose_interests(market.bob)
    assert queries.interest_of(market.bob.person_id).themes == []
