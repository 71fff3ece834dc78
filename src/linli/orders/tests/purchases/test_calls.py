"""What is bought is planned by one and published by another; proposals are sealed; one is chosen with the reason."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import acts, reactions_purchases
from linli.orders.models import Proposal, Purchase
from linli.orders.queries import purchases as asking
from linli.orders.tests.asking import last, refused, told
from linli.orders.tests.purchases import buying
from linli.organisations.testing import holding
from linli.people.models import Person

DAY = buying.DAY


def test_it_is_public_once_a_second_person_has_signed(bazaar):
    plan = buying.planned(bazaar)
    bob = bazaar.market.bob
    assert not visible("orders.purchase", bob).filter(pk=plan.pk).exists()
    assert visible("orders.purchase", bazaar.lin).filter(pk=plan.pk).exists()
    done = acts.publish_purchase(bazaar.lin, plan)
    assert visible("orders.purchase", bob).filter(pk=plan.pk).exists()
    assert done.entry.amounts == {"published": 1, "budget_yuan": 40000}


def test_it_refuses_the_signature_of_who_planned_it_and_of_a_desk(bazaar):
    with refused(NotYours):
        acts.publish_purchase(bazaar.sue, buying.planned(bazaar))
    own = acts.plan_purchase(bazaar.lin, **buying.asked(bazaar)).noun
    with refused(NotYours):
        acts.publish_purchase(bazaar.lin, own)
    with pytest.raises(IntegrityError), transaction.atomic():
        Purchase.objects.filter(pk=own.pk).update(approved_by=own.planned_by, published_at=now())


def test_a_plan_is_changed_until_it_is_published(bazaar):
    plan = acts.change_purchase(bazaar.lin, buying.planned(bazaar), budget=Decimal(38000)).noun
    assert (plan.budget, plan.planned_by) == (38000, bazaar.lin.person_id)
    with refused(NotYours):
        acts.publish_purchase(bazaar.lin, plan)


def test_it_refuses_a_call_that_is_too_short_and_days_that_do_not_fit(bazaar):
    day = today()
    for said in (
        {"closes_on": day + 2 * DAY}, {"first_day": day + 5 * DAY}, {"last_day": day + 15 * DAY},
        {"last_day": day + 2000 * DAY}, {"budget": Decimal(0)},
    ):  # fmt: skip
        with refused(Refused):
            buying.planned(bazaar, **said)


def test_a_place_outside_the_street_is_not_bought_for(bazaar):
    with refused(Refused):
        buying.planned(bazaar, at=buying.testing.ref(bazaar.market.place.district))


def test_a_resident_and_a_community_plan_nothing(bazaar):
    for who in (bazaar.market.bob, bazaar.market.ann):
        with refused(NotYours):
            acts.plan_purchase(who, **buying.asked(bazaar))


def test_a_supplier_sees_its_own_alone_and_the_buyer_none_until_the_day(bazaar):
    call = buying.published(bazaar)
    mine = buying.proposed(call, bazaar.hao)
    other = buying.proposed(call, bazaar.market.uma)
    assert list(visible("orders.proposal", bazaar.hao)) == [mine]
    assert list(visible("orders.proposal", bazaar.market.uma)) == [other]
    assert not visible("orders.proposal", bazaar.sue).exists()
    assert asking.to_choose(bazaar.sue, call) == []
    with travel(now() + 11 * DAY):
        assert visible("orders.proposal", bazaar.sue).count() == 2
        assert list(visible("orders.proposal", bazaar.hao)) == [mine]
        assert len(asking.to_choose(bazaar.sue, call)) == 2


def test_a_proposal_is_changed_and_taken_back_while_the_call_is_open(bazaar):
    call = buying.published(bazaar)
    one = acts.change_proposal(
        bazaar.hao, buying.proposed(call, bazaar.hao), price=Decimal(35000), words="再便宜些"
    ).noun
    assert one.price == 35000
    with refused(NotYours):
        acts.change_proposal(bazaar.market.uma, one, price=Decimal(1), words="不是我的")
    with refused(Refused):
        buying.proposed(call, bazaar.hao)
    acts.withdraw_proposal(bazaar.hao, one)
    assert buying.proposed(call, bazaar.hao).state == "put"
    with travel(now() + 11 * DAY), refused(NotNow):
        acts.change_proposal(bazaar.hao, Proposal.objects.last(), price=Decimal(1), words="晚了")


def test_it_refuses_proposals_above_the_budget_of_the_buyer_and_of_organs_of_state(bazaar):
    call = buying.published(bazaar)
    with refused(Refused, "40000"):
        buying.proposed(call, bazaar.hao, Decimal(40001))
    with refused(Refused):
        buying.proposed(call, bazaar.sue)
    place = bazaar.market.place
    department = buying.a_body("department", "区民政部门(示例)", place.district)
    with refused(Refused):
        buying.proposed(call, holding(buying.person("民政"), department, "department_desk"))
    with refused(NotYours):
        buying.proposed(call, bazaar.market.bob)


def test_one_is_chosen_after_the_day_with_a_reason_that_is_public(bazaar):
    call = buying.published(bazaar)
    one = buying.proposed(call, bazaar.hao)
    with refused(NotNow):
        acts.choose_supplier(bazaar.sue, call, proposal=one.pk, reason="价格合适，有自己的厨房。")
    with travel(now() + 11 * DAY):
        with refused(Refused):
            acts.choose_supplier(bazaar.sue, call, proposal=one.pk, reason="好")
        with refused(Refused):
            acts.choose_supplier(bazaar.sue, call, proposal=one.pk + 1, reason="价格合适，有自己的厨房。")
        got = acts.choose_supplier(bazaar.sue, call, proposal=one.pk, reason="价格合适，有自己的厨房。").noun
    assert (got.state, got.supplier_id, got.amount) == ("chosen", bazaar.social.pk, buying.PRICE)
    assert last(got).facts["proposals"] == 1


def test_nobody_who_sits_with_a_supplier_chooses_or_signs(bazaar):
    call = buying.published(bazaar)
    one = buying.proposed(call, bazaar.hao)
    holding(Person.objects.get(pk=bazaar.fang.person_id), bazaar.social, "unit_contact")
    with travel(now() + 11 * DAY), refused(NotYours):
        acts.choose_supplier(bazaar.fang, call, proposal=one.pk, reason="价格合适，有自己的厨房。")
    divided = buying.divided(bazaar)
    holding(
        Person.objects.get(pk=bazaar.lin.person_id), bazaar.market.unit, "unit_contact"
    )  # a bidder that lost
    with refused(NotYours):
        acts.sign_contract(bazaar.lin, divided, contract_no="1", contract=[buying.a_paper()])


def test_a_choice_is_put_back_before_it_is_signed(bazaar):
    one = acts.put_back(bazaar.lin, buying.divided(bazaar), reason="先核对资质").noun
    assert (one.state, one.supplier_id, one.amount) == ("published", None, None)
    assert set(one.milestones.values_list("state", flat=True)) == {"dropped"}


def test_it_is_called_off_and_whoever_proposed_is_told(bazaar):
    call = buying.published(bazaar)
    buying.proposed(call, bazaar.hao)
    with refused(NotYours):
        acts.call_off_purchase(bazaar.hao, call, reason="我们不想做了，撤了吧")
    one = acts.call_off_purchase(bazaar.sue, call, reason="预算调整，今年不办了。").noun
    assert one.state == "called_off" and told(body=bazaar.social)
    with refused(NotNow):
        buying.proposed(one, bazaar.market.uma)


def test_the_clock_tells_once_that_the_day_is_over(bazaar):
    call = buying.published(bazaar)
    assert reactions_purchases.look_after_purchases() == 0
    with refused(NotNow):
        acts.remind_of_choice(CLOCK, call)
    with travel(now() + 11 * DAY):
        assert reactions_purchases.look_after_purchases() == 1
        assert reactions_purchases.look_after_purchases() == 0


@pytest.mark.django_db(transaction=True)
def test_two_who_choose_at_the_same_moment_make_one_choice():
    bazaar = buying.a_bazaar(0)
    call = buying.published(bazaar)
    proposals = [buying.proposed(call, bazaar.hao).pk, buying.proposed(call, bazaar.market.uma).pk]
    moment = now() + 11 * DAY

    def choose(pk):
        try:
            with travel(moment):
                return acts.choose_supplier(
                    bazaar.sue, call.pk, proposal=pk, reason="价格合适，有自己的厨房。"
                ).noun.state
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        came = sorted(pool.map(choose, proposals * 2))
    assert came == ["chosen", "refused", "refused", "refused"]
