"""Certificates: asked for by the volunteer, issued by a named person of the body, revoked when hours are corrected."""

from datetime import date
from secrets import choice
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.proving import sign
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.storing import lock
from linli.volunteers import forms, policy, queries, rules
from linli.volunteers.models import Certificate, Profile
from linli.volunteers.rules.credentials import document_of
from linli.volunteers.states import CertificateState

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
LONG = 12


def asks(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or policy.is_somebody(actor, noun)


@act("volunteers.certificate.asked", _("Ask for a certificate"), on=Certificate, may=asks, creates=True,
     form=forms.AskCertificate, hidden=True)  # fmt: skip
def ask_certificate(actor: Actor, *, body: Any, first: date, last: date, person: int | None = None) -> Deed:
    """Free, at any time, of confirmed hours only. Asked twice at once, there is one."""
    asker = (person if actor.is_clock else None) or policy.self_of(actor) or 0
    if last < first or first > today():
        raise Refused(_("These days do not follow each other. Look at them again."), field="first")
    profile = queries.profile_of_person(asker)
    if profile is None:
        raise Refused(_("Register as a volunteer first: it takes one minute."))
    lock(Profile, profile)  # who asks twice at the same moment waits for themselves
    alive = Certificate.objects.filter(
        person=asker,
        body=body.id,
        first=first,
        last=last,
        state__in=[CertificateState.ASKED, CertificateState.ISSUED],
    )
    if alive.exists():
        raise NotNow(_("You have asked for this one already. It stands under “Certificates”."))
    if not actor.is_clock and not queries.counted(asker, body.id, first, last):
        raise Refused(_("In these days there are no confirmed hours with this organisation."), field="first")
    one = Certificate(
        person_id=asker, body=queries.body_of(body), number=f"LL{today():%Y%m%d}{_drawn(6)}", code=_drawn(LONG),
        first=first, last=last, asked_at=now(),
    )  # fmt: skip
    word = Word(_("A certificate is asked for"), one.number, one.get_absolute_url(), to_body=body.id)
    return Deed(one, amounts={"asked": 1}, words=[word])


def _drawn(n: int) -> str:
    return "".join(choice(SIGNS) for _place in range(n))


@act("volunteers.certificate.issued", _("Issue it"), on=Certificate, may=policy.certifies, move="issue", primary=True,
     next=_("Issued under your name. The volunteer is told."))  # fmt: skip
def issue_certificate(actor: Actor, one: Certificate) -> Deed:
    """Whoever records certifies: under the name of the one who issues it, with the hours as they stand now."""
    rows = queries.counted(one.person_id, one.body_id, one.first, one.last)
    if not rows:
        raise NotNow(_("There are no confirmed hours for this. Say so to the volunteer."))
    profile = queries.profile_of_person(one.person_id)
    one.holder = (profile.real_name if profile else "") or one.person.name
    one.holder_number = profile.number if profile else ""
    one.rows, one.minutes = [row.pk for row in rows], rules.minutes_of(rows)
    one.services = [
        {"on": str(row.served_on), "title": row.title, "place": row.place_words, "minutes": row.minutes}
        for row in rows
    ]
    one.responsible, one.issued_at = actor.name, now()
    one.contact = " ".join(filter(None, (one.body.desk_phone, one.body.desk_address)))[:160]
    at = queries.addresses()
    document = document_of(queries.told_of(one), at)
    one.credential = sign(document, queries.seed(), method=at.method, at=one.issued_at)
    text = phrase(_("%(number)s, %(hours)s hours. Open it to print it, or to take the signed file."),
                  number=one.number, hours=rules.as_hours(one.minutes))  # fmt: skip
    word = Word(_("Your certificate is there"), text, one.get_absolute_url(), to_person=one.person_id)
    return Deed(amounts={"issued": 1}, words=[word])


@act("volunteers.certificate.dropped", _("Do not issue it"), on=Certificate, may=policy.certifies, move="drop",
     form=forms.Reason, danger=True)  # fmt: skip
def drop_certificate(actor: Actor, one: Certificate, *, reason: str) -> Deed:
    rules.refuse_short_words(reason, "reason")
    word = Word(_("Your certificate was not issued"), reason, one.get_absolute_url(), to_person=one.person_id)
    return Deed(remark=reason, words=[word])


@act("volunteers.certificate.revoked", _("Revoke it"), on=Certificate, may=policy.certifies_or_clock, move="revoke",
     form=forms.Reason, danger=True)  # fmt: skip
def revoke_certificate(actor: Actor, one: Certificate, *, reason: str = "") -> Deed:
    """It no longer holds: whoever checks it from now on is told. A new one is asked for in the same step."""
    one.revoked_at = now()
    text = phrase(
        _("%(number)s no longer holds, since hours in it were corrected. A new one is being issued."),
        number=one.number,
    )
    word = Word(_("A certificate was revoked"), text, one.get_absolute_url(), to_person=one.person_id)
    return Deed(amounts={"revoked": 1}, remark=reason, words=[word])


def revoke_for(hours: int) -> None:
    """Certificates that count a row that was taken back: each is revoked and asked for anew."""
    for one in queries.that_count(hours):
        revoke_certificate(CLOCK, one)
        ask_certificate(CLOCK, body=one.body, first=one.first, last=one.last, person=one.person_id)
