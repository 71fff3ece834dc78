"""Residents accept first, then the buyer, by a third person; nothing is paid before, not even by SQL."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders import acts, queries, reactions_purchases, testing
from linli.orders.models import Acceptor, Milestone, Verdict
from linli.orders.queries import purchases as asking
from linli.orders.tests.asking import last, refused, told
from linli.orders.tests.purchases import buying
from linli.people.models import Person


def test_residents_are_asked_by_their_proved_phone(bazaar):
    one = buying.begun(bazaar, residents=0)
    phones = f"{bazaar.residents[0][1]}\n{bazaar.residents[1][1]}"
    acts.invite_acceptors(bazaar.sue, one, phones=phones)
    assert Acceptor.objects.filter(purchase=one, came="asked").count() == 2
    assert told(bazaar.residents[0][0])
    with refused(Refused):
        acts.invite_acceptors(bazaar.sue, buying.fresh(one), phones=phones)
    with refused(Refused, "13911112222"):
        acts.invite_acceptors(bazaar.sue, buying.fresh(one), phones="13911112222")
    with refused(Refused):
        acts.invite_acceptors(
            bazaar.sue, buying.fresh(one), phones="\n".join(f"139{n:08d}" for n in range(11))
        )


def test_nobody_of_the_buyer_or_the_supplier_is_asked(bazaar):
    one = buying.begun(bazaar, residents=0)
    for body, phone in ((bazaar.street, "13920000001"), (bazaar.social, "13920000002")):
        buying.holding(buying.person("兼职", phone, phone_verified=True), body, "unit_contact")
        with refused(Refused):
            acts.invite_acceptors(bazaar.sue, buying.fresh(one), phones=phone)
    assert not Acceptor.objects.exists()


def test_a_resident_who_was_served_joins_and_leaves_again(bazaar):
    one = buying.begun(bazaar, residents=0)
    who = bazaar.residents[0][0]
    with refused(NotYours):
        acts.join_acceptors(who, one)
    order = acts.place_order(who, offer=one.offer_id, contact="010-0000 0500", words="中午送").noun
    order = acts.accept(bazaar.hao, order).noun
    order = acts.confirm(who, acts.deliver(bazaar.hao, order).noun).noun
    acts.join_acceptors(who, buying.fresh(one))
    assert Acceptor.objects.get().came == "served"
    acts.leave_acceptors(who, buying.fresh(one))
    assert asking.acceptors_of(buying.fresh(one)) == []


def test_the_supplier_reports_and_those_who_accept_are_asked(bazaar):
    one = buying.begun(bazaar)
    with refused(NotYours):
        acts.deliver_milestone(bazaar.market.uma, buying.part_of(one), served=1, note="不是我们")
    part = buying.delivered(bazaar, one)
    assert (part.state, part.round, part.served) == ("delivered", 1, 42)
    asked = Delivery.objects.filter(to_person__isnull=False, noun="orders.milestone", noun_id=part.pk)
    assert asked.count() == 5
    assert last(part).amounts == {"delivered": 1, "people": 42}


def test_it_waits_for_the_contract_to_begin(bazaar):
    with refused(NotNow):
        buying.delivered(bazaar, buying.contracted(bazaar))


def test_each_says_it_once_and_a_no_has_its_reason(bazaar):
    part = buying.delivered(bazaar, buying.begun(bazaar))
    who = bazaar.residents[0][0]
    with refused(Refused):
        acts.say_of_milestone(who, part, done="no")
    acts.say_of_milestone(who, part, done="no", words="饭是凉的")
    with refused(NotNow):
        acts.say_of_milestone(who, part, done="yes")
    assert Verdict.objects.get().words == "饭是凉的"


def test_it_refuses_strangers_and_somebody_of_the_supplier(bazaar):
    one = buying.begun(bazaar)
    part = buying.delivered(bazaar, one)
    for who in (bazaar.market.bob, bazaar.hao, bazaar.sue):
        with refused(NotYours):
            acts.say_of_milestone(who, part, done="yes")
    turned = bazaar.residents[0][0]  # a resident who was asked takes a post with the supplier
    buying.holding(Person.objects.get(pk=turned.person_id), bazaar.social, "unit_contact")
    with refused(Refused):
        acts.say_of_milestone(turned, part, done="yes")


def test_it_is_accepted_by_enough_residents_and_then_by_a_third_person(bazaar):
    one = buying.begun(bazaar)
    part = buying.delivered(bazaar, one)
    buying.say(bazaar, part, yes=4, no=0)
    with refused(NotNow, "4"):
        acts.accept_milestone(bazaar.fang, buying.fresh_part(part))
    acts.say_of_milestone(bazaar.residents[4][0], buying.fresh_part(part), done="no", words="晚了十分钟")
    for hand in (bazaar.sue, bazaar.lin, bazaar.hao):
        with refused(NotYours):
            acts.accept_milestone(hand, buying.fresh_part(part))
    got = acts.accept_milestone(bazaar.fang, buying.fresh_part(part)).noun
    assert (got.state, got.checked_by) == ("accepted", bazaar.fang.person_id)
    assert last(got).facts["yes"] == 4 and buying.fresh(one).state == "delivering"


def test_it_refuses_to_accept_against_most_residents(bazaar):
    part = buying.delivered(bazaar, buying.begun(bazaar))
    buying.say(bazaar, part, yes=2, no=3)
    with refused(NotNow):
        acts.accept_milestone(bazaar.fang, buying.fresh_part(part))


def test_it_is_sent_back_with_their_reasons_and_residents_speak_anew(bazaar):
    one = buying.begun(bazaar)
    part = buying.delivered(bazaar, one)
    buying.say(bazaar, part, yes=2, no=3)
    late = today() + timedelta(days=60)
    with refused(Refused):
        acts.send_back_milestone(
            bazaar.sue, buying.fresh_part(part), reason="饭菜温度不够，请整改。", mend_by=late
        )
    by = today() + timedelta(days=7)
    back = acts.send_back_milestone(
        bazaar.sue, buying.fresh_part(part), reason="饭菜温度不够，请整改。", mend_by=by
    ).noun
    assert (back.state, back.due_on) == ("returned", by)
    text = Delivery.objects.filter(to_body=bazaar.social.pk).order_by("-id").first().text
    assert text.count("饭是凉的") == 3
    again = buying.delivered(bazaar, one)
    assert again.round == 2 and asking.words_on(again) == (0, 0)
    buying.say(bazaar, again, yes=5, no=0)
    assert acts.accept_milestone(bazaar.fang, buying.fresh_part(again)).noun.state == "accepted"


def test_with_the_last_milestone_all_is_accepted_and_then_evaluated(bazaar):
    one = buying.begun(bazaar)
    with refused(NotNow):
        acts.evaluate_purchase(bazaar.sue, one, result="还没做完，不能写结果。")
    buying.accepted(bazaar, one)
    buying.accepted(bazaar, one, 2)
    whole = buying.fresh(one)
    assert whole.state == "accepted" and last(whole).kind == "orders.purchase.accepted"
    with refused(NotYours):
        acts.evaluate_purchase(bazaar.hao, whole, result="我们做得很好，大家满意。")
    done = acts.evaluate_purchase(bazaar.sue, whole, result="送餐三千份，明年想加周末。").noun
    assert done.state == "evaluated"
    with refused(NotYours):
        acts.complete_purchase(bazaar.lin, done)


def pay(part, person, at=None):
    """What whoever pays would write, by SQL, past every act."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE orders_milestone SET paid_at = %s, paid_by = %s WHERE id = %s",
            [at or now(), person, part.pk],
        )


