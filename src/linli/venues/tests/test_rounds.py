"""A season round from its opening to its bookings."""

import hashlib
import json
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction

from linli.kernel.clock import ZONE, local, travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.journal.record import plain
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.venues import acts, queries
from linli.venues.models import Application, Booking, Round, Series
from linli.venues.rules.allotting import lot
from linli.venues.tests.lent import MONDAY, a_house

CLOSES = datetime(2027, 3, 15, 18, tzinfo=ZONE)
AFTER = CLOSES + timedelta(hours=1)
FIRST, UNTIL = date(2027, 4, 1), date(2027, 6, 30)
TUESDAY_EVENING, THURSDAY_EVENING = (1, 19 * 60, 120), (3, 19 * 60, 120)


@pytest.fixture
def house(db):
    with travel(MONDAY):
        yield a_house()


@pytest.fixture
def round_(house):
    return acts.open_round(
        house.ann, site=house.site, title="2027年春季", venues=[house.hall.pk], first=FIRST, until=UNTIL,
        apply_by=CLOSES,
    ).noun  # fmt: skip


def apply(house, round_, actor, *wishes, **said):
    told = {"use": "culture_sport", "purpose": "合唱排练", "people": 30, **said}
    return acts.apply_in_round(
        actor, round=round_, wishes=[(house.hall.pk, *one) for one in wishes], **told
    ).noun


def decided(house, round_):
    """The allotment worked out and published."""
    with travel(AFTER):
        acts.propose_allotment(house.ann, round_)
        acts.publish_round(house.ann, Round.objects.get(pk=round_.pk))
    return Round.objects.get(pk=round_.pk)


def test_an_allotment_becomes_a_series_for_the_season(house, round_):
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    assert decided(house, round_).state == "published"
    bob.refresh_from_db()
    assert (bob.state, bob.choice) == ("granted", 1)
    rows = Booking.objects.filter(series=bob.series, state="confirmed").order_by("begins")
    assert rows.count() == 13 and {local(one.begins).weekday() for one in rows} == {1}
    assert rows[0].by == "round" and local(rows[0].begins) == datetime(2027, 4, 6, 19, tzinfo=ZONE)
    assert Delivery.objects.filter(to_person=house.bob.person_id, noun="venues.application").count() == 1


def test_everybody_gets_one_before_anybody_gets_two(house, round_):
    apply(house, round_, house.bob, TUESDAY_EVENING)
    apply(house, round_, house.bob, THURSDAY_EVENING, purpose="舞蹈")
    apply(house, round_, house.cat, THURSDAY_EVENING)
    decided(house, round_)
    got = Application.objects.filter(state="granted").order_by("pk").values_list("person", "choice")
    assert list(got) == [(house.bob.person_id, 1), (house.cat.person_id, 1)]


def test_days_on_which_it_cannot_be_had_are_left_out_with_why(house, round_):
    begins = datetime(2027, 4, 13, 8, tzinfo=ZONE)
    acts.close_place(
        house.ann, site=house.site, begins=begins, ends=begins + timedelta(hours=15), reason="停电检修"
    )
    acts.block(
        house.ann, venue=house.hall, begins=begins + timedelta(days=7), ends=begins + timedelta(days=7, hours=15),
        purpose="选举",
    )  # fmt: skip
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    decided(house, round_)
    bob.refresh_from_db()
    assert list(bob.series.skipped.order_by("on").values_list("on", "reason")) == [
        (date(2027, 4, 13), "closed"), (date(2027, 4, 20), "taken"),
    ]  # fmt: skip
    assert Booking.objects.filter(series=bob.series).count() == 11


def test_single_bookings_wait_until_the_round_is_decided(house, round_):
    ask = {
        "venue": house.hall, "day": date(2027, 4, 6), "start": time(9), "minutes": 60,
        "use": "meeting", "accepted": True,
    }  # fmt: skip
    with travel(datetime(2027, 3, 10, 9, tzinfo=ZONE)):
        with pytest.raises(Refused, match="春季"), transaction.atomic():
            acts.ask_for_booking(house.dan, **ask)
        assert acts.ask_for_booking(house.dan, **{**ask, "day": date(2027, 3, 31)}).noun.state == "confirmed"
        with pytest.raises(Refused), transaction.atomic():
            acts.ask_for_series(
                house.dan, **{**ask, "day": date(2027, 3, 30)}, every="WEEKLY", until=date(2027, 4, 20)
            )
    decided(house, round_)
    with travel(AFTER):
        assert acts.ask_for_booking(house.dan, **ask).noun.state == "confirmed"


def test_called_off_the_times_are_free_and_everybody_is_told(house, round_):
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    acts.call_off_round(house.ann, round_)
    bob.refresh_from_db()
    assert bob.state == "refused" and not Series.objects.exists()
    assert Delivery.objects.filter(to_person=house.bob.person_id, noun="venues.application").exists()
    assert queries.kept_by_round(house.hall, *(datetime(2027, 4, 6, n, tzinfo=ZONE) for n in (9, 10))) is None


