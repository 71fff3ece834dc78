"""Which notes a reader may see, how one is found, and what lies on the desk."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.privacy.cipher import blinds
from linli.kernel.queries import visible_to
from linli.kernel.receipts import Opened, opens, plain_code
from linli.meetings import policy
from linli.meetings.models import WalkNote
from linli.meetings.states import NOTE_OPEN, NoteState
from linli.needs import queries as needs
from linli.organisations import queries as organisations

LABEL = "meetings.walknote"
MOST_PLACES = 300


@visible_to(WalkNote)
def visible_notes(actor: Actor) -> QuerySet[WalkNote]:
    """Notes of the communities in the reader's reach, and those of their own household."""
    seen = Q(pk__in=[pk for label, pk in actor.holds if label == LABEL])
    if actor.person_id is not None:
        seen |= Q(person_id=actor.person_id)
    if reach := actor.reach(policy.WALK):
        seen |= Q(body__path__startswith=reach)
    return WalkNote.objects.select_related("body").filter(seen)


@opens
def note_by_code(code: str) -> Opened | None:
    """The note whose receipt this is."""
    note = WalkNote.objects.filter(code__in=blinds(plain_code(code), "receipt")).first()
    return Opened(note.get_absolute_url(), ((LABEL, note.pk),)) if note else None


def notes_in(reach: str, *, open_only: bool = True) -> QuerySet[WalkNote]:
    """The notes of a reach: those to be routed first, then what was promised by its day, then the rest."""
    rows = WalkNote.objects.select_related("body").filter(body__path__startswith=reach)
    return rows.filter(state__in=NOTE_OPEN) if open_only else rows


def places_of(actor: Actor) -> list[Any]:
    """The communities in which the reader's post takes notes."""
    reach = actor.reach(policy.WALK)
    if reach is None:
        return []
    found = [ref for ref in organisations.tree().below(reach) if ref.level == "community" and ref.area_code]
    return found[:MOST_PLACES]


def waiting_in(reach: str, on: date) -> QuerySet[WalkNote]:
    """The notes that wait to be routed, and those past their day."""
    late = Q(due_on__lt=on)
    return notes_in(reach).filter(Q(state=NoteState.NOTED) | (Q(way__in=["thing", "action"]) & late))


def need_of(note: WalkNote) -> Any:
    """The need that was made of a note; None where none was."""
    return next(iter(needs.raised_from(LABEL, [note.pk]).get(note.pk, [])), None)


def note_behind(need: Any) -> WalkNote | None:
    """The note that a need came out of, while it is still open."""
    rows = WalkNote.objects.filter(pk=need.origin_id, state=NoteState.ROUTED)
    return rows.first() if need.origin == LABEL else None