def test_nothing_is_paid_before_acceptance_not_even_by_sql(bazaar):
    one = buying.begun(bazaar)
    payer = buying.person("出纳").pk
    for part in (buying.part_of(one), buying.delivered(bazaar, one)):
        assert not queries.may_be_paid(part, payer) and queries.may_be_paid(part).why
        with pytest.raises(IntegrityError, match="paid_after_acceptance"):
            pay(part, payer)
    buying.say(bazaar, part)
    part = acts.accept_milestone(bazaar.fang, buying.fresh_part(part)).noun
    assert queries.may_be_paid(part, payer)
    pay(part, payer)
    assert not queries.may_be_paid(part, payer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=part.pk).update(state="returned")


def test_who_proposed_signed_or_accepted_does_not_pay(bazaar):
    part = buying.accepted(bazaar, buying.begun(bazaar))
    for hand in (bazaar.sue, bazaar.lin, bazaar.fang):
        assert not queries.may_be_paid(part, hand.person_id)
        with pytest.raises(IntegrityError):
            pay(part, hand.person_id)
    with pytest.raises(IntegrityError, match="paid_after_acceptance"):
        pay(part, buying.person("出纳").pk, part.accepted_at - timedelta(seconds=1))


def test_the_database_refuses_who_signed_as_the_one_who_accepts(bazaar):
    part = buying.delivered(bazaar, buying.begun(bazaar))
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=part.pk).update(
            state="accepted", accepted_at=now(), checked_by=bazaar.lin.person_id
        )


