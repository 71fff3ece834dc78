"""A body that ends: its offers, orders and agreements go on with the one that follows, or end; everybody is told."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today
from linli.kernel.hands import held_by
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours
from linli.orders import acts, testing
from linli.orders.models import Offer, Rating
from linli.orders.tests.asking import last, refused, told
from linli.organisations.acts import dissolve_body, merge_bodies
from linli.organisations.testing import a_body, dissolved, holding
from linli.people.testing import person


@pytest.fixture
def heir(market):
    return a_body("resident_unit", "合并后的青桐学校", market.place.street)


def agreed(market):
    mei = holding(person("梅素云"), market.place.community, "community_secretary")
    one = acts.draft_agreement(
        market.uma, second=testing.ref(market.place.community), title="操场与课后班", gives="操场", gets="托管",
        begins=today(), ends=today() + timedelta(days=300),
    ).noun  # fmt: skip
    return acts.sign_agreement(mei, acts.sign_agreement(market.uma, one).noun).noun


def held(body):
    return {one.key: one.n for one in held_by(body.pk) if one.key.startswith("orders.")}


def test_it_tells_what_is_in_whose_hands(market):
    testing.placed(market)
    testing.wanted(market, by=market.uma)
    agreed(market)
    assert held(market.unit) == {
        "orders.offers": 1, "orders.wants": 1, "orders.orders": 1, "orders.agreements": 1,
    }  # fmt: skip
    assert held(market.place.community) == {"orders.agreements": 1}
    merging = str(merge_bodies.form(actor=market.uma, noun=market.unit).fields["into"].help_text)
    ending = str(dissolve_body.form(actor=market.uma, noun=market.unit).fields["ended_on"].help_text)
    assert "转由对方继续" in merging and "菜单上的服务: 1" in merging and "待完成的订单: 1" in ending


def test_when_it_is_dissolved_all_of_it_ends_and_both_sides_hear_why(market):
    scheduled, agreement = testing.scheduled(market), agreed(market)
    want = testing.wanted(market, by=market.uma)
    answer = acts.answer_want(market.ann, want=want.pk, words="我们可以").noun
    dissolved(market.unit)
    assert testing.fresh(scheduled).state == testing.fresh(answer).state == "ended"
    assert [type(one).objects.get(pk=one.pk).state for one in (want, agreement)] == ["withdrawn", "ended"]
    assert not Offer.objects.filter(body=market.unit).exclude(state="withdrawn").exists()
    assert "周末开放操场" in told(market.bob)[0]
    assert any("操场与课后班" in one for one in told(body=market.place.community))
    assert last(scheduled).kind == "orders.order.ended" and held(market.unit) == {}


def test_at_a_merger_offers_and_orders_go_on_and_agreements_are_drawn_up_anew(market, heir):
    order, agreement = testing.scheduled(market), agreed(market)
    merge_bodies(CLOCK, market.unit.pk, into=heir)
    order = testing.fresh(order)
    assert (order.state, order.giver_body, order.offer.body) == ("scheduled", heir, heir)
    assert any("合并后的青桐学校" in one for one in told(market.bob)) and told(body=heir)
    agreement.refresh_from_db()
    assert agreement.state == "ended"
    kinds = set(Entry.objects.filter(chain=last(order).chain).values_list("kind", flat=True))
    assert {"orders.offer.handed_on", "orders.order.handed_on", "organisations.body.merged"} <= kinds
    uma = holding(person("吴漫"), heir, "unit_contact")
    with testing.after(order):
        done = acts.deliver(uma, order).noun
        acts.rate_order(market.bob, acts.confirm(market.bob, done).noun, mark="yes")
    assert Rating.objects.get().about == heir


def test_with_an_heir_named_it_goes_on_after_dissolving_too(market, heir):
    want, offer = testing.wanted(market, by=market.uma), testing.published(market)
    dissolved(market.unit, heir)
    want.refresh_from_db()
    offer.refresh_from_db()
    assert (want.body, want.state, offer.body, offer.state) == (heir, "open", heir, "published")
    assert last(want).kind == "orders.want.handed_on" and last(want).facts["from_body"] == market.unit.pk


def test_an_order_between_the_two_ends_when_they_become_one(market, heir):
    hedi = holding(person("何迪"), heir, "unit_contact")
    order = testing.placed(market, by=hedi)
    merge_bodies(CLOCK, market.unit.pk, into=heir)
    assert testing.fresh(order).state == "ended" and told(body=heir)


def test_what_is_to_be_had_at_a_community_is_to_be_had_at_the_one_that_follows(market):
    offer = testing.published(market)
    want = testing.wanted(market, by=market.bob)
    merge_bodies(CLOCK, market.place.community.pk, into=market.place.other)
    offer.refresh_from_db()
    want.refresh_from_db()
    assert offer.at == want.at == market.place.other and offer.area == market.place.other.area_code
    assert offer.body == market.unit and offer.state == "published"


def test_only_the_end_of_a_body_hands_on(market, heir):
    offer, order, want = testing.published(market), testing.placed(market), testing.wanted(market)
    for act, noun in ((acts.hand_on_offer, offer), (acts.hand_on_order, order), (acts.hand_on_want, want)):
        with refused(NotYours):
            act(market.uma, noun, gone=market.unit.pk, heir=heir)
