import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import limit_person
from linli.people.queries import addresses_of
from linli.people.states import PersonState


def test_it_stops_signing_in_and_messages_and_deletes_nothing(ann, as_self):
    limit_person(as_self(ann), ann)
    ann.refresh_from_db()
    assert ann.state == PersonState.LIMITED and not ann.is_active and ann.name == "安宁"
    assert addresses_of(ann.pk).phone == ""


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        limit_person(as_self(bob), ann)


def test_it_waits_for_an_account_in_use(ann, as_self):
    limit_person(as_self(ann), ann)
    with pytest.raises(NotNow), atomic():
        limit_person(as_self(ann), ann)
