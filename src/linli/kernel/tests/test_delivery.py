"""The outbox: at least once, tried again, stuck in the open; and systems that listen."""

import hashlib
import hmac
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from linli.kernel.clock import now, travel
from linli.kernel.delivery import sending
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.delivery.outbox import phrase
from linli.kernel.journal import record
from linli.kernel.keeping import retry_delivery
from linli.kernel.tests.lamps import ANN, Lamp

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


class Ear(BaseHTTPRequestHandler):
    """A system that listens."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((body, self.headers["X-Linli-Signature"]))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *args):
        """Quietly."""


@pytest.fixture
def ear():
    server = HTTPServer(("127.0.0.1", 0), Ear)
    server.heard, server.answer = [], 200
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join(5)
    server.server_close()


SECRET = "a secret of sixteen"


def hook(ear, **more):
    given = {"name": "ear", "url": f"http://127.0.0.1:{ear.server_port}/", "secret": SECRET, "position": "0"}
    return Webhook.objects.create(**{**given, **more})


def write(*names, scope=7):
    lamp = Lamp(pk=1)
    lamp.place = lambda: (scope, (1, scope))
    with transaction.atomic():
        for name in names:
            record.write(record.entry_for(ANN, f"tests.{name}", lamp, {}, {}))


def told(ear):
    return [[entry["kind"] for entry in json.loads(body)["entries"]] for body, _signature in ear.heard]


def test_a_webhook_hears_signed_entries_in_order_once(transactional_db, ear):
    one = hook(ear)
    write("a", "b")
    write("c")
    assert (sending.call_webhooks(), sending.call_webhooks()) == (3, 0)
    assert told(ear) == [["tests.a", "tests.b", "tests.c"]]
    body, signature = ear.heard[0]
    assert signature == "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    write("d")
    sending.call_webhooks()
    assert told(ear)[1:] == [["tests.d"]]
    one.refresh_from_db()
    assert int(one.position) > 0 and one.error == ""


def test_batches_never_tear_a_transaction(transactional_db, ear):
    hook(ear)
    write("a")
    write("b", "c", "d")
    write("e")
    while sending.call_webhooks(batch=2):
        pass
    assert told(ear) == [["tests.a"], ["tests.b", "tests.c", "tests.d"], ["tests.e"]]


def test_it_hears_only_its_kinds_and_its_place(transactional_db, ear):
    hook(ear, kinds="tests.lamp tests.need", scope=7)
    write("lamp.lit", "venue.opened", "need.raised")
    write("need.signed", scope=8)
    sending.call_webhooks()
    assert told(ear) == [["tests.lamp.lit", "tests.need.raised"]]


def test_a_failing_webhook_loses_nothing(transactional_db, ear):
    one = hook(ear)
    ear.answer = 500
    write("a")
    with travel(START):
        assert sending.call_webhooks() == 0
        one.refresh_from_db()
        assert (one.attempts, str(one.position)) == (1, "0") and "500" in one.error and one.next_at > START
        assert sending.call_webhooks() == 0 and len(ear.heard) == 1, "it waits before it tries again"
    ear.answer = 200
    write("b")
    with travel(START + timedelta(hours=1)):
        assert sending.call_webhooks() == 2
    assert told(ear)[-1] == ["tests.a", "tests.b"]
    one.refresh_from_db()
    assert (one.attempts, one.error, one.next_at) == (0, "", None)


def test_an_entry_of_a_late_transaction_is_heard_after_all(transactional_db, ear):
    hook(ear)
    begun, finish = threading.Event(), threading.Event()
    write("before")

    def late():
        try:
            with transaction.atomic():
                record.write(record.entry_for(ANN, "tests.late", Lamp(pk=1), {}, {}))
                begun.set()
                assert finish.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=late)
    thread.start()
    assert begun.wait(20)
    write("after")
    sending.call_webhooks()
    finish.set()
    thread.join(20)
    sending.call_webhooks()
    assert told(ear) == [["tests.before"], ["tests.late", "tests.after"]]


def test_only_addresses_of_the_web_are_called(transactional_db, ear):
    one = hook(ear, url="file:///etc/passwd")
    write("a")
    assert sending.call_webhooks() == 0
    one.refresh_from_db()
    assert "https://" in one.error


def test_a_phrase_is_put_into_words_in_the_language_of_its_reader():
    said = phrase(gettext_lazy("“%(name)s” must be a whole number."), name=gettext_lazy("Photos"))
    with translation.override("en"):
        assert str(said) == "“Photos” must be a whole number."
    with translation.override("zh-hans"):
        assert "整数" in str(said) and "照片" in str(said)
