"""A note arrives from a device, something is made of it, and the household may strike it out."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import Word
from linli.kernel.evidence import shelf
from linli.kernel.journal.models import Remark
from linli.kernel.privacy import masking
from linli.kernel.privacy.cipher import blind, blinds
from linli.kernel.privacy.retention import blank
from linli.kernel.receipts import plain_code
from linli.kernel.refusals import Refused
from linli.meetings import policy
from linli.meetings.forms import notes as forms
from linli.meetings.models import WalkNote
from linli.meetings.queries.notes import LABEL
from linli.meetings.rules import notes as rules
from linli.meetings.states import NoteKind, NoteWay, Timing
from linli.needs import acts as needs
from linli.organisations import queries as organisations


@lru_cache(maxsize=10_000)
def body_for(ref: Any) -> Any:
    """A body as a foreign key wants it, from the tree that every process keeps: no statement."""
    return WalkNote._meta.get_field("body").related_model(id=ref.id, name=ref.name, path=ref.path)  # type: ignore[union-attr,misc]


def _community(actor: Actor, area: str) -> Any:
    ref = organisations.tree().at_area(area)
    if ref is None or ref.level != "community" or not actor.can(policy.WALK, ref.path):
        raise Refused(
            _("This community is not among those of your post. Change to the post for it, then send again."),
            field="area",
        )
    return body_for(ref)


def _timed(told: datetime | None, skew: int | None, arrived: datetime) -> tuple[datetime, Timing]:
    oldest = timedelta(days=int(rulebook.get("meetings.note.oldest").number))
    tolerance = timedelta(minutes=int(rulebook.get("meetings.note.ahead").number))
    return rules.timed(told, None if skew is None else timedelta(seconds=skew), arrived, oldest, tolerance)


@act(
    "meetings.walknote.taken",
    _("Note taken outside"),
    on=WalkNote,
    may=policy.is_walker,
    creates=True,
    form=forms.Take,
)
def take_note(
    actor: Actor, *, kind: str, area: str, text: str, code: str, thing: str = "", address: str = "", agreed: str = "",
    due_on: date | None = None, contact: str = "", consent: bool = False, device_at: datetime | None = None,
    skew: int | None = None, photos: Any = (),
) -> Deed:  # fmt: skip
    """A note comes in from a device. Its key is the draft's own, so that it arrives once, however often it is sent."""
    rules.refuse_without_consent(kind, consent)
    rules.refuse_unsorted(kind, thing)
    rules.refuse_code(code, WalkNote.objects.filter(code__in=blinds(plain_code(code), "receipt")).exists())
    home = kind == NoteKind.HOUSEHOLD
    arrived = now()
    taken, timing = _timed(device_at, skew, arrived)
    note = WalkNote(
        body=_community(actor, area), area=area, kind=kind, thing="" if home else thing, due_on=due_on,
        text=rules.clean(text, "text"), address=address, agreed=rules.clean(agreed, "agreed") if agreed else "",
        contact=contact if home else "", consent=home and consent, code=blind(plain_code(code), "receipt"),
        taken_at=taken, device_at=device_at, arrived_at=arrived, timing=timing, photos_n=len(photos),
    )  # fmt: skip
    files = [shelf.prepare(actor.person_id, "", 0, one) for one in photos]
    return Deed(note, also=files, amounts={"notes": 1, f"kind.{kind}": 1})


@act(
    "meetings.walknote.raised",
    _("Make it a need"),
    on=WalkNote,
    may=policy.raises_from_note,
    move="raise",
    form=forms.FromNote,
    primary=True,
    next=_("It is a need now and goes its way; the household sees its answer with the same receipt."),
)
def raise_from_note(
    actor: Actor, note: WalkNote, *, text: str, kind: str = "help", category: int | None = None
) -> Deed:
    """In one step: contact and photos go with it. Its clock runs from when the note arrived here."""
    contact = note.contact.open("handle_case") if note.contact else ""
    photos = [shelf.again(one) for one in shelf.beside(LABEL, note.pk)] if note.photos_n else []
    need = needs.raise_for(
        actor, origin=note, channel="walk", kind=kind, category=category, text=text, area=note.area,
        address=note.address, contact=contact, declined_contact=not contact, photos=photos, raised_at=note.arrived_at,
    ).noun  # fmt: skip
    note.way = NoteWay.NEED
    return Deed(facts={"need": need.pk}, amounts={"needs": 1})


@act(
    "meetings.walknote.listed",
    _("We see to this thing"),
    on=WalkNote,
    may=policy.lists_thing,
    move="list",
    form=forms.AsThing,
    primary=True,
)
def list_thing(actor: Actor, note: WalkNote, *, thing: str, due_on: date) -> None:
    """A thing in public space that the community puts right by itself, by a day."""
    note.way, note.thing, note.due_on = NoteWay.THING, thing, _day(due_on)


