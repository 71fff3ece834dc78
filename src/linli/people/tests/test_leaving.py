import pytest
from allauth.account.models import EmailAddress
from django.db.transaction import atomic

from linli.kernel.clock import now
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import ask_correction, close_person, limit_person, make_token, restore_person
from linli.people.models import Correction, Person, Token
from linli.people.queries import addresses_of, proved_phone
from linli.people.states import PersonState
from linli.people.testing import person


def test_limit_person_stops_signing_in_and_messages_and_deletes_nothing(ann, as_self):
    limit_person(as_self(ann), ann)
    ann.refresh_from_db()
    assert ann.state == PersonState.LIMITED and not ann.is_active and ann.name == "安宁"
    assert addresses_of(ann.pk).phone == ""


def test_limit_person_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        limit_person(as_self(bob), ann)


def test_limit_person_waits_for_an_account_in_use(ann, as_self):
    limit_person(as_self(ann), ann)
    with pytest.raises(NotNow), atomic():
        limit_person(as_self(ann), ann)


def test_restore_person_happens_at_a_counter_only(ann, bob, as_self, at_counter):
    limit_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        restore_person(as_self(ann), ann)
    restore_person(at_counter(bob), ann)
    ann.refresh_from_db()
    assert ann.is_active


def test_restore_person_refuses_what_was_erased(ann, bob, as_self, at_counter):
    keep_something(ann, as_self)
    close_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        restore_person(at_counter(bob), ann)


def test_close_person_erases_what_was_given(as_self):
    somebody = person("要走的人", "13600136000", phone_verified=True, mail="go@example.org")
    make_token(as_self(somebody), name="手机")
    close_person(as_self(somebody), somebody)
    gone = Person.objects.get(pk=somebody.pk)
    assert (gone.state, gone.name, gone.phone_index, bool(gone.phone)) == (PersonState.CLOSED, "", "", False)
    assert proved_phone("13600136000") is None and not gone.has_usable_password()
    assert (
        not EmailAddress.objects.filter(user=gone).exists() and not Token.objects.filter(person=gone).exists()
    )
    assert Entry.objects.filter(noun="people.person", noun_id=gone.pk).count() == 2


def test_close_person_only_stores_what_law_keeps(ann, as_self):
    keep_something(ann, as_self)
    close_person(as_self(ann), ann)
    ann.refresh_from_db()
    assert ann.state == PersonState.LIMITED and ann.closed_at <= now() and ann.name == ""
    assert Correction.objects.get(subject=ann).text == "写错了"


def test_close_person_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        close_person(as_self(bob), ann)


def keep_something(ann, as_self):
    ask_correction(as_self(ann), record="people.person", record_id=ann.pk, wish="correct", text="写错了")
