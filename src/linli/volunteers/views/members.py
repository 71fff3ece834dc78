"""Members who report where they live, the posts that communities offer, and what members take upon themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linli.kernel.queries import find
from linli.kernel.templatetags.face import day
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.volunteers import policy_near as policy
from linli.volunteers.acts import neighbours as doing
from linli.volunteers.models import ReportIn, Undertaking
from linli.volunteers.queries import neighbours as asking
from linli.volunteers.states import Skill
from linli.volunteers.states.neighbours import ReportState
from linli.volunteers.views.near_frame import for_post, for_somebody, group, line, listing, make, thing, way


def _skills(codes: list[str]) -> str:
    return "、".join(str(Skill(code).label) for code in codes)


@for_somebody
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """Where the reader has reported in."""
    rows = asking.own_rows(ReportIn, actor_of(request))
    lines = [
        line(one.body.name, one.get_absolute_url(), one.opening.title if one.opening else "", noun=one)
        for one in rows
    ]
    return listing(
        request,
        title=_("Members at home"),
        lead=_(
            "You offer what you can do to the community where you live. Your employer is neither "
            "asked nor told."
        ),
        ways=[way(_("Report to my community"), reverse("volunteers:report_in"), primary=not lines)],
        groups=[group(_("Where you have reported"), lines, _("You have not reported to a community yet."))],
        below=[way(_("Neighbours together"), reverse("volunteers:together"))],
    )


@for_somebody
@require_http_methods(["GET", "POST"])
def report_in(request: HttpRequest) -> HttpResponse:
    """Report to the community where one lives."""
    return make(
        request,
        doing.report_in,
        back=reverse("volunteers:members"),
        lead=_("It is voluntary, and you can end it at any time. Where you work is not asked."),
    )


@for_somebody
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: for the member, and for those in the community who propose posts."""
    actor = actor_of(request)
    one = find("volunteers.reportin", actor, pk)
    mine = policy.is_own(actor, one)
    opening = one.opening
    facts = [
        {"label": _("Community"), "value": "" if mine else one.body.name},
        {
            "label": _("What you can do") if mine else _("What the member can do"),
            "value": _skills(one.skills),
        },
        {
            "label": _("Post"),
            "value": opening.title if opening else "",
            "url": opening.get_absolute_url() if opening else "",
        },
        {"label": _("Reported on"), "value": day(one.reported_on)},
        {"label": _("Serves since"), "value": day(one.began_on)},
        {"label": _("Ended on"), "value": day(one.ended_on)},
    ]
    note = ""
    if mine and one.state == ReportState.ACTIVE:
        note = _(
            "Your hours and a certificate of them are yours alone: you find them under "
            "“Volunteers”, and you decide who gets them."
        )
    return thing(
        request,
        one,
        desk=not mine,
        title=one.body.name if mine else one.person.name,
        eyebrow=_("Members at home"),
        course=True,
        words=[one.wishes, opening.text if opening and one.state == ReportState.MATCHED else ""],
        facts=[fact for fact in facts if fact["value"]],
        note=note,
        ways=[way(_("My hours and certificates"), reverse("volunteers:mine"))] if note else [],
        back=way(_("All of them"), reverse("volunteers:members" if mine else "volunteers:desk_members")),
    )


@require_GET
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """A post that a community offers to members."""
    one = find("volunteers.opening", actor_of(request), pk)
    facts = [
        {"label": _("Community"), "value": one.body.name, "url": one.body.get_absolute_url()},
        {"label": _("Skill that is needed"), "value": one.get_skill_display() if one.skill else ""},
        {"label": _("Places to fill"), "value": one.seats},
    ]
    return thing(
        request,
        one,
        title=one.title,
        eyebrow=_("Post offered to members"),
        words=[one.text],
        facts=[fact for fact in facts if fact["value"]],
        back=way(_("Report to my community"), reverse("volunteers:report_in")),
    )


