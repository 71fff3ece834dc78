"""A village becomes a community: nothing is lost on the way."""

from datetime import date, timedelta

import pytest
from django.test import Client

from linli.kernel.clock import today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import (
    add_item,
    dissolve_body,
    drop_handover,
    hand_item,
    hand_over,
    plan_handover,
    reopen_item,
    send_back,
    strike_item,
    verify_handover,
)
from linli.organisations.models import Handover, Item
from linli.organisations.states import Kind, Promise
from linli.organisations.testing import a_body, a_post, holding
from linli.organisations.tests.reminding import START


@pytest.fixture
def village(place):
    load_rulebook()
    return a_body(Kind.VILLAGERS_COMMITTEE, "槐树村村民委员会", place.street, "110101001200")


@pytest.fixture
def val(village, somebody):
    """Val looks after the village."""
    return holding(somebody("Val"), village, "community_secretary")


@pytest.fixture
def plan(place, sue, village):
    return plan_handover(sue, body=village, heir=place.community, begins=today()).noun


@pytest.fixture
def full(val, plan):
    """A list with something for each promise, all of it handed over."""
    for promise in Promise.values:
        hand_item(val, add_item(val, plan=plan, promise=promise, what="印章一枚").noun)
    return plan


def test_the_last_day_follows_from_the_first(place, sue, village):
    plan = plan_handover(sue, body=village, heir=place.community, begins=date(2026, 3, 2)).noun
    assert plan.due_on == date(2026, 3, 12)
    assert list(
        Delivery.objects.filter(noun="organisations.handover")
        .order_by("id")
        .values_list("to_body", flat=True)
    ) == [village.pk, place.community.pk]


def test_planning_it_refuses_twice_oneself_other_kinds_and_what_lies_beyond(place, sue, village, plan, dan):
    for body, heir in ((village, place.other), (place.other, place.other), (place.street, place.other)):
        with pytest.raises(Refused):
            plan_handover(sue, body=body, heir=heir, begins=today())
    with pytest.raises(NotYours):
        plan_handover(sue, body=place.community, heir=place.district, begins=today())
    with pytest.raises(NotYours):
        plan_handover(dan, body=place.community, heir=place.other, begins=today())


def test_each_promise_needs_something_and_all_of_it_handed_over(val, plan):
    with pytest.raises(Refused) as refused:
        hand_over(val, plan)
    assert "党员不散" in str(refused.value.message)
    for promise in Promise.values:
        item = add_item(val, plan=plan, promise=promise, what="账册三本").noun
    with pytest.raises(Refused) as refused:
        hand_over(val, plan)
    assert "3" in str(refused.value.message)
    for item in Item.objects.all():
        hand_item(val, item)
    assert hand_over(val, plan).noun.state == "handed_over"


def test_it_is_verified_one_level_above_and_not_by_itself(val, sue, full):
    plan = hand_over(val, full).noun
    with pytest.raises(NotYours):
        verify_handover(val, plan)
    assert verify_handover(sue, plan).noun.state == "verified"


def test_too_late_is_counted(place, sue, village):
    with travel(START):
        plan = plan_handover(sue, body=village, heir=place.community, begins=START.date()).noun
        for promise in Promise.values:
            hand_item(sue, add_item(sue, plan=plan, promise=promise, what="名册一份").noun)
    with travel(START + timedelta(days=13)):
        done = hand_over(sue, plan)
    assert (done.entry.facts["days_late"], done.entry.amounts["late"]) == (3, 1)


def test_sent_back_the_list_is_open_again(val, sue, full):
    plan = hand_over(val, full).noun
    with pytest.raises((NotYours, NotNow)):
        hand_item(val, Item.objects.first())
    with pytest.raises(NotYours):
        send_back(val, plan, reason="…")
    plan = send_back(sue, plan, reason="账册少一本。").noun
    assert (plan.state, plan.handed_on) == ("planned", None)
    assert reopen_item(val, Item.objects.first()).noun.state == "open"


def test_what_is_struck_off_need_not_be_handed_over(val, full):
    item = add_item(val, plan=full, promise="work", what="没有的东西").noun
    with pytest.raises(Refused):
        hand_over(val, full)
    assert strike_item(val, item, reason="已经没有了。").noun.state == "dropped"
    with pytest.raises(NotNow):
        reopen_item(val, item)
    assert hand_over(val, full).noun.state == "handed_over"


def test_it_is_given_up_only_while_under_way(val, plan):
    assert drop_handover(val, plan, reason="不转了。").noun.state == "dropped"
    with pytest.raises(NotNow):
        drop_handover(val, plan, reason="再一次。")
    with pytest.raises(Refused):
        add_item(val, plan=Handover.objects.get(), promise="work", what="晚了")


def test_the_village_does_not_end_before_it_is_verified(ann, sue, val, village, full):
    with pytest.raises(Refused) as refused:
        dissolve_body(ann, village)
    assert refused.value.code in ("in_hand", "holders")
    plan = hand_over(val, full).noun
    verify_handover(sue, plan)
    with pytest.raises(Refused) as refused:
        dissolve_body(ann, village)
    assert refused.value.code == "holders", "only Val's own post is left"


def test_the_pages_lead_through_it(place, village, somebody):
    who = somebody("Sue")
    a_post(place.street, "street_desk", who)
    client = Client()
    client.force_login(who)
    sent = {"body": village.pk, "heir": place.community.pk, "begins": today().isoformat()}
    at = client.post("/desk/handovers/new/", sent).headers["Location"]
    assert client.post(at, {"promise": "body", "what": ""}).status_code == 422
    client.post(at, {"promise": "body", "what": "公章一枚"})
    page = client.get(at).content.decode()
    assert "公章一枚" in page and "organisations.item.handed" in page and "党员不散" in page
    assert "槐树村" in client.get("/desk/handovers/").content.decode()
    assert at in client.get(f"/bodies/{village.pk}/").content.decode()
    assert "/desk/handovers/" in client.get("/desk/").content.decode()
    assert Client().get(at).status_code in (302, 404)
