"""Contact points: the list, one with its visits and problems."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web.pages import page
from linli.kernel.web.paging import slice_of
from linli.needs.queries import raised_from
from linli.tasks import acts, policy, queries
from linli.tasks.models import ContactPoint, Problem
from linli.tasks.states import ContactState, ProblemState
from linli.tasks.views.frame import queues, reader, tried

SHAPES = {
    ContactState.PROPOSED: "new", ContactState.AGREED: "done", ContactState.DECLINED: "refused",
    ContactState.ENDED: "closed",
}  # fmt: skip
NOTES = "needs.raise_for_others"
PROBLEM_SHAPES = {ProblemState.NOTED: "waiting", ProblemState.SOLVED: "done", ProblemState.RAISED: "moving"}


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Who of us looks after which place, and who looks after ours."""
    actor = reader(request)
    rows = slice_of(request, queries.contacts_of(actor), by="-pk", size=30)
    lines = [
        {"title": one.body.name, "url": one.get_absolute_url(), "place": f"{one.leads.name} {one.post.title}",
         "asker": one.what_for, "status": _standing(one)}
        for one in rows.rows
    ]  # fmt: skip
    return page(
        request, "tasks/contacts.html", rows=rows, lines=lines, may_propose=acts.propose.may(actor, None),
        queues=queues(actor, "contacts"),
    )  # fmt: skip


def _standing(one: ContactPoint) -> dict[str, Any]:
    return {"word": one.get_state_display(), "shape": SHAPES[ContactState(one.state)]}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A place is proposed; it is one only when the place agrees."""
    actor = reader(request)
    if not acts.propose.may(actor, None):
        raise NotYours(_("Only leaders and their desks propose contact points."))
    form, status, done = tried(request, acts.propose)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(request, "tasks/new_contact.html", status=status, form=form, queues=queues(actor, "contacts"))


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """One contact point: visits, problems, and what became of each."""
    actor = reader(request)
    one: ContactPoint = find(ContactPoint.label(), actor, pk)
    notes = one.state == ContactState.AGREED and policy.visits(actor, one)
    form, status = None, 200
    if notes:
        form, status, done = tried(request, acts.hold_visit, known={"contact": pk})
        if done is not None:
            return HttpResponseRedirect(one.get_absolute_url())
    return page(
        request, "tasks/contact.html", status=status, contact=one, standing=_standing(one), form=form,
        offers=offers(actor, one), visits=list(one.visits.order_by("-on", "-id")[:50]),
        problems=_problems(actor, one), queues=queues(actor, "contacts"),
    )  # fmt: skip


def _problems(actor: Any, one: ContactPoint) -> list[dict[str, Any]]:
    """Each problem with what became of it: three statements."""
    rows = list(one.problems.order_by("-id")[:100])
    ids, label = [row.pk for row in rows], Problem.label()
    needs, calls = raised_from(label, ids), queries.came_of(label, ids)
    return [_problem(actor, one, row, [*needs.get(row.pk, []), *calls.get(row.pk, [])]) for row in rows]


def _problem(actor: Any, one: ContactPoint, row: Problem, came: list[Any]) -> dict[str, Any]:
    """A problem, the needs and calls that it became, and where it can be raised."""
    row.contact = one
    origin = f"?origin={row.label()}:{row.pk}"
    raises = row.state == ProblemState.NOTED and policy.visits(actor, row)
    return {
        "problem": row, "offers": offers(actor, row),
        "came": [_became(each) for each in came],
        "status": {"word": row.get_state_display(), "shape": PROBLEM_SHAPES[ProblemState(row.state)]},
        "need": reverse("needs:note") + origin if raises and actor.reach(NOTES) else "",
        "call": reverse("tasks:new_call") + origin if raises and actor.reach(policy.CALL) else "",
    }  # fmt: skip


def _became(one: Any) -> dict[str, Any]:
    label = getattr(one, "number", str(one))
    return {"label": label, "word": one.get_state_display(), "url": one.get_absolute_url()}
