"""The outbox: at least once, tried again, stuck in the open."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from linli.kernel.clock import now, travel
from linli.kernel.delivery import sending
from linli.kernel.delivery.models import Delivery
from linli.kernel.delivery.outbox import phrase
from linli.kernel.keeping import retry_delivery
from linli.kernel.tests.lamps import ANN

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def letter(address="a@example.org", **more):
    at = now()
    return Delivery.objects.create(
        **{
            "entry_id": 1,
            "at": at,
            "next_at": at,
            "noun": "n",
            "noun_id": 1,
            "address": address,
            "subject": "灯",
            **more,
        }
    )


def test_it_is_sent_once(db, settings):
    settings.LINLI_SITE = "https://linli.example"
    one = letter(text="亮了", link="/x/")
    assert (sending.send_due(), sending.send_due()) == (1, 0)
    one.refresh_from_db()
    assert (one.state, one.attempts, len(mail.outbox)) == ("sent", 0, 1)
    assert (
        mail.outbox[0].to == ["a@example.org"] and mail.outbox[0].body == "亮了\n\nhttps://linli.example/x/"
    )


def test_it_waits_until_it_is_due(db):
    letter(next_at=now() + timedelta(minutes=1))
    assert sending.send_due() == 0 and not mail.outbox


def test_a_past_that_is_only_told_sends_nothing_and_leaves_no_lag(db, settings, client):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with travel(START):
        past = letter()
    to_come = letter(next_at=now() + timedelta(hours=1))
    assert client.get("/healthz").json()["lag_seconds"]["delivery"] > 0
    assert sending.settle(now()) == 1
    past.refresh_from_db()
    to_come.refresh_from_db()
    assert (past.state, to_come.state) == (Delivery.SENT, Delivery.WAITING)
    assert (sending.send_due(), mail.outbox) == (0, [])
    assert client.get("/healthz").json()["lag_seconds"]["delivery"] == 0


def test_it_is_tried_again_with_growing_waits_and_then_is_stuck(db, monkeypatch):
    def away(*args, **how):
        raise ConnectionRefusedError("no gateway")

    monkeypatch.setattr(sending, "send_mail", away)
    waits, at = [], START
    with travel(at):
        one = letter()
    while one.state == "waiting":
        with travel(at):
            assert sending.send_due() == 1
        one.refresh_from_db()
        waits.append(one.next_at - at)
        at = one.next_at
    assert one.state == "stuck" and one.attempts == 8 and "ConnectionRefusedError: no gateway" in one.error
    assert waits == [timedelta(minutes=2**n) for n in range(8)]
    with travel(at + timedelta(days=1)):
        assert sending.send_due() == 0
        monkeypatch.undo()
        clerk = as_clerk("kernel.deliveries")
        assert retry_delivery(clerk, one).noun.state == "waiting"
        assert sending.send_due() == 1 and len(mail.outbox) == 1


def as_clerk(*permissions):
    return replace(ANN, post=replace(ANN.post, permissions=frozenset(permissions)))


def test_a_failure_in_the_database_is_written_down_too(db, settings, monkeypatch):
    def broken(person):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    monkeypatch.setattr(sending, "import_string", lambda path: broken)
    one = letter(to_person=3)
    assert sending.send_due() == 1
    one.refresh_from_db()
    assert one.attempts == 1 and "DataError" in one.error


def test_no_lock_is_held_while_a_gateway_is_slow_and_nobody_else_sends_it(transactional_db, monkeypatch):
    one, elsewhere = letter(), []

    def slow(*args, **how):
        with ThreadPoolExecutor(1) as pool:
            elsewhere.append(pool.submit(meanwhile).result(20))

    def meanwhile():
        try:
            with transaction.atomic():
                Delivery.objects.select_for_update(nowait=True).get(pk=one.pk)
            return sending.send_due()
        finally:
            connection.close()

    monkeypatch.setattr(sending, "send_mail", slow)
    assert (sending.send_due(), elsewhere) == (1, [0])
    one.refresh_from_db()
    assert one.state == "sent"


def test_a_worker_that_died_in_the_midst_leaves_it_to_be_sent_later(db, monkeypatch):
    class Killed(BaseException):
        """The process ends."""

    def dies(*args, **how):
        raise Killed

    with monkeypatch.context() as patch, travel(START):
        letter()
        patch.setattr(sending, "send_mail", dies)
        with pytest.raises(Killed):
            sending.send_due()
        assert sending.send_due() == 0, "not at once, for it may be that another is at it"
    with travel(START + sending.HELD):
        assert sending.send_due() == 1 and len(mail.outbox) == 1


def test_a_slow_gateway_holds_up_nothing_else_for_long(db, monkeypatch):
    for _each in range(3):
        letter()
    monkeypatch.setattr(sending, "send_mail", lambda *args, **how: time.sleep(0.06))
    assert sending.send_due(seconds=0.05) == 1, "the rest is for the next time"
    assert sending.send_due() == 2
    assert 0 < settings.EMAIL_TIMEOUT <= 10


def test_what_another_worker_holds_is_passed_over(transactional_db):
    first, held, done = letter(), threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                Delivery.objects.select_for_update().get(pk=first.pk)
                held.set()
                assert done.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(20)
    letter("b@example.org")
    assert sending.send_due() == 1 and [one.to for one in mail.outbox] == [["b@example.org"]]
    done.set()
    thread.join(20)
    assert sending.send_due() == 1 and len(mail.outbox) == 2


def test_a_phrase_is_put_into_words_in_the_language_of_its_reader():
    said = phrase(gettext_lazy("“%(name)s” must be a whole number."), name=gettext_lazy("Photos"))
    with translation.override("en"):
        assert str(said) == "“Photos” must be a whole number."
    with translation.override("zh-hans"):
        assert "整数" in str(said) and "照片" in str(said)
