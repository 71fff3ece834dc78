"""A member's goals and diary: their own pages, and the branch committee's, where each reading is noted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from linli.kernel.clock import today
from linli.kernel.forms import Invalid
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.volunteers import policy_near as policy
from linli.volunteers.acts import neighbours as doing
from linli.volunteers.models import Diary
from linli.volunteers.queries import neighbours as asking
from linli.volunteers.states.neighbours import BookState, LineKind, Result
from linli.volunteers.views.near_frame import (
    for_post,
    for_somebody,
    group,
    line,
    listing,
    make,
    show,
    thing,
    way,
)

OWN = "subject_request"  # one reads one's own


@for_somebody
@require_GET
def years(request: HttpRequest) -> HttpResponse:
    """The reader's diaries, one a year."""
    rows = asking.own_rows(Diary, actor_of(request))
    lines = [line(str(one.year), one.get_absolute_url(), one.body.name, noun=one) for one in rows]
    return listing(
        request,
        title=_("My goals and service diary"),
        lead=_(
            "Written by you, read by you and the committee of your branch. Nothing is counted, and "
            "you can delete it until the yearly talk."
        ),
        ways=[way(_("Begin a diary"), reverse("volunteers:open_diary"), primary=not lines)],
        groups=[group("", lines, _("You have not begun a diary."))],
        below=[way(_("Neighbours together"), reverse("volunteers:together"))],
    )


@for_somebody
@require_http_methods(["GET", "POST"])
def open_diary(request: HttpRequest) -> HttpResponse:
    """Begin the diary of a year."""
    return make(
        request, doing.open_diary, back=reverse("volunteers:diaries"), lead=_("Say which branch may read it.")
    )


@never_cache
@for_somebody
@require_GET
def diary(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own year; the committee of the branch sees only that it is there."""
    actor = actor_of(request)
    one = find("volunteers.diary", actor, pk)
    if not policy.is_own(actor, one):
        return _for_committee(request, one)
    rows = asking.lines_of(one)
    open_ = one.state == BookState.OPEN
    told = {
        kind: [
            _told(each, OWN, address(doing.delete_line, each) if open_ else "")
            for each in rows
            if each.kind == kind
        ]
        for kind in LineKind
    }
    return show(
        request,
        "volunteers/near/diary.html",
        False,
        diary=one,
        mine=True,
        open=open_,
        goals=told[LineKind.GOAL],
        services=told[LineKind.SERVICE],
        outcome=str(Result(one.outcome.open(OWN)).label) if one.outcome else "",
        talked=day(one.talked_on),
    )


def _told(each: Any, purpose: str, delete: str = "") -> dict[str, Any]:
    return {"on": day(each.on), "text": each.text.open(purpose), "delete": delete}


def _for_committee(request: HttpRequest, one: Diary) -> HttpResponse:
    facts = [
        {"label": _("Member"), "value": one.person.name},
        {"label": _("Branch"), "value": one.body.name},
        {"label": _("Day of the talk"), "value": day(one.talked_on)},
    ]
    return thing(
        request,
        one,
        desk=True,
        title=str(one.year),
        eyebrow=_("Service diary"),
        facts=[fact for fact in facts if fact["value"]],
        ways=[way(_("Read this diary"), reverse("volunteers:read_diary", args=[one.pk]))],
        note=_("What the member wrote opens for a purpose. The member sees who read it and for what."),
        back=way(_("The diaries of the branch"), reverse("volunteers:desk_branch")),
    )


@for_somebody
@require_http_methods(["GET", "POST"])
def write_line(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal, or something done."""
    actor = actor_of(request)
    one = find("volunteers.diary", actor, pk)
    if not policy.is_own(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return make(
        request,
        doing.write_line,
        with_={"diary": one},
        initial={"kind": request.GET.get("kind", LineKind.SERVICE)},
        back=one.get_absolute_url(),
        then=one.get_absolute_url(),
        eyebrow=str(one.year),
    )


@never_cache
@for_somebody
@require_http_methods(["GET", "POST"])
def read_diary(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee reads, after saying for what; each reading leaves an entry that the member sees."""
    actor = actor_of(request)
    one = find("volunteers.diary", actor, pk)
    if not policy.is_committee(actor, one):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    act = doing.read_diary
    if request.method == "GET":
        return _ask_why(request, one, act.form(actor=actor, noun=one))
    try:
        inputs = act.read(actor, one, request.POST)
    except Invalid as invalid:
        return _ask_why(request, one, invalid.form, status=422)
    act(actor, one, **inputs)
    purpose = inputs["purpose"]
    rows = asking.lines_of(one)
    goals = [_told(each, purpose) for each in rows if each.kind == LineKind.GOAL]
    services = [_told(each, purpose) for each in rows if each.kind == LineKind.SERVICE]
    outcome = str(Result(one.outcome.open(purpose)).label) if one.outcome else ""
    return show(
        request,
        "volunteers/near/diary.html",
        True,
        diary=one,
        mine=False,
        open=False,
        goals=goals,
        services=services,
        outcome=outcome,
        talked=day(one.talked_on),
    )


def _ask_why(request: HttpRequest, one: Diary, form: Any, status: int = 200) -> HttpResponse:
    return show(
        request,
        "volunteers/near/make.html",
        True,
        status=status,
        act=doing.read_diary,
        form=form,
        title=doing.read_diary.label,
        eyebrow=f"{one.person.name} · {one.year}",
        back=one.get_absolute_url(),
        lead=_("The member sees who read it and for what."),
    )


@for_post(policy.BRANCH)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The diaries of this branch in this year, in the order in which they were begun; nothing is told of them here."""
    actor = actor_of(request)
    body, now = actor.post.body_id if actor.post else 0, today().year
    groups = [
        group(
            str(year),
            [
                line(one.person.name, one.get_absolute_url(), noun=one)
                for one in asking.diaries_in(body, year)
            ],
        )
        for year in (now, now - 1)
    ]
    return listing(
        request,
        desk=True,
        title=_("The diaries of the branch"),
        eyebrow=actor.post.body_name if actor.post else "",
        lead=_("Begun by the members themselves. They stand in no order of merit, and nothing is added up."),
        groups=groups
        if any(one["lines"] for one in groups)
        else [group("", [], _("No member has begun a diary."))],
    )
