"""Notes on the desk, each with what can be made of it; and a note as the household sees it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.evidence.shelf import beside
from linli.kernel.forms import Invalid
from linli.kernel.journal.history import history
from linli.kernel.privacy.reading import reveal
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.templatetags.face import day, moment
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.shown import show
from linli.kernel.web.waiting import waits
from linli.meetings import acts, policy
from linli.meetings.models import WalkNote
from linli.meetings.queries import notes as queries
from linli.meetings.queries.notes_told import sentence, standing
from linli.meetings.states import NoteKind, NoteState, NoteWay, Thing, Timing
from linli.needs import queries as needs
from linli.organisations import queries as organisations
from linli.people import queries as people


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The notes of the reader's communities: what waits, or all."""
    actor = actor_of(request)
    reach = _reach(actor)
    every = request.GET.get("show") == "all"
    rows = slice_of(request, queries.notes_in(reach, open_only=not every), by="-taken_at")
    return page(
        request, "meetings/notes.html", lines=[_line(one) for one in rows.rows], slice=rows, every=every,
        queues=_queues(actor),
    )  # fmt: skip


@require_safe
def desk_note(request: HttpRequest, pk: int) -> HttpResponse:
    """One note at the desk."""
    actor = actor_of(request)
    _reach(actor)
    note = find(queries.LABEL, actor, pk)
    if not policy.keeps_note(actor, note):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    back = reverse("meetings:desk_note", args=[pk])
    read = reverse("meetings:note_contact", args=[pk]) if policy.reads_note_contact(actor, note) else ""
    need = queries.need_of(note) if note.way == NoteWay.NEED else None
    return page(
        request, "meetings/desk_note.html", note=note, standing=standing(note), facts=_facts(note), contact=read,
        photos=_photos(note), entries=history(note), offers=_buttons(actor, note), back=back, need=need,
        need_url=reverse("needs:desk_need", args=[need.pk]) if need else "", queues=_queues(actor),
    )  # fmt: skip


@require_safe
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A note as the household reads it: its words, what became of it, and striking it out. Staff go to their desk."""
    actor = actor_of(request)
    one = find(queries.LABEL, actor, pk)
    if policy.keeps_note(actor, one):
        return HttpResponseRedirect(reverse("meetings:desk_note", args=[pk]))
    need = queries.need_of(one) if one.way == NoteWay.NEED else None
    if need is not None and policy.is_household(actor, one) and one.state != NoteState.STRUCK:
        parts = [("needs.reporter", part.pk) for part in needs.reporters_of(need) if part.need_id == need.pk]
        show(request, ("needs.need", need.pk), *parts)
    return page(
        request, "meetings/note.html", note=one, standing=standing(one), sentence=sentence(one), need=need,
        photos=_photos(one), entries=history(one), offers=_buttons(actor, one), timing=_timing(one),
        place=_place(one),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what for, record it, then show the contact on this page only."""
    actor = actor_of(request)
    one = find(queries.LABEL, actor, pk)
    if not policy.reads_note_contact(actor, one):
        raise NotYours(_("Your post does not read contacts. Ask a post that handles this note."))
    if people.needs_strong(actor):
        return HttpResponseRedirect(f"{reverse('confirm')}?next={request.path}")
    form, shown = acts.read_note_contact.form(request.POST or None, actor=actor, noun=one), []
    if request.method == "POST":
        try:
            acts.read_note_contact.submit(actor, one, request.POST)
            told = reveal(one, "contact", request.POST["purpose"])
            shown = [{"label": _("Contact"), "value": told}]
        except Invalid as invalid:
            form = invalid.form  # type: ignore[assignment]
    return page(
        request, "meetings/note_contact.html", status=422 if form.errors else 200, note=one, form=form, shown=shown,
        queues=_queues(actor),
    )  # fmt: skip


def _reach(actor: Actor) -> str:
    reach = actor.reach(policy.WALK)
    if reach is None:
        if any(policy.WALK in post.permissions for post in actor.posts):
            raise NotYours(
                _("Notes are for a post that goes out. Change to your post at the top of the page.")
            )
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return reach


def _queues(actor: Actor) -> list[dict[str, Any]]:
    """The way back to the desk, then what waits in other capabilities."""
    return [{"label": _("Today"), "url": reverse("needs:desk"), "count": ""}, *waits(actor)]


def _line(one: WalkNote) -> dict[str, Any]:
    late = bool(one.due_on and one.due_on < today() and one.state in queries.NOTE_OPEN)
    status = {"word": _("Past its day"), "shape": "late"} if late else standing(one)
    due = _("by %(day)s") % {"day": day(one.due_on)} if one.due_on else ""
    return {
        "title": one.text[:60] or one.number, "url": reverse("meetings:desk_note", args=[one.pk]), "status": status,
        "place": f"{_place(one)} {one.address}".strip(),
        "asker": " · ".join(filter(None, [str(_sort(one)), due])),
    }  # fmt: skip


def _sort(one: WalkNote) -> Any:
    return Thing(one.thing).label if one.thing else NoteKind(one.kind).label


def _place(one: WalkNote) -> str:
    ref = organisations.tree().at_area(one.area)
    return ref.name if ref else one.area


def _timing(one: WalkNote) -> str:
    """Nothing where the device's time was believed."""
    return "" if one.timing == Timing.TOLD else str(Timing(one.timing).label)


def _facts(one: WalkNote) -> list[dict[str, Any]]:
    rows = [
        (_("What the note is about"), _sort(one)),
        (_("Where"), f"{_place(one)} {one.address}".strip()),
        (_("What was agreed"), one.agreed),
        (_("By when"), day(one.due_on)),
        (_("The household agrees"), _("yes") if one.consent else ""),
        (_("Written down"), moment(one.taken_at)),
        (_("By the device's clock"), moment(one.device_at) if one.device_at and _timing(one) else ""),
        (_("Arrived here"), moment(one.arrived_at)),
        (_("Time"), _timing(one)),
        (_("What was done"), one.outcome),
        (_("What was put right"), one.public),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _buttons(actor: Actor, one: WalkNote) -> list[dict[str, Any]]:
    return [
        {"label": act.label, "kind": act.kind, "primary": act.primary, "danger": act.danger}
        for act in sorted(offers(actor, one), key=lambda act: (act.danger, not act.primary))
    ]


def _photos(one: WalkNote) -> list[dict[str, Any]]:
    if not one.photos_n:
        return []
    return [
        {
            "url": reverse("evidence:file", args=[file.pk]), "name": file.name,
            "thumb": reverse("evidence:thumb", args=[file.pk]) if file.is_photo else "",
        }
        for file in beside(queries.LABEL, one.pk)
    ]  # fmt: skip
