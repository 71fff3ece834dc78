from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from linli.kernel.actors import CLOCK
from linli.kernel.clock import ZONE, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.venues import acts, queries
from linli.venues.models import Visit
from linli.venues.tests.lent import MONDAY, a_house, a_visit

AFTER = datetime(2027, 3, 3, 14, 25, tzinfo=ZONE)


@pytest.fixture
def house(db):
    with travel(MONDAY):
        yield a_house()


def test_it_follows_a_matter_for_ten_working_days(house):
    booking = a_visit(house, house.bob)
    with travel(AFTER):
        assert acts.receive_visit(house.sec, booking, note="电梯", matter=True).noun.state == "used"
        visit = queries.visit_behind(booking.pk)
        assert visit.state == "taken" and visit.due_at == datetime(2027, 3, 18, tzinfo=ZONE)
        assert queries.matters_waiting(house.sec).count() == 1
        entry = Entry.objects.get(kind="venues.booking.received")
        assert entry.amounts == {"visits": 1, "people": 1, "matters": 1}
        acts.answer_visit(CLOCK, visit)
    assert Delivery.objects.filter(noun="venues.visit", to_person=house.bob.person_id).count() == 1
    assert Visit.objects.get().state == "answered" and not queries.matters_waiting(house.sec).exists()


def test_the_note_is_read_by_who_is_on_duty_and_by_nobody_else(house):
    booking = a_visit(house, house.bob)
    with travel(AFTER):
        acts.receive_visit(house.sec, booking, note="电梯")
    assert queries.visits_seen(house.sec).get().note == "电梯"
    for other in (house.ann, house.bob, house.dan, replace(house.sec, posts=(), post=None)):
        assert not queries.visits_seen(other).exists()
    assert "电梯" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_a_matter_that_comes_back_is_followed_again(house):
    booking = a_visit(house, house.bob)
    with travel(AFTER):
        acts.receive_visit(house.sec, booking, matter=True)
        visit = acts.answer_visit(CLOCK, queries.visit_behind(booking.pk)).noun
        assert acts.take_up(CLOCK, visit).noun.state == "taken"
        with pytest.raises(NotYours), transaction.atomic():
            acts.answer_visit(house.ann, visit)


def test_it_refuses_strangers_and_the_visitor(house):
    booking = a_visit(house, house.bob)
    with travel(AFTER):
        for other in (house.bob, house.cat):
            with pytest.raises(NotYours), transaction.atomic():
                acts.receive_visit(other, booking)


def test_it_waits_until_the_hour_has_come_and_happens_once(house):
    booking = a_visit(house, house.bob)
    with pytest.raises(Refused), transaction.atomic():
        acts.receive_visit(house.sec, booking)
    with travel(AFTER):
        acts.receive_visit(house.sec, booking)
        with pytest.raises(NotNow), transaction.atomic():
            acts.receive_visit(house.sec, booking)


def test_who_is_on_duty_says_that_nobody_came(house):
    booking = a_visit(house)
    with travel(AFTER + timedelta(hours=1)):
        assert acts.miss_booking(house.sec, booking).noun.state == "missed"


def test_the_answer_reaches_who_left_an_address_and_has_no_account(house):
    booking = a_visit(house, contact="13900001111")
    with travel(AFTER):
        acts.receive_visit(house.sec, booking, matter=True)
        acts.answer_visit(CLOCK, queries.visit_behind(booking.pk))
    assert Delivery.objects.get(noun="venues.visit").address.open("deliver") == "13900001111"


def test_a_visit_tells_its_facts(house):
    booking = a_visit(house, house.bob)
    with travel(AFTER):
        acts.receive_visit(house.sec, booking, matter=True)
        visit = acts.answer_visit(CLOCK, queries.visit_behind(booking.pk)).noun
    kinds = ["venues.visit.noted", "venues.visit.answered"]
    assert (
        list(Entry.objects.filter(noun="venues.visit").order_by("id").values_list("kind", flat=True)) == kinds
    )
    last = Entry.objects.filter(noun="venues.visit", noun_id=visit.pk).order_by("-id")[0]
    assert last.facts["state"] == "answered" and last.facts["booking"] == booking.pk
