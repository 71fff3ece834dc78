"""What waits at the desk for those who keep grids, members and files; and the reader's own matters."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.clock.days import midnight_after
from linli.kernel.together import Asking
from linli.kernel.web.waiting import Waits, waiting
from linli.people import queries as people
from linli.volunteers import policy_near as policy
from linli.volunteers.models import Match, Mate, ReportIn
from linli.volunteers.queries.mutual import matches_of
from linli.volunteers.queries.neighbours import diaries_in, reports_to_match
from linli.volunteers.states.neighbours import BookState, MatchState, MateState, ReportState


@waiting("volunteers.members", gettext_lazy("Members who wait for a post"), order=25)
def members_to_match(actor: Actor) -> Waits | None:
    """Who reported in and has no post proposed yet."""
    path = actor.reach(policy.MEMBERS)
    if path is None:
        return None
    return Waits(reports_to_match(path), reverse("volunteers:desk_members"))


@waiting("volunteers.talks", gettext_lazy("Yearly talks to enter"), order=26)
def talks_to_enter(actor: Actor) -> Waits | None:
    """Diaries of last year in one's own branch that no talk has closed."""
    if actor.post is None or policy.BRANCH not in actor.post.permissions:
        return None
    open_ = (
        diaries_in(actor.post.body_id, today().year - 1)
        .filter(state=BookState.OPEN)
        .exclude(person=actor.person_id)
    )
    return Waits(open_, reverse("volunteers:desk_branch"))


@people.matters
def own_matters(actor: Actor) -> Asking:
    """What waits for the reader's own word: an invitation, a proposed post, two who could help each other."""
    me = policy.own(actor)
    if me is None:
        return []
    matches, reports, mates = yield (
        matches_of(actor),
        ReportIn.objects.filter(person=me, state=ReportState.MATCHED).select_related("body", "opening"),
        Mate.objects.filter(person=me, state=MateState.ASKED).select_related("team__grid"),
    )
    return [*_matches(matches), *_reports(reports), *_mates(mates)]


def _matter(title: Any, one: Any, sentence: str, at: Any, shape: str = "new") -> dict[str, Any]:
    return {
        "title": title,
        "url": one.get_absolute_url(),
        "sentence": sentence,
        "status": {"word": one.get_state_display(), "shape": shape},
        "at": at,
    }


def _matches(rows: list[Match]) -> list[dict[str, Any]]:
    said = {
        MatchState.PROPOSED: _("Somebody near you fits. Do you say yes?"),
        MatchState.HALF: _("One of you has said yes."),
        MatchState.AGREED: _("Both have said yes: you find there how to reach each other."),
        MatchState.DONE: _("It is done."),
    }
    return [
        _matter(one.want.get_help_display(), one, said[MatchState(one.state)], one.proposed_at)
        for one in rows
        if one.state in said
    ]


def _reports(rows: list[ReportIn]) -> list[dict[str, Any]]:
    return [
        _matter(
            one.opening.title if one.opening else str(one),
            one,
            _("The community proposes this post to you."),
            midnight_after(one.reported_on),
        )
        for one in rows
    ]


def _mates(rows: list[Mate]) -> list[dict[str, Any]]:
    return [
        _matter(str(one.team), one, _("You are asked to join this team, if you like."), one.asked_at)
        for one in rows
    ]
