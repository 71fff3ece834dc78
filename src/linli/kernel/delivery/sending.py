"""The worker's side of the outbox: each message at least once, tried again with growing waits, stuck in the open."""

import hashlib
import hmac
import json
import time
import urllib.request
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.module_loading import import_string

from linli.kernel.clock import now
from linli.kernel.delivery.models import Delivery, Webhook
from linli.kernel.journal.models import Entry

TRIES = 8
HELD = timedelta(minutes=5)
STEP = 20.0  # seconds; each attempt itself ends after ten
CALLS = 20  # so many calls to one system at a time, while it is behind
WAITS = [timedelta(minutes=1) * 2**n for n in range(TRIES)]


def send_due(limit: int = 200, seconds: float = STEP) -> int:
    """Send what is due; the number tried. A slow gateway holds up nothing else for long: the rest is for the
    next time."""
    tried, until = 0, time.monotonic() + seconds
    while tried < limit and time.monotonic() < until and _send_one():
        tried += 1
    return tried


def settle(until: datetime) -> int:
    """Messages of a past that is only told, as the demonstration's: they count as sent then, and nobody gets
    them now. How many."""
    waiting = Delivery.objects.filter(state=Delivery.WAITING, next_at__lte=until)
    return waiting.update(state=Delivery.SENT)


def _send_one() -> bool:
    one = _take()
    if one is None:
        return False
    try:
        with transaction.atomic():  # so that the failure can still be written down
            _send(one)
        one.state, one.error, one.next_at = Delivery.SENT, "", now()
    except Exception as error:
        _put_off(one, error)
    one.save(update_fields=["state", "attempts", "next_at", "error"])
    return True


def _take() -> Delivery | None:
    """The next message that is due. No other worker takes it for a while, and no lock is held while it is sent;
    a worker that dies in the midst leaves it to be sent after that while."""
    with transaction.atomic():
        due = Delivery.objects.filter(state=Delivery.WAITING, next_at__lte=now()).order_by("next_at")
        one = due.select_for_update(skip_locked=True).first()
        if one is not None:
            one.next_at = now() + HELD
            one.save(update_fields=["next_at"])
        return one


def _put_off(one: Any, error: Exception) -> None:
    one.attempts += 1
    one.error = f"{type(error).__name__}: {error}"[:300]
    if one.attempts >= TRIES and isinstance(one, Delivery):
        one.state = Delivery.STUCK
    one.next_at = now() + WAITS[min(one.attempts, TRIES) - 1]


def _send(one: Delivery) -> None:
    """The inbox has it already; here it goes to the addresses that its reader chose."""
    mail, phone = _addresses(one)
    text = f"{one.text}\n\n{settings.LINLI_SITE}{one.link}" if one.link else one.text
    if mail:
        send_mail(one.subject, text, None, [mail])
    if phone and settings.LINLI_SMS_WEBHOOK:
        post(
            settings.LINLI_SMS_WEBHOOK,
            {"to": phone, "text": f"{one.subject} {text}"},
            settings.LINLI_SMS_SECRET,
        )


def _addresses(one: Delivery) -> tuple[str, str]:
    if one.to_person:
        found = import_string(settings.LINLI_ADDRESSES_OF)(one.to_person)
        return found.mail, found.phone
    address = one.address.open("deliver") if one.address else ""
    return (address, "") if "@" in address else ("", address)


def call_webhooks(batch: int = 500) -> int:
    """Tell every listening system of the entries after its place, in the journal's order; entries told.

    No call holds more than ``batch``; one who is far behind is called several times.
    """
    told = 0
    for pk in Webhook.objects.filter(active=True).values_list("pk", flat=True):
        for _call_again in range(CALLS):
            some, more = _call(pk, batch)
            told += some
            if not more:
                break
    return told


def _call(pk: int, batch: int) -> tuple[int, bool]:
    """Tell one system once: how many entries it heard, and whether there are more."""
    with transaction.atomic():
        hook = Webhook.objects.select_for_update(skip_locked=True).filter(pk=pk, active=True).first()
        if hook is None or (hook.next_at and hook.next_at > now()):
            return 0, False
        read = _entries_after(hook, batch)
        entries = _wanted(hook, hook.kinds.split(), read)
        try:
            if entries:
                post(hook.url, {"entries": [_told(entry) for entry in entries]}, hook.secret.open("deliver"))
            if read:
                hook.position, hook.told_id = read[-1].position, read[-1].id
            hook.attempts, hook.error, hook.next_at = 0, "", None
        except Exception as error:
            _put_off(hook, error)
            read = entries = []
        hook.save()
    return len(entries), len(read) == batch


def _entries_after(hook: Webhook, batch: int) -> list[Any]:
    """At most ``batch`` entries of closed transactions after the hook's place.

    A transaction with more entries than fit is told in several calls, in order: the place holds the id too.
    """
    return list(
        Entry.objects.raw(
            """SELECT *, xid::text AS position FROM kernel_entry
               WHERE xid >= %s::xid8 AND (xid > %s::xid8 OR id > %s)
                 AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, id LIMIT %s""",
            [hook.position, hook.position, hook.told_id, batch],
        )
    )


def _wanted(hook: Webhook, kinds: list[str], entries: list[Entry]) -> list[Entry]:
    return [
        entry
        for entry in entries
        if (not kinds or entry.kind.startswith(tuple(kinds)))
        and (hook.scope is None or hook.scope in entry.scopes)
    ]


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "at": entry.at.isoformat(), "kind": entry.kind, "organisation": entry.organisation,
        "noun": entry.noun, "noun_id": entry.noun_id, "facts": entry.facts, "amounts": entry.amounts,
    }  # fmt: skip


def post(url: str, body: dict[str, Any], secret: str) -> None:
    """POST JSON, signed: ``X-Linli-Signature: sha256=…`` over the body."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("the address of a gateway begins with https://")
    data = json.dumps(body, ensure_ascii=False).encode()
    signature = hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Linli-Signature": f"sha256={signature}"}
    request = urllib.request.Request(url, data, headers, method="POST")  # noqa: S310 — scheme checked above
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        if answer.status >= 300:
            raise ValueError(f"the gateway answered {answer.status}")