@act(
    "meetings.walknote.agreed",
    _("Keep what was agreed"),
    on=WalkNote,
    may=policy.agrees_action,
    move="agree",
    form=forms.AsAction,
)
def agree_on_note(actor: Actor, note: WalkNote, *, agreed: str, due_on: date) -> Deed:
    """What was agreed at the door, and by when."""
    note.way, note.agreed, note.due_on = NoteWay.ACTION, rules.clean(agreed, "agreed"), _day(due_on)
    return Deed(amounts={"actions": 1})


@act(
    "meetings.walknote.settled",
    _("Nothing more to do"),
    on=WalkNote,
    may=policy.keeps_note,
    move="settle",
    form=forms.Settle,
)
def settle_note(actor: Actor, note: WalkNote, *, outcome: str) -> Deed:
    """It was settled on the spot, and how."""
    note.outcome, note.closed_at = rules.clean(outcome, "outcome"), now()
    return Deed(amounts={"settled": 1}, words=_tell(note, _("What you told us at your door is settled.")))


@act(
    "meetings.walknote.finished",
    _("The agreed action is done"),
    on=WalkNote,
    may=policy.finishes_action,
    move="finish",
    form=forms.Finish,
    primary=True,
)
def finish_action(actor: Actor, note: WalkNote, *, outcome: str) -> Deed:
    """What was agreed has been done."""
    note.outcome, note.closed_at = rules.clean(outcome, "outcome"), now()
    return Deed(amounts={"done": 1}, words=_tell(note, _("What was agreed at your door is done.")))


@act(
    "meetings.walknote.fixed",
    _("It is put right"),
    on=WalkNote,
    may=policy.fixes_thing,
    move="fix",
    form=forms.Fix,
    primary=True,
    next=_("It stands in the open list of what was put right."),
)
def fix_thing(actor: Actor, note: WalkNote, *, public: str) -> Deed:
    """A thing in public space is in order again, for everybody to read; refused while it holds a person's data."""
    if found := masking.scan(public):
        part = public[found[0].start : found[0].end]
        raise Refused(
            _("“%(part)s” looks like a person's data. Take it out.") % {"part": part}, field="public"
        )
    note.public, note.closed_at = rules.clean(public, "public"), now()
    return Deed(amounts={"fixed": 1})


@act(
    "meetings.walknote.answered",
    _("The need made of it has ended"),
    on=WalkNote,
    may=policy.is_clock,
    move="answer",
    hidden=True,
)
def answer_note(actor: Actor, note: WalkNote, *, need: int) -> Deed:
    """The need has ended; its answer stands with the note."""
    note.closed_at = now()
    return Deed(facts={"need": need}, amounts={"answered": 1})


@act(
    "meetings.walknote.struck",
    _("Strike the note out"),
    on=WalkNote,
    may=policy.strikes_note,
    move="strike",
    danger=True,
    next=_("Every word and photo of the note is erased. That there was one, and when, stays."),
)
def strike_note(actor: Actor, note: WalkNote) -> Deed:
    """The household takes its agreement back: words, contact and photos go; the entries stay, and hold no words."""
    blank(note)
    for one in shelf.beside(LABEL, note.pk):
        shelf.erase(one)
    remarks = Remark.objects.filter(noun=LABEL, noun_id=note.pk, erased_at=None)
    remarks.update(text="", erased_at=now())
    note.consent, note.photos_n, note.closed_at = False, 0, note.closed_at or now()
    return Deed(amounts={"struck": 1})


@act(
    "meetings.walknote.adopted",
    _("Keep it with my account"),
    on=WalkNote,
    may=policy.adopts_note,
    next=_("You find it under “Mine” from now on, and in “my data”."),
)
def adopt_note(actor: Actor, note: WalkNote) -> None:
    """Somebody of the household, who holds the receipt, finds the note again without it."""
    note.person_id = actor.person_id


@act(
    "meetings.walknote.contact_read",
    _("Show the contact"),
    on=WalkNote,
    may=policy.reads_note_contact,
    form=forms.ReadContact,
    reads=True,
    hidden=True,
)
def read_note_contact(actor: Actor, note: WalkNote, *, purpose: str) -> Deed:
    """Reading the contact needs a purpose and leaves an entry that the household sees (DOMAIN.md 2.8)."""
    subject = {"subject": note.person_id} if note.person_id else {}
    return Deed(facts={"purpose": purpose, "read": "contact", "fields": ["contact"], **subject})


def _day(due_on: date) -> date:
    if due_on < today():
        raise Refused(_("This day is past. Choose today or a later one."), field="due_on")
    return due_on


def _tell(note: WalkNote, sentence: Any) -> list[Word]:
    """A word to the household that keeps the note with an account; others look it up with their receipt."""
    if note.person_id is None:
        return []
    return [Word(_("A note taken at your door"), sentence, note.get_absolute_url(), to_person=note.person_id)]
