import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import limit_person, make_token, revoke_token
from linli.people.queries import person_of_token


def test_it_closes_the_door(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    revoke_token(as_self(ann), token)
    with pytest.raises(NotYours), atomic():
        person_of_token(token.secret)


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        revoke_token(as_self(bob), make_token(as_self(ann), name="日历").noun)


def test_it_waits_for_a_live_one(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    revoke_token(as_self(ann), token)
    with pytest.raises(NotNow), atomic():
        revoke_token(as_self(ann), token)


def test_a_key_dies_with_the_account(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    limit_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        person_of_token(token.secret)
