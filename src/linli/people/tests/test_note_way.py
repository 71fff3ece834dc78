"""What allauth's pages change in the ways of signing in leaves entries, by ids alone, and its owner is told."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.db.transaction import atomic

from linli.kernel.delivery.models import Delivery
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.people.acts import note_way
from linli.people.testing import PASSWORD, person

KIND = "people.person.way_changed"


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


@pytest.fixture
def cat(client):
    """Somebody with a password and an e-mail address, who has just signed in."""
    somebody = person("凯特", mail="cat@example.org", password=PASSWORD)
    client.post("/account/login/", {"login": somebody.number, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(somebody.pk)
    return somebody


def noted(somebody):
    rows = Entry.objects.filter(noun="people.person", noun_id=somebody.pk, kind=KIND).order_by("id")
    return [(row.facts["way"], row.facts["change"], row.facts["id"]) for row in rows]


def code():
    return re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", mail.outbox[-1].body).group()


def test_another_address_leaves_its_entries_and_a_word(client, cat):
    client.post("/account/email/", {"action_add": "", "email": "second@example.org"})
    client.post("/account/confirm-email/", {"code": code()})
    second = EmailAddress.objects.get(email="second@example.org", verified=True)
    assert ("mail", "added", second.pk) in noted(cat)
    client.post("/account/email/", {"action_primary": "", "email": "second@example.org"})
    assert noted(cat)[-1] == ("mail", "preferred", second.pk)
    first = EmailAddress.objects.get(email="cat@example.org")
    client.post("/account/email/", {"action_remove": "", "email": "cat@example.org"})
    assert noted(cat)[-1] == ("mail", "removed", first.pk)
    assert Delivery.objects.filter(to_person=cat.pk, link="/account/email/").count() == len(noted(cat))
    assert "example.org" not in str(list(Entry.objects.values_list("facts")))


def test_a_second_factor_that_comes_and_goes_leaves_entries(client, cat):
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/factors/totp/activate/")
    secret = page.context["form"].secret
    shown = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    client.post("/account/factors/totp/activate/", {"code": shown})
    there = dict(Authenticator.objects.filter(user=cat).values_list("type", "pk"))
    assert set(there) == {"totp", "recovery_codes"}
    assert set(noted(cat)) == {("factor", "added", pk) for pk in there.values()}
    client.post("/account/factors/recovery-codes/generate/", {})
    assert ("factor", "removed", there["recovery_codes"]) in noted(cat)
    client.post("/account/factors/totp/deactivate/", {})
    assert ("factor", "removed", there["totp"]) in noted(cat)
    assert secret not in str(list(Entry.objects.values_list("facts")))


def test_an_address_confirmed_at_the_first_sign_in_leaves_one_entry(client):
    client.post("/account/signup/", {"name": "只有邮箱", "email": "only@example.org"})
    client.post("/account/confirm-email/", {"code": code()})
    address = EmailAddress.objects.get(email="only@example.org", verified=True)
    assert noted(address.user) == [("mail", "confirmed", address.pk)]


def test_a_new_password_leaves_its_entry(client, cat):
    new = "another lane before dawn"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/change/", given).status_code == 302
    kinds = Entry.objects.filter(noun_id=cat.pk, noun="people.person").values_list("kind", flat=True)
    assert "people.person.password_set" in kinds


def test_another_phone_leaves_its_entry(client, cat):
    client.post("/account/phone/change/", {"phone": "13700137000"})
    client.post("/account/phone/verify/", {"code": code()})
    kinds = Entry.objects.filter(noun_id=cat.pk, noun="people.person").values_list("kind", flat=True)
    assert list(kinds.order_by("id"))[1:] == ["people.person.phone_proved"]
    cat.refresh_from_db()
    assert cat.phone_verified and "13700137000" not in str(list(Entry.objects.values_list("facts")))


def test_what_changes_nothing_leaves_nothing(client, cat):
    client.post("/account/email/", {"action_primary": "", "email": "cat@example.org"})
    client.post("/account/email/", {"action_add": "", "email": "no address"})
    assert noted(cat) == []


def test_it_refuses_others_and_what_nobody_knows(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        note_way(as_self(bob), ann, change="added", way="mail", id=1)
    with pytest.raises(Refused), atomic():
        note_way(as_self(ann), ann, change="painted", way="mail", id=1)
