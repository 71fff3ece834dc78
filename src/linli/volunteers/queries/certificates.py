"""Certificates: what one would say, whether one holds, which do not."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.proving import Unproved, check, public_key_of
from linli.volunteers import policy
from linli.volunteers.models import Certificate
from linli.volunteers.rules.credentials import Addresses, Told, code_in
from linli.volunteers.states import CertificateState

SHOWABLE = (CertificateState.ISSUED, CertificateState.REVOKED)


def addresses() -> Addresses:
    return Addresses(settings.LINLI_SITE.rstrip("/"))


def seed() -> bytes:
    return bytes.fromhex(settings.LINLI_SIGNING_KEY)


def public_key() -> bytes:
    return public_key_of(seed())


def own_certificates(actor: Actor) -> QuerySet[Certificate]:
    rows = Certificate.objects.filter(person=policy.self_of(actor) or 0).select_related("body")
    return rows.exclude(state=CertificateState.DROPPED).order_by("-id")


def to_issue(actor: Actor) -> QuerySet[Certificate]:
    """What waits for a signature of the reader's body, the oldest first."""
    path = actor.reach(policy.CERTIFY)
    rows = Certificate.objects.filter(state=CertificateState.ASKED)
    rows = rows.filter(body__path__startswith=path) if path else rows.none()
    return rows.select_related("body", "person").order_by("asked_at", "id")


def that_count(hours: int) -> list[Certificate]:
    """Issued certificates that count a row of hours."""
    rows = Certificate.objects.filter(state=CertificateState.ISSUED, rows__contains=[hours])
    return list(rows.select_related(*Certificate.WITH))


def told_of(one: Certificate) -> Told:
    return Told(
        number=one.number, code=one.code, holder=one.holder, holder_number=one.holder_number, body=one.body.name,
        responsible=one.responsible, contact=one.contact, first=one.first, last=one.last, minutes=one.minutes,
        services=one.services, issued_at=one.issued_at or now(),
    )  # fmt: skip


def revoked_codes() -> list[str]:
    rows = Certificate.objects.filter(state=CertificateState.REVOKED).order_by("revoked_at", "id")
    return list(rows.values_list("code", flat=True))


@dataclass(frozen=True)
class Checked:
    """What a check found: the certificate, whether it holds, and whether the document shown is ours to the letter."""

    certificate: Certificate | None
    holds: bool = False
    proved: bool = False
    shown: dict[str, Any] | None = None


def by_code(code: str) -> Checked:
    """Whoever holds the code holds the paper: what stands on it, with the name half covered."""
    plain = "".join(code.split()).replace("-", "").upper()
    found = Certificate.objects.select_related("body").filter(code=plain, state__in=SHOWABLE).first()
    return Checked(found, found is not None and found.state == CertificateState.ISSUED)


def by_document(text: str) -> Checked:
    """The signed file itself: whether we signed just this, and whether it still holds."""
    try:
        document = json.loads(text)
        check(document, public_key())
    except (ValueError, RecursionError, Unproved):
        return Checked(None)
    found = by_code(code_in(document))
    return Checked(found.certificate, found.holds, True, document)


def day_of_issue(one: Certificate) -> Any:
    return local(one.issued_at).date() if one.issued_at else None