def test_the_lot_is_sealed_before_the_wishes_and_can_be_drawn_again(house, round_):
    assert hashlib.sha256(round_.seed.encode()).hexdigest() == round_.digest
    opened = Entry.objects.get(kind="venues.round.opened")
    assert opened.facts["digest"] == round_.digest and round_.seed not in plain(opened.facts)
    for who in (house.bob, house.cat):
        apply(house, round_, who, TUESDAY_EVENING)
    decided(house, round_)
    told = Entry.objects.get(kind="venues.round.proposed").facts
    people = (house.bob.person_id, house.cat.person_id)
    first = min(people, key=lambda pk: lot(told["seed"], round_.pk, ("person", pk)))
    assert Application.objects.get(state="granted").person_id == first


def test_it_waits_until_nobody_can_apply_any_more(house, round_):
    with pytest.raises(NotNow), transaction.atomic():
        acts.propose_allotment(house.ann, round_)
    with pytest.raises(NotNow), transaction.atomic():
        acts.publish_round(house.ann, round_)
    with travel(AFTER), pytest.raises(NotNow), transaction.atomic():
        apply(house, round_, house.bob, TUESDAY_EVENING)


def test_it_refuses_strangers(house, round_):
    with travel(AFTER):
        for step in (acts.propose_allotment, acts.call_off_round):
            with pytest.raises(NotYours), transaction.atomic():
                step(house.bob, round_)
    with pytest.raises(NotYours), transaction.atomic():
        acts.open_round(
            house.bob,
            site=house.site,
            title="我的",
            venues=[house.hall.pk],
            first=FIRST,
            until=UNTIL,
            apply_by=CLOSES,
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": FIRST}, {"until": date(2028, 4, 1)}, {"apply_by": MONDAY}, {"first": date(2027, 3, 15)},
        {"venues": [99999]},
    ],
)  # fmt: skip
def test_it_refuses_a_round_that_cannot_be(house, wrong):
    how = {
        "title": "春季",
        "venues": [house.hall.pk],
        "first": FIRST,
        "until": UNTIL,
        "apply_by": CLOSES,
        **wrong,
    }
    with pytest.raises(Refused), transaction.atomic():
        acts.open_round(house.ann, site=house.site, **how)


def test_it_refuses_a_second_round_for_the_same_place_and_days(house, round_):
    with pytest.raises(Refused), transaction.atomic():
        acts.open_round(
            house.ann, site=house.site, title="又一轮", venues=[house.hall.pk], first=UNTIL, apply_by=CLOSES,
            until=UNTIL + timedelta(days=30),
        )  # fmt: skip


def test_it_refuses_too_many_applications_and_wishes_elsewhere(house, round_):
    with pytest.raises(Refused), transaction.atomic():
        acts.apply_in_round(
            house.bob, round=round_, use="meeting", purpose="x", wishes=[(house.hour.pk, *TUESDAY_EVENING)]
        )
    with pytest.raises(Refused), transaction.atomic():
        acts.apply_in_round(house.bob, round=round_, use="meeting", purpose="x", wishes=[])
    for n in range(3):
        apply(house, round_, house.bob, (n, 600, 60))
    with pytest.raises(Refused), transaction.atomic():
        apply(house, round_, house.bob, TUESDAY_EVENING)


def test_it_can_be_withdrawn_until_it_is_decided(house, round_):
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    with pytest.raises(NotYours), transaction.atomic():
        acts.withdraw_application(house.cat, bob)
    assert acts.withdraw_application(house.bob, bob).noun.state == "withdrawn"
    decided(house, round_)
    assert not Series.objects.exists()


def test_the_last_entry_rebuilds_round_and_application(house, round_):
    apply(house, round_, house.bob, TUESDAY_EVENING)
    for one in (decided(house, round_), Application.objects.get()):
        last = Entry.objects.filter(noun=one.label(), noun_id=one.pk).order_by("-id")[0]
        kept = json.loads(plain(one.facts()))
        assert {name: last.facts[name] for name in kept} == kept


def test_applications_are_seen_by_whose_they_are_and_who_looks_after_the_place(house, round_):
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    assert bob in queries.applications_seen(house.bob) and bob in queries.applications_seen(house.ann)
    assert bob not in queries.applications_seen(house.cat)


def test_granting_and_refusing_alone_is_for_who_looks_after_the_place(house, round_):
    bob = apply(house, round_, house.bob, TUESDAY_EVENING)
    for step in (
        lambda: acts.grant_application(house.bob, bob, choice=1),
        lambda: acts.refuse_application(house.bob, bob),
    ):
        with pytest.raises(NotYours), transaction.atomic():
            step()
