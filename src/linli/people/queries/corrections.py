"""What people say against records about them."""

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.journal.models import Entry
from linli.kernel.nouns import ids_of
from linli.kernel.privacy.register import rows_about, subjects_of
from linli.kernel.queries import visible_to
from linli.people.models import Correction
from linli.people.policy import CORRECT
from linli.people.states import CorrectionState


@visible_to(Correction)
def corrections_of(actor: Actor) -> QuerySet[Correction]:
    """One's own, and those that one's post decides on."""
    mine = Q(subject_id__in=[pk for pk in (actor.person_id, actor.behalf_id) if pk])
    if path := actor.reach(CORRECT):
        mine |= Q(scopes__contains=[ids_of(path)[-1]]) | Q(body=None)
    return Correction.objects.filter(mine).select_related("subject").order_by("-pk")


def to_decide(actor: Actor) -> QuerySet[Correction]:
    """What waits for a decision from the reader's post, the nearest to its date first."""
    waiting = corrections_of(actor).filter(state=CorrectionState.ASKED)
    return waiting.exclude(subject_id=actor.person_id).exclude(author=actor.person_id).order_by("due_at")


def contested(noun: str, noun_id: int) -> bool:
    """Whether somebody contests this record and is not answered yet: its page says so."""
    return Correction.objects.filter(noun=noun, noun_id=noun_id, state=CorrectionState.ASKED).exists()


def statements_on(noun: str, noun_id: int) -> list[Correction]:
    """What the person wanted to stand beside this record."""
    stated = Correction.objects.filter(noun=noun, noun_id=noun_id, state=CorrectionState.STATED)
    return list(stated.order_by("pk"))


def is_about(noun: str, noun_id: int, person_id: int) -> bool:
    """Whether the register says that a record holds something about this person."""
    try:
        model = apps.get_model(noun)
    except (LookupError, ValueError):
        return False
    return any(rows_about(model, way, person_id).filter(pk=noun_id).exists() for way in subjects_of(model))


def origin_of(noun: str, noun_id: int) -> dict[str, Any]:
    """Who wrote a record first, and which body answers for it."""
    rows = Entry.objects.filter(noun=noun, noun_id=noun_id)
    first, last = rows.order_by("id").first(), rows.order_by("-id").first()
    if first is None or last is None:
        return {"author": None, "body": None, "scopes": []}
    return {"author": first.actor, "body": last.organisation, "scopes": list(last.scopes)}
