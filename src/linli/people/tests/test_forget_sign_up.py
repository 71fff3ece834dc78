"""A sign-up that nobody confirmed is forgotten after the time of the rulebook."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db.transaction import atomic

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.people import acts, reactions
from linli.people.models import Person
from linli.people.states import PersonState
from linli.people.testing import person


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


def signed_up(client, **told):
    type(client)().post("/account/signup/", {"name": "路过的人", **told})
    return Person.objects.latest("pk")


def later(days=8):
    return travel(now() + timedelta(days=days))


def test_it_erases_what_was_typed_and_leaves_an_entry(client):
    somebody = signed_up(client, phone="13400134000")
    other = signed_up(client, email="never@example.org")
    with later():
        assert reactions.forget_sign_ups() == 2
    for one in (somebody, other):
        one.refresh_from_db()
        assert (one.state, one.name, one.phone_index) == (PersonState.CLOSED, "", "")
        assert not EmailAddress.objects.filter(user=one).exists()
        entry = Entry.objects.filter(noun="people.person", noun_id=one.pk).latest("id")
        assert (entry.kind, entry.amounts) == ("people.person.sign_up_forgotten", {"forgotten": 1})


def test_the_phone_is_free_for_another_sign_up(client):
    signed_up(client, phone="13400134000")
    with later():
        reactions.forget_sign_ups()
        cache.clear()  # how often a code is sent to one phone is limited
        again = signed_up(client, phone="13400134000")
        assert again.state == PersonState.ACTIVE


def test_it_waits_for_the_time_of_the_rulebook(client):
    signed_up(client, phone="13400134000")
    with later(days=5):
        assert reactions.forget_sign_ups() == 0


def test_it_leaves_who_confirmed_it(client):
    client.post("/account/signup/", {"name": "新来的", "email": "here@example.org"})
    client.post(
        "/account/confirm-email/",
        {"code": re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", mail.outbox[0].body)[0]},
    )
    with later():
        assert reactions.forget_sign_ups() == 0
    assert Person.objects.get(name="新来的").is_active


def test_it_leaves_whom_staff_registered_and_whoever_acted(client, bob, at_counter, as_self):
    acts.register_person(at_counter(bob), name="窗口来的", phone="13400134001")
    person("导入的", "13400134002")
    busy = signed_up(client, phone="13400134003")
    acts.make_token(as_self(busy), name="钥匙")
    with later():
        assert reactions.forget_sign_ups() == 0


def test_it_refuses_everybody_but_the_clock(client, ann, as_self):
    somebody = signed_up(client, phone="13400134000")
    for actor in (as_self(ann), as_self(somebody), NOBODY):
        with pytest.raises(NotYours), atomic():
            acts.forget_sign_up(actor, somebody)


def test_it_waits_for_nobody_who_confirmed_a_moment_ago(ann):
    with pytest.raises(NotNow), atomic():
        acts.forget_sign_up(CLOCK, ann)


def test_it_is_looked_for_once_a_day(client):
    signed_up(client, phone="13400134000")
    with later():
        assert (reactions.forget_sign_ups(), reactions.forget_sign_ups()) == (1, 0)
