"""The contract: milestones are the whole price, a second person signs, the supplier begins, it may end early."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from linli.kernel.actors import CLOCK
from linli.kernel.evidence.models import Evidence
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import acts, queries
from linli.orders.models import Milestone, Purchase
from linli.orders.queries import purchases as asking
from linli.orders.queries.hsds import services
from linli.orders.tests.asking import refused, told
from linli.orders.tests.purchases import buying
from linli.organisations import acts as organisations
from linli.organisations.models import Body
from linli.people.models import Person


def sign(bazaar, purchase, by=None):
    return acts.sign_contract(by or bazaar.lin, purchase, contract_no="7", contract=[buying.a_paper()])


def test_it_is_signed_by_somebody_else_with_the_contract_beside_it(bazaar):
    one = sign(bazaar, buying.divided(bazaar)).noun
    assert one.state == "contracted"
    assert Evidence.objects.filter(noun="orders.purchase", noun_id=one.pk, disclosure="P2").count() == 1
    assert told(body=bazaar.social)


def test_it_refuses_the_signature_of_who_chose_or_planned(bazaar):
    divided = buying.divided(bazaar)
    with refused(NotYours):
        sign(bazaar, divided, bazaar.sue)
    secretary = buying.holding(Person.objects.get(pk=bazaar.sue.person_id), bazaar.street, "street_secretary")
    with refused(NotYours):
        sign(bazaar, divided, secretary)
    with pytest.raises(IntegrityError), transaction.atomic():
        Purchase.objects.filter(pk=divided.pk).update(signed_by=bazaar.sue.person_id)


def test_it_refuses_a_contract_without_a_file(bazaar):
    with refused(Refused):
        acts.sign_contract(bazaar.lin, buying.divided(bazaar), contract_no="7", contract=[])


def test_it_waits_until_the_milestones_are_the_whole_price(bazaar):
    chosen = buying.chosen(bazaar)
    with refused(Refused):
        sign(bazaar, chosen)
    due = chosen.first_day
    with refused(Refused):
        acts.add_milestone(
            bazaar.sue, purchase=chosen.pk, title="一", due_on=due, quantity=1, amount=Decimal("36000.01")
        )
    with refused(Refused):
        acts.add_milestone(
            bazaar.sue,
            purchase=chosen.pk,
            title="一",
            due_on=chosen.last_day + buying.DAY,
            quantity=1,
            amount=Decimal(1),
        )
    acts.add_milestone(
        bazaar.sue, purchase=chosen.pk, title="一", due_on=due, quantity=1, amount=Decimal("35999.99")
    )
    assert asking.left_of(chosen) == Decimal("0.01")
    with refused(Refused, "35999.99"):
        sign(bazaar, buying.fresh(chosen))


def test_a_milestone_is_struck_and_set_anew(bazaar):
    divided = buying.divided(bazaar)
    acts.strike_milestone(bazaar.sue, buying.part_of(divided))
    with refused(Refused):
        sign(bazaar, buying.fresh(divided))
    acts.add_milestone(
        bazaar.sue,
        purchase=divided.pk,
        title="补",
        due_on=divided.first_day,
        quantity=1,
        amount=buying.PRICE / 2,
    )
    signed = sign(bazaar, buying.fresh(divided)).noun
    with refused(NotNow):
        acts.strike_milestone(bazaar.sue, buying.part_of(signed, 2))
    with refused(NotNow):
        acts.add_milestone(
            bazaar.sue, purchase=signed.pk, title="再", due_on=signed.first_day, quantity=1, amount=Decimal(1)
        )


def test_the_database_itself_refuses_another_sum_and_a_price_above_the_budget(bazaar):
    divided = buying.divided(bazaar)
    Milestone.objects.filter(purchase=divided.pk, n=1).update(amount=1)
    with pytest.raises(IntegrityError, match="orders_purchase_sum|milestones"), transaction.atomic():
        Purchase.objects.filter(pk=divided.pk).update(signed_by=bazaar.lin.person_id, state="contracted")
    with pytest.raises(IntegrityError, match="within_budget"), transaction.atomic():
        Purchase.objects.filter(pk=divided.pk).update(amount=40001)
    with pytest.raises(IntegrityError, match="orders_purchase_two"), transaction.atomic():
        Purchase.objects.filter(pk=divided.pk).update(supplier=divided.buyer_id)


def test_the_supplier_begins_and_it_stands_in_the_directory(bazaar):
    signed = buying.contracted(bazaar)
    given = {"contact": "禾邻 010-0000 0400", "place_words": "我们上门", "when_words": "工作日中午"}
    with refused(NotYours):
        acts.start_purchase(bazaar.market.uma, signed, **given)
    one = acts.start_purchase(bazaar.hao, signed, **given).noun
    assert (one.state, one.offer.body_id, one.offer.state) == ("delivering", bazaar.social.pk, "published")
    assert [each["name"] for each in services(bazaar.market.bob)["contents"]] == [one.title]


def test_it_ends_early_with_a_reason_and_only_what_was_accepted_stays(bazaar):
    one = buying.begun(bazaar)
    part = buying.accepted(bazaar, one)
    with refused(NotYours):
        acts.terminate_purchase(bazaar.sue, buying.fresh(one), reason="多次退回仍未整改到位。")
    ended = acts.terminate_purchase(bazaar.lin, buying.fresh(one), reason="多次退回仍未整改到位。").noun
    states = list(ended.milestones.order_by("n").values_list("state", flat=True))
    assert (ended.state, states) == ("terminated", ["accepted", "dropped"])
    assert queries.may_be_paid(buying.fresh_part(part)) and not queries.may_be_paid(buying.part_of(one, 2))
    ended.offer.refresh_from_db()
    assert ended.offer.state == "withdrawn" and told(body=bazaar.social)


def test_drop_is_for_the_clock(bazaar):
    part = buying.part_of(buying.contracted(bazaar))
    with refused(NotYours):
        acts.drop_milestone(bazaar.lin, part)
    assert acts.drop_milestone(CLOCK, part).noun.state == "dropped"


def test_an_organisation_with_a_contract_does_not_end_without_one_that_follows(bazaar):
    one = buying.contracted(bazaar)
    administrator = buying.holding(buying.person("管理"), bazaar.market.place.city, "administrator")
    organisations.vacate_post(administrator, bazaar.hao.post.id)
    with refused(Refused, "1"):
        organisations.dissolve_body(administrator, bazaar.social)
    heir = buying.a_body("social_organisation", "安邻社会工作服务中心(示例)", bazaar.street)
    organisations.dissolve_body(administrator, bazaar.social, heir=heir)
    assert buying.fresh(one).supplier_id == heir.pk
    assert Body.objects.get(pk=bazaar.social.pk).state == "dissolved"


def test_it_refuses_to_be_handed_to_the_other_side(bazaar):
    one = buying.contracted(bazaar)
    with refused(Refused):
        acts.hand_purchase_on(CLOCK, one, before=bazaar.social.pk, after=bazaar.street.pk)
    with refused(NotYours):
        acts.hand_purchase_on(bazaar.lin, one, before=bazaar.social.pk, after=bazaar.market.unit.pk)


def test_open_proposals_of_a_body_that_is_no_more_are_taken_back(bazaar):
    call = buying.published(bazaar)
    mine = buying.proposed(call, bazaar.hao)
    administrator = buying.holding(buying.person("管理"), bazaar.market.place.city, "administrator")
    organisations.vacate_post(administrator, bazaar.hao.post.id)
    organisations.dissolve_body(administrator, bazaar.social)
    mine.refresh_from_db()
    assert mine.state == "withdrawn"
