"""How a note stands, in words; and those of a reader's own household."""

from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.clock.remaining import say_day
from linli.kernel.together import Asking
from linli.meetings.models import WalkNote
from linli.meetings.queries.notes import LABEL, visible_notes
from linli.meetings.states import NoteState, NoteWay
from linli.people import queries as people

SHAPES = {
    NoteState.NOTED: "new", NoteState.ROUTED: "moving", NoteState.CLOSED: "done", NoteState.STRUCK: "closed",
}  # fmt: skip


@people.matters
def notes_of(actor: Actor) -> Asking:
    """The newest notes of a reader's household, for the first page and "my matters"."""
    held = any(label == LABEL for label, _pk in actor.holds)
    if actor.is_staff or not (held or actor.person_id):
        return []
    rows = yield visible_notes(actor).order_by("-id")[:5]
    return [
        {
            "title": _("A note taken at your door"), "url": one.get_absolute_url(), "sentence": sentence(one),
            "status": standing(one), "at": one.taken_at,
        }
        for one in rows
    ]  # fmt: skip


def sentence(one: WalkNote) -> str:
    """How it stands, in one sentence."""
    name = one.body.name
    if one.state == NoteState.STRUCK:
        return _("It was struck out. Its words are erased.")
    if one.state == NoteState.CLOSED:
        return _("It is done.")
    if one.state == NoteState.NOTED:
        return _("%(body)s has it and is deciding what to do.") % {"body": name}
    if one.way == NoteWay.NEED:
        return _("It has become a need and goes its way. The answer stands here too.")
    day = say_day(one.due_on, now()) if one.due_on else ""
    return _("%(body)s does what was agreed by %(day)s.") % {"body": name, "day": day}


def standing(one: WalkNote) -> dict[str, str]:
    state = NoteState(one.state)
    return {"word": str(state.label), "shape": SHAPES[state]}
