"""Once only: the same key again gives the same answer, not a second deed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.journal.models import Key
from linli.kernel.privacy.cipher import blinds
from linli.kernel.refusals import Refused

# So many signs must the key of a caller without an account have, that nobody hits upon it by guessing.
UNGUESSABLE = 20


class Repeated(Exception):
    """Another request with this key came first, at the same moment."""


class Once:
    """One caller's key for one act with one set of inputs. Without a key it stays out of the way."""

    def __init__(self, actor: Actor, kind: str, key: str, noun: Any, inputs: dict[str, Any]) -> None:
        self.kind = kind
        self.key = _hash(actor.person_id, kind, key) if key else ""
        told = [f"{name}={_plain(inputs[name])}" for name in sorted(inputs)]
        self.request = _hash(getattr(noun, "pk", noun), *told) if key else ""
        # The key as it was sent, which is kept nowhere.
        self.secret = key if actor.person_id or len(key) >= UNGUESSABLE else ""

    def before(self) -> Key | None:
        """The earlier deed under this key, if any; Refused when it was a different one."""
        found = Key.objects.filter(key=self.key).first() if self.key else None
        if found and found.request != self.request:
            raise Refused(_("This key was used for something else. Send a new key with a new request."))
        return found

    def keep(self, noun_id: int) -> None:
        """Claim the key within the act's transaction; raises Repeated when somebody else just did."""
        if not self.key:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO kernel_key (key, kind, request, noun_id, at) VALUES (%s, %s, %s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                [self.key, self.kind, self.request, noun_id, now()],
            )
            if cursor.rowcount == 0:
                raise Repeated

    def drawn(self, at: datetime) -> list[int]:
        """Numbers for what is told once and kept only as a digest: nobody can guess them, yet the same caller
        with the same key, request and instant draws them again. One under each of the server's keys, that of
        today first; none without a key, or with one that others could guess."""
        text = f"{self.secret}|{self.key}|{self.request}|{at.astimezone(UTC).isoformat()}"
        return [int(mac.rpartition("$")[2], 16) for mac in blinds(text, "once")] if self.secret else []

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """While an act is done, its body may ask for its key."""
        token = _at_hand.set(self)
        try:
            yield
        finally:
            _at_hand.reset(token)


_at_hand: ContextVar[Once | None] = ContextVar("once", default=None)


def drawn(at: datetime) -> int | None:
    """The number that a repeat of the act now being done will draw again; None where none is to be repeated."""
    once = _at_hand.get()
    return next(iter(once.drawn(at)), None) if once else None


def known(kind: str, keys: Iterable[str]) -> set[str]:
    """Those of ``keys`` under which ``kind`` was done before, whoever did it: for taking over many rows."""
    hashed = {_hash(kind, key): key for key in keys}
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM kernel_key WHERE key = ANY(%s)", [list(hashed)])
        return {hashed[key] for (key,) in cursor.fetchall()}


def claim_many(kind: str, nouns: Mapping[str, int]) -> set[str]:
    """Claim a key for each noun id, in the transaction that makes them; those of the keys that were free.

    Somebody who claims one of them at the same moment is waited for, so that each is claimed once.
    """
    hashed = {_hash(kind, key): key for key in nouns}
    order = sorted(hashed)  # two that claim the same keys never wait for each other in a circle
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_key (key, kind, request, noun_id, at)"
            " SELECT key, %s, '', noun_id, %s FROM unnest(%s::text[], %s::bigint[]) AS t (key, noun_id)"
            " ON CONFLICT DO NOTHING RETURNING key",
            [kind, now(), order, [nouns[hashed[key]] for key in order]],
        )
        return {hashed[key] for (key,) in cursor.fetchall()}


def _hash(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def _plain(value: Any) -> str:
    """A stable text for an input: ids for rows, names and sizes for files."""
    if isinstance(value, list | tuple):
        return ",".join(_plain(part) for part in value)
    if isinstance(value, models.Model):
        return f"{value._meta.label}:{value.pk}"
    return f"{value.name}:{value.size}" if hasattr(value, "size") else str(value)
