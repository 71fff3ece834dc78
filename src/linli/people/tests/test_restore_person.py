import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import ask_correction, close_person, limit_person, restore_person


def keep_something(ann, as_self):
    ask_correction(as_self(ann), record="people.person", record_id=ann.pk, wish="correct", text="写错了")


def test_it_waits_for_a_resting_account(ann, bob, at_counter):
    with pytest.raises(NotNow), atomic():
        restore_person(at_counter(bob), ann)


def test_it_happens_at_a_counter_only(ann, bob, as_self, at_counter):
    limit_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        restore_person(as_self(ann), ann)
    restore_person(at_counter(bob), ann)
    ann.refresh_from_db()
    assert ann.is_active


def test_it_refuses_what_was_erased(ann, bob, as_self, at_counter):
    keep_something(ann, as_self)
    close_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        restore_person(at_counter(bob), ann)