def test_the_clock_reminds_once_of_each_day(bazaar):
    one = buying.begun(bazaar)
    part = buying.part_of(one)
    with travel(now() + (part.due_on - today()) - timedelta(days=3)):
        assert reactions_purchases.look_after_purchases() == 1
        assert reactions_purchases.look_after_purchases() == 0
        with refused(NotNow):
            acts.remind_of_milestone(CLOCK, buying.fresh_part(part))


def test_ratings_of_a_few_are_withheld(bazaar):
    one = buying.begun(bazaar, residents=0)
    for at, (who, _phone) in enumerate(bazaar.residents):
        order = acts.place_order(who, offer=one.offer_id, contact="010-0000 0500", words="中午送").noun
        order = acts.deliver(bazaar.hao, acts.accept(bazaar.hao, order).noun).noun
        acts.rate_order(who, acts.confirm(who, order).noun, mark="yes" if at else "no", words="")
        known = asking.ratings_on([one.offer_id])
        assert known == ({one.offer_id: (at, at + 1)} if at >= 4 else {})
    assert testing.fresh(order).state


def test_who_has_not_spoken_is_asked_once_more_while_too_few_have(bazaar):
    one = buying.begun(bazaar)
    with buying.days_ago(4):
        part = buying.delivered(bazaar, one)
        buying.say(bazaar, part, yes=2, no=0)
    spoke, silent = bazaar.residents[0][0], bazaar.residents[4][0]
    acts.leave_acceptors(bazaar.residents[3][0], buying.fresh(one))
    Delivery.objects.all().delete()
    assert reactions_purchases.look_after_purchases() == 1
    assert told(silent) and not told(spoke) and not told(bazaar.residents[3][0])
    assert last(part).kind == "orders.milestone.asked_again"
    assert reactions_purchases.look_after_purchases() == 0
    with refused(NotNow):
        acts.ask_of_milestone_again(CLOCK, buying.fresh_part(part))


def test_nobody_is_asked_again_too_early_or_where_enough_have_spoken(bazaar):
    one = buying.begun(bazaar, residents=6)
    with buying.days_ago(2):
        part = buying.delivered(bazaar, one)
    assert reactions_purchases.look_after_purchases() == 0
    with travel(now() + timedelta(days=2)):
        buying.say(bazaar, part, yes=5, no=0)
        assert reactions_purchases.look_after_purchases() == 0


def test_each_delivery_is_asked_about_again_once(bazaar):
    one = buying.begun(bazaar)
    with buying.days_ago(9):
        part = buying.delivered(bazaar, one)
    assert reactions_purchases.look_after_purchases() == 1
    acts.send_back_milestone(
        bazaar.sue,
        buying.fresh_part(part),
        reason="还没有听到大家怎么说。",
        mend_by=today() + timedelta(days=5),
    )
    buying.delivered(bazaar, one)
    assert reactions_purchases.look_after_purchases() == 0
    with travel(now() + timedelta(days=4)):
        assert reactions_purchases.look_after_purchases() == 1
