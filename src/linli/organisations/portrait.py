"""What organisations give to the portrait and the course: posts and terms, the desk, ties."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, part, quiet, turns
from linli.kernel.templatetags.face import day
from linli.kernel.together import Asking, sums
from linli.organisations import queries
from linli.organisations.rules.masses import strand_of
from linli.organisations.states import PostState

_BODY, _POST = "organisations.body.", "organisations.post."
turns(
    *(f"{_BODY}{verb}" for verb in (
        "founded", "established", "started", "elected", "reparented", "merged", "dissolved", "changed",
    )),
    *(f"{_POST}{verb}" for verb in ("planned", "filled", "vacated", "ended", "moved")),
    "organisations.relation.made", "organisations.relation.ended", "organisations.handover.planned",
    "organisations.handover.handed_over", "organisations.handover.verified", "organisations.notice.published",
    "organisations.notice.withdrawn",
)  # fmt: skip
quiet(f"{_BODY}term_reminded", f"{_BODY}until_reminded",
      f"{_POST}term_reminded", f"{_POST}vacancy_told", f"{_POST}changed", f"{_BODY}loaded",
      f"{_BODY}imported", "organisations.site.imported", "organisations.site.changed")  # fmt: skip


@part("team", "posts", order=10)
def who_leads(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How many posts there are and how many are held; who holds them stands on the organisation's own page."""
    states = yield queries.posts_of_body(body.pk)
    here = f"{body.get_absolute_url()}#posts"
    held = states.count(PostState.FILLED)
    term = _("%(begins)s to %(ends)s") % {"begins": day(body.term_begins), "ends": day(body.term_ends)}
    return [
        Said(
            _("Posts held, of those set up"),
            f"{held} / {len(states)}" if states else None,
            here if states else "",
            _("Set up the posts on the page of the organisation."),
        ),
        Said(
            _("Term of office"),
            term if body.term_begins else None,
            hint=_("The election is noted on the page of the organisation."),
        ),
    ]


@part("team", "reach", order=11)
def whom_it_reaches(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Places reached by an organisation, of those on the list; only for who answers for an area."""
    ref = queries.tree().get(body.pk)
    if ref is None or not ref.level:
        return []
    kinds, _below = yield from queries.reaching(body.path)
    every = sum(sum(line.values()) for line in kinds.values())
    gap = sum(line["gap"] for line in kinds.values())
    return [
        Said(
            _("Places reached by an organisation, of those on the list"),
            f"{every - gap} / {every}" if every else None,
            reverse("organisations:reached", args=[body.pk]) if every else "",
            _("Put the places on the list, or bring in a table."),
        )
    ]


@part("vehicles", "notices", order=11)
def what_it_passes_on(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Notices of policy that a mass or social organisation passed on to its members."""
    if not strand_of(body.kind, body.name):
        return []
    (told,) = yield sums(queries.passed_in(body.pk, first, until), n=Count("id"))
    n = told["n"]
    here = f"{body.get_absolute_url()}#notices"
    hint = _("Notices for this organisation wait on its page of notices.")
    return [Said(_("Notices of policy passed on to members"), n or None, here if n else "", hint)]


@part("places", "desk", order=10)
def where_it_is(actor: Actor, body: Any, first: date, until: date) -> list[Said]:
    """The desk where residents find it."""
    hint = _("Enter it on the page of the organisation.")
    return [
        Said(_("Address of the desk"), body.desk_address or None, hint=hint),
        Said(_("Hours of the desk"), body.desk_hours or None, hint=hint),
        Said(_("Telephone of the desk"), body.desk_phone or None, hint=hint),
    ]


@part("rules", "ties", order=10)
def with_whom(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Standing ties with other organisations."""
    ties = len((yield queries.relations_of(body)))
    hint = _("A tie is made on the page of the organisation.")
    return [
        Said(
            _("Standing ties with other organisations"), ties or None, f"{body.get_absolute_url()}#ties", hint
        )
    ]
