"""Sealing: a Merkle root over closed batches of entries, chained, so that later tampering shows."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from cryptography.hazmat.primitives import hashes
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from linli.kernel.clock import now
from linli.kernel.journal.models import Seal
from linli.kernel.journal.tally import put, take

# The canonical text of an entry, made by the database so that every reader makes the same.
_TEXT = """
    SELECT concat_ws('|', id, (extract(epoch FROM at) * 1000000)::bigint, xid, kind, coalesce(actor::text, '-'),
        coalesce(post::text, '-'), coalesce(organisation::text, '-'), scopes::text, noun, coalesce(noun_id::text, '-'),
        facts::text, amounts::text, chain, via)
    FROM kernel_entry WHERE xid >= %s::xid8 AND xid < %s::xid8 ORDER BY xid, id
"""
EMPTY = ""


def hasher(algorithm: str) -> Callable[[bytes], bytes]:
    """The digest function ``sha256`` or ``sm3``."""
    if algorithm == "sm3":
        return _sm3
    return lambda data: hashlib.sha256(data).digest()


def _sm3(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def merkle(leaves: Iterator[bytes], digest: Callable[[bytes], bytes], previous: str) -> tuple[str, int]:
    """Root and number of leaves; leaves and nodes are told apart by a first byte, and the root binds ``previous``.

    Keeps one node a level, so that memory does not grow with the batch.
    """
    stack: list[tuple[int, bytes]] = []
    n = 0
    for leaf in leaves:
        n += 1
        node = (0, digest(b"\x00" + leaf))
        while stack and stack[-1][0] == node[0]:
            height, left = stack.pop()
            node = (height + 1, digest(b"\x01" + left + node[1]))
        stack.append(node)
    top = b""
    for _height, node_digest in reversed(stack):
        top = digest(b"\x01" + node_digest + top) if top else node_digest
    return digest(b"\x02" + previous.encode() + top).hex(), n


def seal() -> Seal | None:
    """Seal what lies between the last seal and the transaction horizon; None when there is nothing new."""
    with transaction.atomic():
        first, until = take("seal")
        last = Seal.objects.order_by("-id").first()
        previous = last.root if last else EMPTY
        root, n = merkle(texts(first, until), hasher(settings.LINLI_DIGEST), previous)
        put("seal", until if n else first)
        if n == 0:
            return None
        return Seal.objects.create(
            at=now(),
            first=first,
            until=until,
            n=n,
            algorithm=settings.LINLI_DIGEST,
            root=root,
            previous=previous,
        )


def verify() -> Iterator[tuple[Seal, list[str]]]:
    """Recompute every seal, oldest first; with each, what is wrong with it."""
    previous, reached = EMPTY, "0"
    for one in Seal.objects.order_by("id").iterator():
        yield one, faults(one, previous, reached)
        previous, reached = one.root, str(one.until)


def verify_one(one: Seal) -> list[str]:
    """Recompute a single seal, chained to the one before it; what is wrong with it."""
    before = Seal.objects.filter(pk__lt=one.pk).order_by("-id").first()
    return faults(one, before.root if before else EMPTY, str(before.until) if before else "0")


def faults(one: Seal, previous: str, reached: str) -> list[str]:
    """What differs between a seal and the entries as they are now."""
    root, n = merkle(texts(str(one.first), str(one.until)), hasher(one.algorithm), one.previous)
    checks: list[tuple[Any, Any, str]] = [
        (one.previous, previous, _("is not chained to the seal before it")),
        (str(one.first), reached, _("does not begin where the one before ended")),
        (n, one.n, _("covers %(n)s entries, was sealed with %(then)s") % {"n": n, "then": one.n}),
        (root, one.root, _("the entries are not those that were sealed")),
    ]
    return [text for found, sealed, text in checks if found != sealed]


def number_of(entry_id: int) -> str:
    """The transaction that wrote an entry."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xid::text FROM kernel_entry WHERE id = %s", [entry_id])
        found = cursor.fetchone()
    return str(found[0]) if found else "0"


def texts(first: str, until: str) -> Iterator[bytes]:
    """Canonical texts of a range, streamed by a cursor on the server."""
    connection.ensure_connection()
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.itersize = 5000  # type: ignore[attr-defined]
        cursor.execute(_TEXT, [first, until])
        for (text,) in cursor:
            yield text.encode()
