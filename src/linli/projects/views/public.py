"""What everybody reads: the projects of a place, one project, the list of hard matters of a year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.kernel.whole import whole
from linli.organisations import queries as organisations
from linli.projects import policy, queries
from linli.projects.models import Line, Project
from linli.projects.states import SAID, LineKind
from linli.projects.views import words

SIZE = 30
# What is done every week stands before what is done once.
ORDER = {verb: n for n, verb in enumerate(("said", "tied", "needs_joined", "wants_joined", "changed", "need_left_out",
                                           "listed", "carried_over"), start=1)}  # fmt: skip


def place_of(request: HttpRequest) -> Any:
    """The body whose projects are looked at: named in the address, else that of the reader's place; None: all."""
    if "body" in request.GET:
        found = organisations.tree().get(whole(request.GET["body"]))
        return found if found and found.is_open else None
    return organisations.here(request)


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """The newest first, of the reader's place or of one that was named."""
    here, shown = place_of(request), request.GET.get("show", "")
    rows = slice_of(request, queries.of_place(here.path if here else "", shown), by="-pk", size=SIZE)
    chips = [
        {"label": label, "url": _asked(request, show=key), "current": key == shown}
        for key, label in (("", _("All")), ("running", _("Going on")), ("done", _("Done")), ("not_done", _("Not done")))
    ]  # fmt: skip
    return page(
        request, "projects/projects.html", here=here, place=organisations.place_name(here) if here else "",
        matters=words.matters(rows.rows), slice=rows, chips=chips, everywhere=_asked(request, body="all"),
        hard=reverse("projects:hard") + (f"?body={here.id}" if here else ""),
    )  # fmt: skip


def _asked(request: HttpRequest, **how: str) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    for name, value in how.items():
        asked[name] = value
    return f"?{asked.urlencode()}"


@require_safe
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, who leads it, who asked, its milestones, what came of it; and what this reader can do now."""
    actor = actor_of(request)
    one: Project = find(Project.label(), actor, pk)
    inside = policy.reads(actor, one)
    milestones, lines = _milestones(actor, one, inside), _lines(one, actor)
    acts = [each for each in offers(actor, one) if each.verb not in _pointless(one, milestones)]
    told = queries.asked(one)
    return page(
        request, "projects/project.html", project=one, standing=words.standing(one), facts=words.facts(one),
        key=one.kind == "key", milestones=milestones, said=[each for each in lines if each["kind"] in SAID],
        tied=[each for each in lines if each["kind"] not in SAID], asked=words.asked(told), wants=told.wants,
        digests=told.digests, needs=[each.need for each in one.asked if each.need_id] if inside else [],
        ratings=words.said(queries.said(one)) if one.state in ("done", "not_done") else "",
        fell=words.fell(queries.fall(one), inside), hard=words.hard(one), inside=inside, here=request.path,
        offers=sorted(acts, key=lambda each: (not each.primary, each.danger, ORDER.get(each.verb, 0))),
        add=reverse("projects:add", args=[pk]) if one.is_live and policy.leads(actor, one) else "",
    )  # fmt: skip


def _milestones(actor: Actor, one: Project, inside: bool) -> list[dict[str, Any]]:
    """In the order of their days, each with what can be done with it."""
    found = []
    for each in one.milestones.order_by("due_on", "id"):
        each.project = one
        acts = offers(actor, each) if inside and one.is_live else []
        if not each.is_missed:
            acts = [act for act in acts if act.verb != "explained"]
        if not one.is_running:
            acts = [act for act in acts if act.verb not in ("reached", "explained")]
        ways = [{"label": act.label, "url": address(act, each), "primary": act.primary} for act in acts]
        found.append({**words.milestone(each), "offers": ways})
    return found


def _pointless(one: Project, milestones: list[dict[str, Any]]) -> set[str]:
    """Nothing is offered that would only be refused."""
    out = {"listed"} if one.hard else {"carried_over"}
    if not one.is_live:
        out |= {
            "changed",
            "tied",
            "needs_joined",
            "wants_joined",
            "need_left_out",
            "listed",
            "carried_over",
            "said",
        }
    if not one.is_running:
        out |= {"said", "carried_over"}
    if any(each["milestone"].state == "open" for each in milestones):
        out.add("finished")
    if not one.live_needs:
        out.add("need_left_out")
    return out


def _lines(one: Project, actor: Actor) -> list[dict[str, Any]]:
    rows = one.lines.select_related("booking__venue", "task", "point__meeting").order_by("at", "id")
    return [_line(each, actor) for each in rows]


def _line(each: Line, actor: Actor) -> dict[str, Any]:
    """A room with its time, a task with its page; a point of a gathering opens for staff alone."""
    told = {
        "kind": LineKind(each.kind),
        "label": each.get_kind_display(),
        "text": each.text,
        "at": each.at,
        "url": "",
    }
    if each.booking is not None:
        told |= {"text": each.booking.venue.name, "when": each.booking.begins}
        told["url"] = each.booking.venue.get_absolute_url()
    if each.task is not None:
        told |= {"text": each.task.title, "when": each.task.begins_at, "url": each.task.get_absolute_url()}
    if each.point is not None and actor.is_staff:
        told["url"] = each.point.get_absolute_url()
    return told


@require_safe
def hard(request: HttpRequest) -> HttpResponse:
    """The hard matters of a year at a place and below it; what is not finished says why."""
    here = place_of(request)
    this = today().year
    year = whole(request.GET.get("year", "")) or this
    year = year if 2000 <= year <= this + 1 else this
    rows = queries.hard_of(here.path if here else "/", year)
    return page(
        request, "projects/hard.html", here=here, place=organisations.place_name(here) if here else "", year=year,
        lines=[_hard_line(one, year) for one in rows], before=_asked(request, year=str(year - 1)),
        after=_asked(request, year=str(year + 1)) if year <= this else "",
        done=sum(one.state == "done" for one in rows),
    )  # fmt: skip


def _hard_line(one: Project, year: int) -> dict[str, Any]:
    """One matter: who leads, how far it is, why it was carried over."""
    milestones = sorted(one.milestones.all(), key=lambda each: (each.due_on, each.pk))
    missed = [words.milestone(each) for each in milestones if each.is_missed and one.is_running]
    ahead = next((each for each in milestones if each.state == "open"), None)
    carried = [told["reason"] for told in one.hard if told["reason"] and told["year"] in (year, year + 1)]
    sentence = words.sentence(one, None if missed else ahead)
    return {
        "project": one, "standing": words.standing(one), "sentence": sentence, "missed": missed,
        "since": min(one.years) if min(one.years) < year else None, "carried": carried,
        "result": one.result or one.reason,
    }  # fmt: skip
