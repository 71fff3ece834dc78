"""Minutes: drafted from the agenda, opened to those who were there, signed and frozen, put away."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.privacy.cipher import digest_of
from linli.kernel.refusals import NotNow, Refused
from linli.meetings import forms, policy, queries, rules
from linli.meetings.acts.telling import _moment, tell
from linli.meetings.models import Meeting, Minutes
from linli.meetings.states import State

WORDS = ("chair", "recorder", "present", "absent", "guests", "text")


@act("meetings.meeting.minuted", _("Write the minutes"), on=Meeting, may=policy.holds, move="minute",
     form=forms.WriteMinutes, primary=True)  # fmt: skip
def draft_minutes(actor: Actor, meeting: Meeting, **words: Any) -> Deed:
    """The agenda's points are there already; this adds chair, recorder, who was present, and the rest."""
    if not meeting.asks.content:
        raise Refused(_("Of this kind nothing that was said is kept; only that it was held."))
    return Deed(also=[Minutes(**{name: rules.clean(words.get(name, "")) for name in WORDS})])


@act(
    "meetings.meeting.rewritten",
    _("Change the minutes"),
    on=Meeting,
    may=policy.holds,
    form=forms.WriteMinutes,
)
def rewrite_minutes(actor: Actor, meeting: Meeting, **words: Any) -> Deed:
    """Until they are signed."""
    if meeting.state not in (State.MINUTED, State.AMENDING):
        raise NotNow(_("Minutes can be changed from when they are drafted until they are signed."))
    said = {name: rules.clean(words.get(name, "")) for name in WORDS}
    Minutes.objects.filter(meeting=meeting).update(**said)
    return Deed(facts={"changed": True})


@act("meetings.meeting.opened", _("Open the minutes to those who were there"), on=Meeting, may=policy.holds,
     move="open", primary=True)  # fmt: skip
def open_minutes(actor: Actor, meeting: Meeting) -> Deed:
    """Those who were there read them and may ask for changes, for a set time."""
    meeting.amend_by = now() + timedelta(days=int(rulebook.get("meetings.amend.days").number))
    text = phrase(
        _("Please read them. Until %(until)s you can ask for changes."), until=_moment(meeting.amend_by)
    )
    return Deed(
        facts={"amend_by": meeting.amend_by},
        words=tell(meeting, _("The minutes are there to read"), text, queries.attendees(meeting)),
    )


@act(
    "meetings.meeting.signed", _("Sign the minutes"), on=Meeting, may=policy.signs, move="sign", primary=True
)
def sign_minutes(actor: Actor, meeting: Meeting) -> Deed:
    """The whole text is frozen with its digest; the entry keeps the digest, and the journal is sealed."""
    rules.refuse_unheard(
        heard=meeting.state == State.AMENDING, attendees=len(queries.attendees(meeting)),
        amend_by=meeting.amend_by, now=now(), open_n=queries.undecided(meeting),
    )  # fmt: skip
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        raise NotNow(_("There are no minutes yet."))
    minutes.signed_at, minutes.algorithm = now(), settings.LINLI_DIGEST
    minutes.signed_text = rules.text_of(queries.told(meeting, minutes))
    minutes.digest = digest_of([minutes.signed_text.encode()], minutes.algorithm)
    minutes.save(update_fields=["signed_at", "algorithm", "signed_text", "digest"])
    return Deed(facts={"digest": minutes.digest, "algorithm": minutes.algorithm}, amounts={"signed": 1})


@act("meetings.meeting.archived", _("Put it away"), on=Meeting, may=policy.holds_or_clock, move="archive",
     form=forms.Nothing)  # fmt: skip
def archive(actor: Actor, meeting: Meeting) -> None:
    """Nothing more is to be done with it. What asks for minutes is put away when these are signed."""
    if meeting.asks.minutes and meeting.state == State.HELD:
        raise NotNow(_("Its minutes come first: write and sign them."))
