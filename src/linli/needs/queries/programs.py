"""What programs may ask about needs: the public digests, one's own, one of them, and the queues of a desk."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import now
from linli.kernel.journal.history import Line, history
from linli.kernel.privacy.masking import redact
from linli.kernel.queries import query, visible
from linli.kernel.refusals import NotFound, NotYours, Refused
from linli.kernel.web.paging import BadMark, Take, first_of, part_of
from linli.needs import policy
from linli.needs.models import Need
from linli.needs.queries import course, own
from linli.needs.queries.choosing import categories
from linli.needs.queries.digests import digests
from linli.needs.queries.inbox import first_found, fitting, listed, order_of, page_of, ruled_out
from linli.needs.queries.lanes import FEW, counts
from linli.needs.queries.queues import QUEUES, Scope, queues_of, scope_of
from linli.needs.queries.saying import matter
from linli.needs.states import ENDED, OPEN, Kind, State, Urgency
from linli.organisations import queries as organisations

Told = dict[str, Any]
DESK = (
    "number", "kind", "urgency", "state", "outcome", "area", "address", "raised_at", "respond_by",
    "due_at", "paused_at", "contacted_at", "replied_at", "closed_at", "reporters_n", "urged_n", "version",
)  # fmt: skip


class Paged(forms.Form):
    """A part of a list: how many, and after which."""

    limit = forms.IntegerField(label=_("How many rows at most"), min_value=1, max_value=100, required=False)
    after = forms.CharField(label=_("What the part before gave as “next”"), max_length=80, required=False)


class PublicAsked(Paged):
    q = forms.CharField(label=_("Words"), max_length=40, required=False)
    category = forms.IntegerField(label=_("Category"), min_value=1, required=False)
    area = forms.RegexField(r"^\d{0,12}$", label=_("Area code begins with"), required=False)


class OneAsked(forms.Form):
    id = forms.IntegerField(label=_("Need"), min_value=1)


class QueueAsked(Paged):
    queue = forms.ChoiceField(label=_("Queue"), choices=[(one.key, one.label) for one in QUEUES])
    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *State.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind of need"), choices=[("", _("all")), *Kind.choices], required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", _("all")), *Urgency.choices], required=False
    )
    category = forms.IntegerField(label=_("Category"), min_value=1, required=False)
    body = forms.IntegerField(label=_("Organisation"), min_value=1, required=False)
    area = forms.RegexField(r"^\d{0,12}$", label=_("Area code begins with"), required=False)
    overdue = forms.BooleanField(label=_("Overdue: first contact or answer"), required=False)


@query("needs.public", _("What desks made public"), PublicAsked, rate="web.rate.search")
def public(
    actor: Actor,
    *,
    q: str = "",
    category: int | None = None,
    area: str = "",
    limit: int | None = None,
    after: str = "",
) -> Told:
    """The public digests, the newest first. Those that are open can be joined: needs.need.joined."""
    rows, mark = _part(digests(q, category, area), "-published_at", limit, after)
    return {"rows": [_digest(one) for one in rows], "next": mark}


@query("needs.mine", _("What I raised or joined"), Paged)
def mine(actor: Actor, *, limit: int | None = None, after: str = "") -> Told:
    """The needs of the person whose key this is, the newest first, each with a sentence how it stands."""
    rows, mark = _part(own.own_needs(actor), "-pk", limit, after)
    lines = zip(rows, own.told(rows), strict=True)
    return {"rows": [_own(one, line) for one, line in lines], "next": mark}


@query("needs.one", _("One need, with what has happened to it"), OneAsked)
def one_need(actor: Actor, *, id: int) -> Told:
    """A need that the reader may see: staff in reach as their desk shows it, its reporters as their page does."""
    rows = visible("needs.need", actor).select_related("body", "category", "merged_into__body")
    need = rows.filter(pk=id).first()
    if need is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if actor.can(policy.READ, need.body.path):
        return _at_desk(actor, need)
    return _at_home(actor, need)


@query("needs.queues", _("The queues of the post in use"))
def queues(actor: Actor) -> list[Told]:
    """How many lie in each queue and how many of them are late, counted no further than one more than 50."""
    at = _scope(actor)
    found = queues_of(actor)
    n = counts(found, at)
    return [
        {
            "queue": one.key,
            "label": str(one.label),
            "n": n.get(one.key, (0, 0))[0],
            "late": n.get(one.key, (0, 0))[1],
        }
        if one.counted
        else {"queue": one.key, "label": str(one.label), "n": None, "late": None}
        for one in found
    ]


@query("needs.queue", _("The needs in a queue of the post in use"), QueueAsked, rate="web.rate.search")
def in_one_queue(actor: Actor, *, queue: str, limit: int | None = None, after: str = "", **by: Any) -> Told:
    """By the clock that the queue goes by; narrowed like the list on the desk."""
    at = _scope(actor)
    chosen = next((one for one in queues_of(actor) if one.key == queue), None)
    if chosen is None:
        raise NotYours(_("Your post does not have this queue."))
    asked = {name: value for name, value in by.items() if value}

    def take(rows: QuerySet[Need], most: int) -> list[Need]:
        return page_of(chosen, at, asked, rows, most)

    if asked.get("q"):
        rows, mark = _part(listed(chosen, at, asked), chosen.by, limit, after, first_found)
    else:
        rows, mark = _part(fitting(Need.objects.all(), asked), order_of(chosen, asked), limit, after, take)
    return {"rows": [_line(one) for one in rows], "next": mark}


def joinable(actor: Actor) -> QuerySet[Need]:
    """What anybody may join by program: an open need whose digest is public."""
    return Need.objects.select_related("body").filter(published_at__isnull=False).exclude(state__in=ENDED)


def _part(
    rows: QuerySet[Need], by: str, limit: int | None, after: str, take: Take = first_of
) -> tuple[list[Need], str | None]:
    try:
        found, mark = part_of(rows, by=by, after=after, size=limit or FEW, take=take)
    except BadMark as error:
        raise Refused(
            _("This mark leads nowhere. Send what the part before gave as “next”."), field="after"
        ) from error
    return found, mark or None


def _scope(actor: Actor) -> Scope:
    at = scope_of(actor)
    if at is None:
        raise NotYours(_("Only a post with a desk has queues."))
    return at


def _digest(need: Need) -> Told:
    known = categories().get(need.category_id or 0)
    return {
        "id": need.pk, "title": need.public_title, "text": need.public_text, "reply": need.public_reply,
        "category": known.name if known else "", "state": need.state, "outcome": need.outcome,
        "area": need.area, "body": need.body_id, "body_name": need.body.name,
        "published_at": need.published_at, "url": reverse("needs:digest", args=[need.pk]),
    }  # fmt: skip


def _own(need: Need, line: Told) -> Told:
    live = need.merged_into or need
    return {
        "id": need.pk, "number": need.number, "title": line["title"], "state": live.state, "outcome": live.outcome,
        "stands": line["sentence"], "raised_at": need.raised_at, "due_at": live.due_at, "url": line["url"],
    }  # fmt: skip


def _line(need: Need) -> Told:
    return {
        "id": need.pk, **{name: getattr(need, name) for name in DESK}, "title": need.title,
        "category": need.category_id, "body": need.body_id, "body_name": need.body.name, "overdue": _late(need, now()),
    }  # fmt: skip


def _late(need: Need, at: datetime) -> bool:
    return need.state in OPEN and bool(need.due_at and need.due_at < at)


def _at_desk(actor: Actor, need: Need) -> Told:
    out = ruled_out(actor, need)
    return _line(need) | {
        "text": need.text,
        "reply": need.reply,
        "may": [one.kind for one in offers(actor, need) if one.verb not in out],
        "timeline": [_said(line) for line in history(need)],
    }


def _said(line: Line) -> Told:
    ref = organisations.tree().get(line.entry.organisation)
    return {
        "at": line.entry.at,
        "kind": line.entry.kind,
        "sentence": str(line.sentence),
        "body": ref.name if ref else "",
        "remark": line.remark,
    }


def _at_home(actor: Actor, need: Need) -> Told:
    live, parts = need.merged_into or need, own.parts_in(actor, need)
    first = own.is_first(need, parts)
    entries = course.entries_of(need, live)
    line = matter(need, own.left_of(live))
    line["title"] = need.title if first else redact(need.title)
    return _own(need, line) | {
        "text": need.text if first else "",
        "reply": live.reply,
        "body_name": live.body.name,
        "version": need.version,
        "may": [one.kind for one in offers(actor, need)],
        "timeline": course.timeline(actor, need, entries, alone=need.reporters_n == 1),
    }
