"""Help between neighbours: what the reader put up, who could fit, yes or no, done, thank you."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linli.kernel.queries import find
from linli.kernel.web.pages import actor_of
from linli.organisations.queries import Near, Step
from linli.volunteers import policy_near as policy
from linli.volunteers.acts import neighbours as doing
from linli.volunteers.models import Ask, Match
from linli.volunteers.queries import mutual as asking
from linli.volunteers.queries.neighbours import own_rows
from linli.volunteers.states.neighbours import AskState, MatchState, Side
from linli.volunteers.views.near_frame import for_somebody, group, line, listing, make, thing, way

KNOWN = (MatchState.AGREED, MatchState.DONE, MatchState.THANKED)


@for_somebody
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What the reader offers and wishes, and whom they were brought together with."""
    actor = actor_of(request)
    asks = own_rows(Ask, actor)
    matches = asking.matches_of(actor)
    new = f"{reverse('volunteers:ask_help')}?side="
    return listing(
        request,
        title=_("Help between neighbours"),
        lead=_(
            "You say what you can do or what you would like; we look for somebody near. Nobody "
            "learns who you are before both have said yes."
        ),
        ways=[way(_("I can help"), f"{new}offer", primary=True), way(_("I would like help"), f"{new}want")],
        groups=[
            group(_("Brought together"), [_match(actor, one) for one in matches]),
            group(_("What you put up"), [_ask(one) for one in asks], _("You have put nothing up yet.")),
        ],
        below=[way(_("Neighbours together"), reverse("volunteers:together"))],
    )


def _ask(one: Ask) -> dict[str, Any]:
    return line(str(one), one.get_absolute_url(), one.text, noun=one, at=one.asked_at)


def _match(actor: Any, one: Match) -> dict[str, Any]:
    return line(
        one.want.get_help_display(),
        one.get_absolute_url(),
        _other(actor, one).text,
        noun=one,
        at=one.proposed_at,
    )


def _other(actor: Any, one: Match) -> Ask:
    return one.want if policy.own(actor) == one.offer.person_id else one.offer


@for_somebody
@require_http_methods(["GET", "POST"])
def ask_help(request: HttpRequest) -> HttpResponse:
    """Put up an offer or a wish."""
    return make(
        request,
        doing.ask_help,
        initial={"side": request.GET.get("side", "")},
        back=reverse("volunteers:help"),
        title=_("Help between neighbours"),
        then=reverse("volunteers:help"),
    )


@for_somebody
@require_GET
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer or wish, for whoever put it up."""
    one = find("volunteers.ask", actor_of(request), pk)
    facts = [
        {"label": _("Kind of help"), "value": one.get_help_display()},
        {"label": _("Community"), "value": one.body.name},
        {"label": _("How the other one reaches you"), "value": one.contact},
    ]
    note = (
        _("As soon as somebody near you fits, both of you are asked.") if one.state == AskState.OPEN else ""
    )
    return thing(
        request,
        one,
        title=one.get_side_display(),
        words=[one.text],
        facts=facts,
        note=note,
        back=way(_("Help between neighbours"), reverse("volunteers:help")),
    )


@for_somebody
@require_GET
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Two who could help each other: why these two, and after both yes how to reach the other."""
    actor = actor_of(request)
    one = find("volunteers.match", actor, pk)
    other = _other(actor, one)
    known = one.state in KNOWN
    near = Near(other.body.area_code, Step(one.step), one.metres)
    facts = [
        {"label": _("Kind of help"), "value": one.want.get_help_display()},
        {"label": _("Why you two"), "value": _("the same kind of help, %(near)s") % {"near": near.said}},
        {"label": _("Name"), "value": other.person.name if known else ""},
        {"label": _("How you reach them"), "value": other.contact if known else ""},
        {"label": _("Thanks"), "value": one.thanks},
    ]
    eyebrow = (
        _("Somebody near you offers this")
        if other.side == Side.OFFER
        else _("Somebody near you would like this")
    )
    note = "" if known else _("You are free to say no; nobody is told why, and nobody marks it.")
    return thing(
        request,
        one,
        title=other.text,
        eyebrow=eyebrow,
        facts=[fact for fact in facts if fact["value"]],
        note=note,
        back=way(_("Help between neighbours"), reverse("volunteers:help")),
    )
