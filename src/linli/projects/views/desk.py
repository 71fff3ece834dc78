"""The desk of projects: ours, milestones due, what gathers, proposing, adopting, setting milestones."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Act
from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.templatetags.face import monthday
from linli.kernel.web.acting import address
from linli.kernel.web.pages import page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.kernel.whole import whole
from linli.needs.queries import categories, clusters, may_see_clusters
from linli.needs.queries.gathered import of_kind_and_place
from linli.organisations import queries as organisations
from linli.projects import acts, policy, queries
from linli.projects.forms.fields import MOST
from linli.projects.models import Milestone, Project
from linli.projects.views import words
from linli.projects.views.frame import GATHER, queues, reader

SIZE = 30


@require_safe
def ours(request: HttpRequest) -> HttpResponse:
    """What waits to be adopted, then all that our body leads, proposed, or has below it."""
    actor = reader(request)
    ended = request.GET.get("ended") == "1"
    rows = slice_of(request, queries.ours(actor, ended), by="-pk", size=SIZE)
    waiting = [] if ended else list(queries.to_adopt(actor).order_by("proposed_at", "id")[:SIZE])
    mine = {one.pk for one in waiting}
    return page(
        request, "projects/desk/ours.html", queues=queues(actor, "desk"), ended=ended, rows=rows,
        waiting=[_line(one, acts.adopt, actor) for one in waiting],
        lines=[_line(one) for one in rows.rows if one.pk not in mine],
    )  # fmt: skip


def _line(one: Project, act: Act | None = None, actor: Actor | None = None) -> dict[str, Any]:
    told = {
        "title": one.title, "url": one.get_absolute_url(), "place": one.body.name, "status": words.standing(one),
        "asker": _("proposed by %(name)s") % {"name": one.proposer.name} if one.proposer_id != one.body_id else "",
    }  # fmt: skip
    if act is not None and actor is not None and act.offered(actor, one):
        told["offer"] = {"label": act.label, "url": address(act, one)}
    return told


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Missed milestones first, then those of the coming days."""
    actor = reader(request)
    if actor.reach(policy.LEAD) is None:
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    rows = list(queries.milestones_due(actor, today() + 30 * DAY).order_by("due_on", "id")[:100])
    near = int(rulebook.get("projects.milestone.soon").number)
    return page(
        request,
        "projects/desk/due.html",
        queues=queues(actor, "due"),
        lines=[_due_line(one, near) for one in rows],
    )


def _due_line(one: Milestone, near: int) -> dict[str, Any]:
    days = (one.due_on - today()).days
    state = "overdue" if days < 0 else "soon" if days <= near else "ok"
    left = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    late = ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}
    said = late if days < 0 else _("due today") if days == 0 else left
    return {
        "title": one.title, "url": one.project.get_absolute_url(), "place": one.project.title,
        "asker": one.project.body.name, "status": words.milestone(one)["status"],
        "deadline": {"state": state, "words": said, "due": midnight_after(one.due_on - DAY), "steps": []},
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A project to propose; with a need that was looked at."""
    actor = reader(request)
    _refuse(acts.propose, actor)
    need = whole(request.GET.get("need", ""))
    own = actor.post.body_id if actor.post else None
    known = {"lead": own, "needs": [need] if need else []}
    form, status, done = tried(request, acts.propose, known=known)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(request, "projects/desk/new.html", status=status, form=form, queues=queues(actor, "new"))


def _refuse(one: Act, actor: Actor) -> None:
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))


@require_safe
def gather(request: HttpRequest) -> HttpResponse:
    """What repeats: the same kind of matter in the same community, with one button each."""
    actor = reader(request)
    path = actor.reach(GATHER)
    if path is None or not may_see_clusters(actor, path):
        raise NotYours(_("This is for those who read needs."))
    found = clusters(path, day=today())
    covered = queries.covering((one.category, one.area) for one in found)
    rows = [_cluster(one, covered.get((one.category, one.area)), actor) for one in found]
    return page(request, "projects/desk/gather.html", queues=queues(actor, "gather"), rows=rows)


def _cluster(one: Any, taken: Project | None, actor: Actor) -> dict[str, Any]:
    span = {"first": monthday(one.first), "last": monthday(one.last)}
    known = {"category": one.category, "area": one.area}
    may = taken is None and acts.gather.may(actor, None)
    return {
        "category": one.category_name, "area": one.area_name, "n": one.count,
        "span": _("%(first)s to %(last)s") % span if one.first != one.last else span["first"],
        "before": one.season_before, "taken": taken,
        "make": f"{reverse('projects:make')}?{urlencode(known)}" if may else "",
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """A project out of what gathers: its needs stand on the form already."""
    actor = reader(request)
    _refuse(acts.gather, actor)
    known = _known(request, actor) if request.method == "GET" else {}
    form, status, done = tried(request, acts.gather, known=known)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(request, "projects/desk/make.html", status=status, form=form, queues=queues(actor, "gather"))


def _known(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """The cluster as it is now, where the reader may see it: its needs, where they are, in which days."""
    path = actor.reach(GATHER)
    category, area = whole(request.GET.get("category", "")), request.GET.get("area", "")
    found = clusters(path, day=today()) if path and may_see_clusters(actor, path) else []
    one: Any = next((each for each in found if (each.category, each.area) == (category, area)), None)
    if one is None:
        raise NotFound(_("Nothing gathers there any more, or it is not open to you."))
    needs = of_kind_and_place(one.category, one.area, one.first, one.last + DAY, MOST)
    place = organisations.tree().for_area(one.area)
    name = categories()[one.category].name if one.category in categories() else ""
    return {
        "needs": [need.pk for need in needs], "category": one.category, "area": one.area, "first": one.first,
        "last": one.last, "title": f"{one.area_name} · {name}"[:60], "lead": place.id if place else None,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A milestone of a project."""
    actor = reader(request)
    one: Project = find(Project.label(), actor, pk)
    if not policy.leads(actor, one):
        raise NotYours(_("Who leads the project sets its milestones."))
    form, status, done = tried(request, acts.set_milestone, known={"project": pk})
    if done is not None:
        return HttpResponseRedirect(f"{one.get_absolute_url()}#milestones")
    return page(
        request, "projects/desk/add.html", status=status, form=form, project=one, queues=queues(actor, "desk"),
        until=one.ends_on, today=now(),
    )  # fmt: skip
