import pytest
from allauth.account.models import EmailAddress
from django.db.transaction import atomic

from linli.kernel.clock import now
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours
from linli.people.acts import (
    ask_correction,
    close_person,
    make_token,
)
from linli.people.models import Correction, Person, Token
from linli.people.queries import (
    proved_phone,
)
from linli.people.states import PersonState
from linli.people.testing import person


def keep_something(ann, as_self):
    ask_correction(as_self(ann), record="people.person", record_id=ann.pk, wish="correct", text="写错了")


def test_it_erases_what_was_given(as_self):
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


def test_it_only_stores_what_law_keeps(ann, as_self):
    keep_something(ann, as_self)
    close_person(as_self(ann), ann)
    ann.refresh_from_db()
    assert ann.state == PersonState.LIMITED and ann.closed_at <= now() and ann.name == ""
    assert Correction.objects.get(subject=ann).text == "写错了"


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        close_person(as_self(bob), ann)
