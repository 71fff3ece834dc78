from datetime import UTC, datetime

import pytest
from django.db.transaction import atomic

from linli.kernel.clock import travel
from linli.kernel.delivery.models import Delivery
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.people.acts import ask_correction, decide_correction
from linli.people.queries import contested, to_decide
from linli.people.states import CorrectionState


@pytest.fixture
def asked(ann, as_self):
    with travel(datetime(2026, 3, 2, 2, tzinfo=UTC)):
        return ask_correction(
            as_self(ann), record="people.person", record_id=ann.pk, wish="correct", text="名字写错了"
        ).noun


def test_it_grants_and_tells_the_person(asked, ann, bob, at_counter):
    staff = at_counter(bob, "people.correct")
    assert list(to_decide(staff)) == [asked]
    decide_correction(staff, asked, granted=True)
    asked.refresh_from_db()
    assert asked.state == CorrectionState.GRANTED and not contested("people.person", ann.pk)
    assert Delivery.objects.get(to_person=ann.pk).noun_id == asked.pk


def test_it_refuses_without_reasons(asked, bob, at_counter):
    with pytest.raises(Refused) as refused, atomic():
        decide_correction(at_counter(bob, "people.correct"), asked, granted=False, reasons="")
    assert refused.value.field == "reasons"


def test_it_refuses_the_author_and_the_subject(asked, ann, bob, at_counter):
    with pytest.raises(NotYours), atomic():
        decide_correction(at_counter(ann, "people.correct"), asked, granted=True)
    asked.author = bob.pk
    asked.save()
    with pytest.raises(NotYours), atomic():
        decide_correction(at_counter(bob, "people.correct"), asked, granted=True)


def test_it_refuses_a_post_elsewhere(asked, bob, at_counter):
    asked.body, asked.scopes = 12, [1, 12]
    asked.save()
    with pytest.raises(NotYours), atomic():
        decide_correction(at_counter(bob, "people.correct", path="/1/13/"), asked, granted=True)
    decide_correction(at_counter(bob, "people.correct", path="/1/"), asked, granted=True)


def test_it_waits_for_an_open_one(asked, bob, at_counter):
    staff = at_counter(bob, "people.correct")
    decide_correction(staff, asked, granted=False, reasons="原记录与签字的申请一致。")
    with pytest.raises(NotNow), atomic():
        decide_correction(staff, asked, granted=True)
