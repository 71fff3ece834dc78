"""Who is due to be trained, how many are, and posts against their standard: for those who answer for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from linli.kernel.clock import now
from linli.kernel.clock.remaining import say_day
from linli.kernel.web import page
from linli.organisations import queries as organisations
from linli.people import queries as people
from linli.training import policy, queries
from linli.training.states import Target
from linli.training.views.doing import reached

MOST = 300  # lines of one list on a page; coverage counts all


def _target(request: HttpRequest) -> str:
    asked = request.GET.get("for", Target.SECRETARY)
    return asked if asked in Target.values else str(Target.SECRETARY)


def _chips(target: str, book: list[Any]) -> list[dict[str, Any]]:
    used = {one.target for one in book}
    return [
        {"label": one.label, "url": f"?for={one}", "current": one == target} for one in Target if one in used
    ]


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """The list of rotation: new ones first, then by the day by which they are due."""
    actor, path = reached(request, policy.STAFF)
    target, book = _target(request), list(queries.duties())
    turns = queries.turns(path, target, book)
    return page(
        request, "training/due.html", rows=due_lines(turns[:MOST]), chips=_chips(target, book), n=len(turns),
        late=sum(one.is_late for one in turns), more=max(len(turns) - MOST, 0),
        teaches=policy.holds(policy.TEACH)(actor), target=Target(target).label,
    )  # fmt: skip


def due_lines(turns: list[queries.Turn]) -> list[dict[str, Any]]:
    """The lines of the list of rotation, with names: one statement."""
    names = people.names_of([one.post.person_id for one in turns])
    return [_line(one, names) for one in turns]


def _line(turn: queries.Turn, names: dict[int, str]) -> dict[str, Any]:
    body, due = turn.post.body, turn.due
    asked, since = turn.duty.hours, say_day(turn.post.begins, now())
    return {
        "body": body.name, "url": body.get_absolute_url(), "post": turn.post.title, "pk": turn.post.pk,
        "name": names.get(turn.post.person_id, ""), "on": say_day(due.on, now()), "late": turn.is_late,
        "why": _("new in the post since %(day)s") % {"day": since} if due.is_new else _("in turn"),
        "last": due.last, "hours": f"{turn.hours} / {asked}" if asked else str(turn.hours),
        "course": reverse("training:course", args=[turn.course]) if turn.course else "",
    }  # fmt: skip


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """How many were trained within their turn, here and in each organisation right below; numbers, no names."""
    _actor, path = reached(request, policy.STAFF)
    target, book = _target(request), list(queries.duties())
    rows = [
        [
            {"text": one.body.name, "url": reverse("organisations:body", args=[one.body.id])},
            one.n, one.covered, f"{one.share}%" if one.share is not None else "—", one.late,
        ]
        for one in queries.coverage(path, target, book) if one.n
    ]  # fmt: skip
    head = [_("Organisation"), _("To be trained"), _("Trained in their turn"), _("Share"), _("Overdue")]
    return page(
        request,
        "training/coverage.html",
        head=head,
        rows=rows,
        chips=_chips(target, book),
        duties=[one for one in book if one.target == target],
        target=Target(target).label,
    )


@require_safe
def staffing(request: HttpRequest) -> HttpResponse:
    """Posts against the standard, the gaps first; empty posts and how each is being filled."""
    actor, path = reached(request, policy.STAFF)
    rows = sorted(queries.staffing(path), key=lambda one: (-one.staffing.gap, one.body.path))
    gaps = sum(one.staffing.gap for one in rows)
    selects = actor.reach(policy.SELECT) is not None
    table = [_against(one) for one in rows[:MOST]]
    empty = organisations.vacancies(path)[:50]
    running = {one.post_id: one for one in queries.selections_of(path)}
    vacant = [
        {
            "post": one, "selection": running.get(one.pk),
            "url": f"{reverse('training:selections')}?post={one.pk}" if selects and one.pk not in running else "",
        }
        for one in empty
    ]  # fmt: skip
    head = [
        _("Organisation"),
        _("Post"),
        _("By the standard"),
        _("Set up"),
        _("Held"),
        _("Against the standard"),
    ]
    return page(
        request, "training/staffing.html", head=head, rows=table, gaps=gaps, vacant=vacant, selects=selects
    )


def _against(row: queries.Row) -> list[Any]:
    of, gap = row.staffing, row.staffing.gap
    missing = ngettext("%(n)d missing", "%(n)d missing", gap) % {"n": gap}
    return [
        {"text": row.body.name, "url": reverse("organisations:body", args=[row.body.id])}, str(row.role), of.wanted,
        of.planned, of.filled, {"text": missing, "shape": "warning"} if gap else _("complete"),
    ]  # fmt: skip