@for_post(policy.MEMBERS)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Members who wait for a post, those who serve, and the posts on offer."""
    actor = actor_of(request)
    path = actor.reach(policy.MEMBERS) or ""
    rows = slice_of(request, asking.reports_below(path), by="id")
    waiting = [one for one in rows.rows if one.state == ReportState.REPORTED]
    others = [one for one in rows.rows if one.state != ReportState.REPORTED]
    openings = asking.openings_of(actor.post.body_id) if actor.post else []
    return listing(
        request,
        desk=True,
        title=_("Members at home"),
        ways=[way(_("Offer a post"), reverse("volunteers:offer_post"), primary=True)],
        groups=[
            group(_("Wait for a post"), [_member(one) for one in waiting], _("Nobody waits for a post.")),
            group(_("Proposed or serving"), [_member(one) for one in others]),
            group(
                _("Posts on offer"),
                [_opening(one) for one in openings],
                _("No post is offered. Say what is to be done."),
            ),
        ],
        slice=rows,
    )


def _member(one: ReportIn) -> dict[str, Any]:
    said = one.opening.title if one.opening else _skills(one.skills) or one.wishes
    return line(f"{one.person.name} · {one.body.name}", one.get_absolute_url(), said, noun=one)


def _opening(one: Any) -> dict[str, Any]:
    return line(
        one.title,
        one.get_absolute_url(),
        _("%(taken)s of %(seats)s places taken") % {"taken": one.taken, "seats": one.seats},
    )


@for_post(policy.MEMBERS)
@require_http_methods(["GET", "POST"])
def offer_post(request: HttpRequest) -> HttpResponse:
    """Offer a post to members."""
    return make(request, doing.offer_post, desk=True, back=reverse("volunteers:desk_members"))


@for_somebody
@require_GET
def promises(request: HttpRequest) -> HttpResponse:
    """What the reader has taken on, year by year."""
    rows = asking.own_rows(Undertaking, actor_of(request))
    lines = [
        line(one.title, one.get_absolute_url(), f"{one.get_kind_display()} · {one.year}", noun=one)
        for one in rows
    ]
    return listing(
        request,
        title=_("Duty areas, model posts, promises"),
        lead=_(
            "What you take on for a year. Others see it only if you make it public, with the name "
            "that you choose."
        ),
        ways=[way(_("Take something on"), reverse("volunteers:take_on"), primary=not lines)],
        groups=[group("", lines, _("You have taken nothing on yet."))],
        below=[way(_("Neighbours together"), reverse("volunteers:together"))],
    )


@for_somebody
@require_http_methods(["GET", "POST"])
def take_on(request: HttpRequest) -> HttpResponse:
    """Take a duty area, a model post or a promise on."""
    return make(request, doing.take_on, back=reverse("volunteers:promises"))


@require_GET
def undertaking(request: HttpRequest, pk: int) -> HttpResponse:
    """One undertaking: its member's own, or as it was made public."""
    actor = actor_of(request)
    one = find("volunteers.undertaking", actor, pk)
    mine = policy.is_own(actor, one)
    facts = [
        {"label": _("Year"), "value": one.year},
        {"label": _("Community or branch"), "value": one.body.name, "url": one.body.get_absolute_url()},
        {"label": _("Name as it is shown"), "value": one.shown_name},
        {"label": _("What came of it"), "value": one.result},
    ]
    hidden = mine and not one.is_public
    return thing(
        request,
        one,
        title=one.title,
        eyebrow=one.get_kind_display(),
        words=[one.text],
        facts=[fact for fact in facts if fact["value"]],
        note=_("Only you see this.") if hidden else "",
        course=mine,
        back=way(_("All of mine"), reverse("volunteers:promises"))
        if mine
        else way(_("All that were made public here"), reverse("volunteers:promises_of", args=[one.body_id])),
    )


@require_GET
def promises_of(request: HttpRequest, pk: int) -> HttpResponse:
    """What members made public at one body."""
    body = find("organisations.body", actor_of(request), pk)
    rows = slice_of(request, asking.public_undertakings(body.pk), by="-year")
    return listing(
        request,
        title=_("Duty areas, model posts, promises"),
        eyebrow=body.name,
        groups=[group("", [told(one) for one in rows.rows], _("Nobody has made anything public here."))],
        slice=rows,
        below=[way(_("To the organisation"), body.get_absolute_url())],
    )


def told(one: Undertaking) -> dict[str, Any]:
    """A public undertaking as a line."""
    said = " · ".join(
        part for part in (one.get_kind_display(), str(one.year), one.shown_name, one.result) if part
    )
    return line(one.title, one.get_absolute_url(), said, noun=one)
