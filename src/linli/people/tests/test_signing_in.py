import json
import re
import time
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from django.core import mail
from django.core.cache import cache
from django.test import Client

from linli.kernel.journal.models import Entry
from linli.kernel.rulebook.models import Rule
from linli.people.models import Person
from linli.people.testing import PASSWORD, person

LOGIN, CODE, CONFIRM = "/account/login/", "/account/login/code/", "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


def code_in(letter):
    return re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", letter.body).group()


def signed_in(client):
    return "_auth_user_id" in client.session


def test_a_code_sent_to_the_phone_signs_in(client, ann):
    client.post(CODE, {"phone": "138 0013 8001"})
    (letter,) = mail.outbox
    assert letter.to == ["13800138001@sms.invalid"]
    answer = client.post(CONFIRM, {"code": code_in(letter)})
    assert answer.status_code == 302 and client.session["_auth_user_id"] == str(ann.pk)


def test_a_code_sent_by_mail_signs_in(client):
    somebody = person("有邮箱", mail="mail@example.org")
    client.post(CODE, {"email": "MAIL@example.org"})
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert client.session["_auth_user_id"] == str(somebody.pk)


@pytest.mark.parametrize("typed", [{}, {"phone": ""}, {"phone": "", "email": ""}, {"email": "no address"}])
def test_it_refuses_to_send_a_code_to_nowhere(client, typed):
    answer = client.post(CODE, typed)
    assert answer.status_code == 200 and answer.context["form"].errors and not mail.outbox


def test_it_refuses_a_wrong_code(client, ann):
    client.post(CODE, {"phone": "13800138001"})
    client.post(CONFIRM, {"code": "AAAA-AAAA"})
    assert not signed_in(client)


def test_an_unknown_phone_sees_the_same_page_as_a_known_one(client, ann):
    known = client.post(CODE, {"phone": "13800138001"})
    other = type(client)().post(CODE, {"phone": "13900139999"})
    assert (known.status_code, known.headers["Location"]) == (other.status_code, other.headers["Location"])
    assert "no account" in mail.outbox[1].body or "没有账户" in mail.outbox[1].body


@pytest.mark.parametrize("way", ["number", "phone", "mail"])
def test_a_password_signs_in_by_number_phone_or_mail(client, way):
    somebody = person("有密码", "13500135000", phone_verified=True, mail="pw@example.org", password=PASSWORD)
    login = {"number": somebody.number, "phone": "13500135000", "mail": "pw@example.org"}[way]
    client.post(LOGIN, {"login": login, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(somebody.pk)


def test_five_failures_close_the_account_for_this_address_only(client):
    somebody = person("被猜", password=PASSWORD)
    for _each in range(5):
        client.post(LOGIN, {"login": somebody.number, "password": "wrong wrong wrong"})
    client.post(LOGIN, {"login": somebody.number, "password": PASSWORD})
    assert not signed_in(client)
    elsewhere = type(client)(REMOTE_ADDR="10.1.2.3")
    elsewhere.post(LOGIN, {"login": somebody.number, "password": PASSWORD})
    assert signed_in(elsewhere)


def test_failures_and_the_lock_are_the_rulebooks(client, monkeypatch):
    Rule.objects.filter(code="login.failures").update(value=2)
    Rule.objects.filter(code="login.lock").update(value=1)
    somebody = person("被猜", password=PASSWORD)
    for _each in range(2):
        client.post(LOGIN, {"login": somebody.number, "password": "wrong wrong wrong"})
    client.post(LOGIN, {"login": somebody.number, "password": PASSWORD})
    assert not signed_in(client)
    later = time.time() + 61
    monkeypatch.setattr(ratelimit, "time", SimpleNamespace(time=lambda: later, monotonic=time.monotonic))
    client.post(LOGIN, {"login": somebody.number, "password": PASSWORD})
    assert signed_in(client)


@pytest.mark.parametrize("address", [{"phone": "13800138001"}, {"email": "nobody@example.org"}])
def test_codes_to_one_address_are_counted_by_the_rulebook_whoever_asks(ann, address):
    Rule.objects.filter(code="web.rate.code").update(value=2)
    for n in range(4):
        Client(REMOTE_ADDR=f"10.1.2.{n}").post(CODE, address)
    assert len(mail.outbox) == 2
    Client().post(CODE, {"phone": "13900139999"})
    assert len(mail.outbox) == 3, "another address has its own measure"


def test_links_to_a_new_password_are_counted_too(client):
    Rule.objects.filter(code="web.rate.code").update(value=1)
    person("忘了", mail="mail@example.org", password=PASSWORD)
    answers = [client.post("/account/password/reset/", {"email": "mail@example.org"}) for _each in range(2)]
    assert [one.status_code for one in answers] == [302, 429] and len(mail.outbox) == 1


def test_signing_up_takes_a_name_and_a_phone_that_answers(client):
    client.post("/account/signup/", {"name": "新来的", "phone": "13400134000"})
    somebody = Person.objects.get(name="新来的")
    assert not somebody.phone_verified and not signed_in(client)
    client.post("/account/phone/verify/", {"code": code_in(mail.outbox[0])})
    somebody.refresh_from_db()
    assert somebody.phone_verified and signed_in(client)
    kinds = [
        entry.kind for entry in Entry.objects.filter(noun_id=somebody.pk, noun="people.person").order_by("id")
    ]
    assert kinds == ["people.person.registered", "people.person.phone_proved"]


def test_signing_up_takes_an_e_mail_address_that_answers(client):
    client.post("/account/signup/", {"name": "只有邮箱", "email": "only@example.org"})
    assert not signed_in(client)
    client.post("/account/confirm-email/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) and EmailAddress.objects.get(email="only@example.org").verified


@pytest.mark.parametrize(
    "told", [{"name": "无"}, {"name": "无", "phone": "01065528888"}, {"phone": "13400134000"}]
)
def test_signing_up_refuses_what_leads_nowhere(client, told):
    assert client.post("/account/signup/", told).status_code == 200
    assert not Person.objects.exists()


@pytest.mark.parametrize("password", ["short", "password1234", "qwertyuiop123456"[:8]])
def test_signing_up_refuses_a_weak_password(client, password):
    client.post("/account/signup/", {"name": "弱", "phone": "13400134000", "password1": password})
    assert not Person.objects.exists()


def test_signing_up_with_a_known_phone_tells_only_its_owner(client, ann):
    answer = client.post("/account/signup/", {"name": "同号", "phone": "13800138001"})
    assert answer.headers["Location"] == "/account/phone/verify/"
    assert Person.objects.count() == 1 and mail.outbox[0].to == ["13800138001@sms.invalid"]


def test_a_resting_account_is_told_so(client, ann):
    Person.objects.filter(pk=ann.pk).update(state="limited")
    client.post(CODE, {"phone": "13800138001"})
    if mail.outbox:
        client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert not signed_in(client)


def test_a_code_goes_through_the_gateway_where_there_is_one(client, ann, settings, monkeypatch):
    sent = []
    settings.LINLI_SMS_WEBHOOK = "https://sms.example.org/send"
    monkeypatch.setattr("linli.people.sms.post", lambda *told: sent.append(told))
    client.post(CODE, {"phone": "13800138001"})
    assert sent[0][1]["to"] == "13800138001" and not mail.outbox
    assert json.dumps(sent[0][1])


@pytest.mark.parametrize("page", ["login", "signup", "login/code", "password/reset"])
def test_the_pages_of_signing_in_stand(client, page):
    answer = client.get(f"/account/{page}/")
    assert answer.status_code == 200 and b"csrfmiddlewaretoken" in answer.content
