"""Rooms against their standard, plans against a gap, safety checks with their reminders."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from linli.kernel.actors import CLOCK
from linli.kernel.clock import today, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.venues import acts, queries
from linli.venues.models import Check, Plan
from linli.venues.tests.lent import MONDAY, a_house


@pytest.fixture
def house(db):
    with travel(MONDAY):
        yield a_house()


@pytest.fixture
def plan(house):
    return acts.make_plan(
        house.ann, body=house.place.community, what="租用8号楼底商", who="社区居委会", by=date(2027, 9, 1),
        area_m2=Decimal(150),
    ).noun  # fmt: skip


def checked(house, on=None, **said):
    told = {
        "kind": "fire",
        "good": True,
        "on": on or today(),
        "next_on": today() + timedelta(days=365),
        **said,
    }
    return acts.enter_check(house.ann, site=house.site, **told).noun


def rooms(house):
    return queries.rooms_of([house.place.community])[house.place.community.pk]


def test_the_rooms_entered_are_held_against_the_standard(house):
    found = rooms(house).standing
    assert (found.total, found.asked, found.gap, found.because) == (200, 350, 150, "least")
    measure = acts.enter_measure(house.ann, body=house.place.community, households=2000, is_new=True).noun
    assert (rooms(house).standing.asked, rooms(house).standing.because) == (600, "households")
    acts.change_measure(house.ann, measure, households=None, is_new=True)
    assert (rooms(house).standing.asked, rooms(house).standing.because) == (500, "new")


def test_what_is_measured_by_is_entered_once_and_by_who_looks_after_it(house):
    acts.enter_measure(house.ann, body=house.place.community, households=1000)
    for actor in (house.ann, house.bob):
        with pytest.raises(Refused), transaction.atomic():
            acts.enter_measure(actor, body=house.place.community, households=1)
    with pytest.raises(NotYours), transaction.atomic():
        acts.enter_measure(house.ann, body=house.place.other, households=1)


def test_offices_beyond_their_share_are_marked(house):
    acts.add_space(house.ann, site=house.site, name="办公室", area_m2=100, function="office")
    assert rooms(house).standing.too_much_office and round(rooms(house).standing.office_percent) == 33


def test_a_plan_goes_from_planned_to_built_to_done(house, plan):
    assert acts.begin_plan(house.ann, plan).noun.state == "building"
    done = acts.finish_plan(house.ann, plan)
    assert (
        done.noun.state == "compliant"
        and done.entry.amounts == {"area_m2": 150}
        and not done.entry.facts["late"]
    )
    assert rooms(house).standing.gap == 150, "whether it is met the entered rooms say, not the plan"
    with pytest.raises(NotNow), transaction.atomic():
        acts.drop_plan(house.ann, plan, reason="x")


def test_a_plan_put_off_keeps_the_day_first_promised_and_says_why(house, plan):
    later = acts.postpone_plan(house.ann, plan, by=date(2027, 12, 1), reason="等消防验收").noun
    assert (later.by, later.first_by) == (date(2027, 12, 1), date(2027, 9, 1))
    for by in (date(2027, 11, 1), date(2027, 2, 1)):
        with pytest.raises(Refused), transaction.atomic():
            acts.postpone_plan(house.ann, later, by=by, reason="x")
    with travel(MONDAY + timedelta(days=400)):
        assert list(queries.plans_late("/")) == [Plan.objects.get()]
        assert acts.finish_plan(house.ann, later).entry.facts["late"]


def test_a_plan_given_up_leaves_the_gap(house, plan):
    assert acts.drop_plan(house.ann, plan, reason="房东不租").noun.ended_on == today()
    assert rooms(house).open_plans == []
    with pytest.raises(NotNow), transaction.atomic():
        acts.postpone_plan(house.ann, plan, by=date(2028, 1, 1), reason="x")


def test_it_refuses_plans_of_strangers_and_for_the_past(house, plan):
    with pytest.raises(NotYours), transaction.atomic():
        acts.begin_plan(house.bob, plan)
    with pytest.raises(Refused), transaction.atomic():
        acts.make_plan(
            house.ann, body=house.place.community, what="x", who="y", by=today() - timedelta(days=1)
        )


def test_a_check_is_due_reminded_of_once_and_followed_by_the_next(house):
    check = checked(house)
    assert not queries.checks_due().exists()
    with travel(MONDAY + timedelta(days=340)):
        assert list(queries.checks_due()) == [check]
        acts.remind_of_check(CLOCK, check)
        with pytest.raises(NotNow), transaction.atomic():
            acts.remind_of_check(CLOCK, check)
        assert list(queries.checks_due()) == [check], "it stays on the desk until it is made"
        checked(house)
        assert not queries.checks_due().exists()
    assert Delivery.objects.filter(to_body=house.place.community.pk, noun="venues.check").count() == 1
    check.refresh_from_db()
    assert check.state == "followed" and len(queries.checks_of(house.place.community.pk)) == 1


def test_it_refuses_checks_that_cannot_be(house):
    checked(house)
    for wrong in (
        {"on": today() + timedelta(days=1)}, {"next_on": today()}, {"good": False}, {"on": today() - timedelta(days=9)},
    ):  # fmt: skip
        with pytest.raises(Refused), transaction.atomic():
            checked(house, **wrong)
    with pytest.raises(NotYours), transaction.atomic():
        acts.enter_check(
            house.bob, site=house.site, kind="fire", on=today(), good=True, next_on=date(2028, 1, 1)
        )
    with pytest.raises(NotYours), transaction.atomic():
        acts.remind_of_check(house.ann, Check.objects.get())
    with pytest.raises(NotYours), transaction.atomic():
        acts.follow_check(house.bob, Check.objects.get())


def test_the_last_entry_rebuilds_each_of_them(house, plan):
    acts.begin_plan(house.ann, plan)
    checked(house)
    acts.enter_measure(house.ann, body=house.place.community, households=900)
    rows = [Plan.objects.get(), Check.objects.get(), rooms(house).measure]
    for one in rows:
        last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id")[0]
        kept = json.loads(plain(one.facts()))
        assert {name: last.facts[name] for name in kept} == kept
