import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotNow, NotYours
from linli.people.acts import limit_person, make_token, revoke_token
from linli.people.models import Token
from linli.people.queries import person_of_token


def test_make_token_shows_the_key_once(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    assert person_of_token(token.secret) == ann
    kept = Token.objects.get(pk=token.pk)
    assert kept.secret == "" and token.secret not in str(kept.__dict__)


def test_make_token_refuses_a_program_and_a_counter(ann, as_self):
    with pytest.raises(NotYours), atomic():
        make_token(as_self(ann).through("api"), name="日历")


def test_revoke_token_closes_the_door(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    revoke_token(as_self(ann), token)
    with pytest.raises(NotYours), atomic():
        person_of_token(token.secret)


def test_revoke_token_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        revoke_token(as_self(bob), make_token(as_self(ann), name="日历").noun)


def test_revoke_token_waits_for_a_live_one(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    revoke_token(as_self(ann), token)
    with pytest.raises(NotNow), atomic():
        revoke_token(as_self(ann), token)


def test_a_key_dies_with_the_account(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    limit_person(as_self(ann), ann)
    with pytest.raises(NotYours), atomic():
        person_of_token(token.secret)
