from dataclasses import replace

import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours
from linli.people.acts import (
    make_token,
)
from linli.people.models import Token
from linli.people.queries import (
    person_of_token,
)


def test_it_refuses_who_is_helped_at_a_counter(ann, bob, at_counter):
    with pytest.raises(NotYours), atomic():
        make_token(replace(at_counter(bob), behalf_id=ann.pk), name="日历")


def test_it_shows_the_key_once(ann, as_self):
    token = make_token(as_self(ann), name="日历").noun
    assert person_of_token(token.secret) == ann
    kept = Token.objects.get(pk=token.pk)
    assert kept.secret == "" and token.secret not in str(kept.__dict__)


def test_it_refuses_a_program_and_a_counter(ann, as_self):
    with pytest.raises(NotYours), atomic():
        make_token(as_self(ann).through("api"), name="日历")
