"""Systems that listen: signed, in order, each entry once, nothing lost."""

import hashlib
import hmac
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection, transaction

from linli.kernel.clock import travel
from linli.kernel.delivery import sending
from linli.kernel.delivery.models import Webhook
from linli.kernel.journal import record
from linli.kernel.tests.lamps import ANN, Lamp

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


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


def test_no_call_holds_more_than_a_batch_however_large_a_transaction(transactional_db, ear):
    hook(ear)
    write("a")
    write("b", "c", "d", "e", "f")
    write("g")
    assert sending.call_webhooks(batch=2) == 7
    assert told(ear) == [["tests.a", "tests.b"], ["tests.c", "tests.d"], ["tests.e", "tests.f"], ["tests.g"]]
    assert sending.call_webhooks(batch=2) == 0


def test_a_call_that_fails_in_the_middle_of_a_transaction_is_taken_up_there(
    transactional_db, ear, monkeypatch
):
    hook(ear)
    write("a", "b", "c", "d", "e")
    monkeypatch.setattr(sending, "CALLS", 1)
    with travel(START):
        assert sending.call_webhooks(batch=2) == 2
        ear.answer = 500
        assert sending.call_webhooks(batch=2) == 0
    ear.answer = 200
    write("f")
    with travel(START + timedelta(hours=1)):
        assert [sending.call_webhooks(batch=2) for _turn in range(3)] == [2, 2, 0]
    middle = ["tests.c", "tests.d"]
    assert told(ear) == [["tests.a", "tests.b"], middle, middle, ["tests.e", "tests.f"]]


def test_what_it_does_not_want_to_hear_is_passed_without_a_call(transactional_db, ear):
    hook(ear, kinds="tests.wanted")
    write(*["other"] * 5, "wanted.late")
    assert sending.call_webhooks(batch=2) == 1
    assert told(ear) == [["tests.wanted.late"]]


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
