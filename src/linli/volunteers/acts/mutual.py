"""Neighbours help each other: an offer meets a wish, both say yes, it is done, and somebody says thank you."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotNow, Refused
from linli.kernel.storing import alone
from linli.volunteers import policy_near as policy
from linli.volunteers.forms import mutual as forms
from linli.volunteers.models import Ask, Match
from linli.volunteers.queries.mutual import first_fit, is_bound
from linli.volunteers.states.neighbours import AskState, MatchState, Side


@act(
    "volunteers.ask.made",
    _("Put it up"),
    on=Ask,
    may=policy.is_somebody,
    form=forms.AskHelp,
    creates=True,
    next=_("It is up. As soon as somebody near you fits, both of you are asked."),
)
def ask_help(actor: Actor, *, side: str, help: str, text: str, body: Any, contact: str) -> Ask:
    """Somebody offers help or wishes for it; only what kind and where is used to find the other one."""
    return Ask(
        person_id=policy.me(actor),
        body_id=body.pk,
        side=side,
        help=help,
        text=text,
        contact=contact,
        asked_at=now(),
    )


@act("volunteers.ask.closed", _("Take it down"), on=Ask, may=policy.is_own, move="close")
def close_ask(actor: Actor, ask: Ask) -> None:
    """Nobody is brought to it any more."""
    if is_bound(ask):
        raise NotNow(_("Somebody is just being asked because of it. Say no there first."))


@act(
    "volunteers.match.proposed",
    _("Brought together"),
    on=Match,
    may=lambda actor, noun: actor.is_clock,
    creates=True,
    hidden=True,
)
def propose_match(actor: Actor, *, offer: Ask, want: Ask, step: str, metres: int | None) -> Deed:
    """The nearest two that fit; each is told, and each is free to say no."""
    match = Match(offer=offer, want=want, step=step, metres=metres, proposed_at=now())
    told = (
        (offer.person_id, _("Somebody near you would like the help that you offer")),
        (want.person_id, _("Somebody near you offers the help that you would like")),
    )
    text = _("Look at it and say yes or no. Nobody learns who you are before both have said yes.")
    return Deed(match, words=[Word(what, text, link="/help/", to_person=person) for person, what in told])


def look_for(ask: Ask) -> None:
    """Bring an open offer or wish together with its first fit, if there is one; by reactions, in the same deed."""
    if ask.state != AskState.OPEN or is_bound(ask):
        return
    alone("volunteers.match")  # two who look at the same moment never take the same third one
    found = first_fit(ask)
    if found is None:
        return
    other, step, metres = found
    offer, want = (ask, other) if ask.side == Side.OFFER else (other, ask)
    propose_match(CLOCK, offer=offer, want=want, step=step, metres=metres)


@act(
    "volunteers.match.agreed",
    _("Yes, gladly"),
    on=Match,
    may=policy.is_side,
    move=("say_yes", "agree"),
    primary=True,
)
def say_yes(actor: Actor, match: Match) -> Deed:
    """One side says yes; when both have, each sees how to reach the other."""
    mine = policy.own(actor) == match.offer.person_id
    if match.offer_yes if mine else match.want_yes:
        raise Refused(_("You have said yes already. The other one has not answered yet."))
    if mine:
        match.offer_yes = True
    else:
        match.want_yes = True
    if match.state == MatchState.PROPOSED:
        return Deed(move="say_yes")
    both = _("Both of you have said yes")
    text = _("You find there how to reach each other.")
    words = [
        Word(both, text, link=match.get_absolute_url(), to_person=one.person_id)
        for one in (match.offer, match.want)
    ]
    return Deed(move="agree", words=words)


@act(
    "volunteers.match.declined",
    pgettext_lazy("help", "No, thank you"),
    on=Match,
    may=policy.is_side,
    move="decline",
)
def say_no(actor: Actor, match: Match) -> Deed:
    """Either side, without a reason. The other one learns that it did not come about; the search goes on."""
    other = match.want if policy.own(actor) == match.offer.person_id else match.offer
    return Deed(
        words=[
            Word(
                _("It did not come about this time; the search goes on"),
                link="/help/",
                to_person=other.person_id,
            )
        ]
    )


@act("volunteers.match.done", _("It is done"), on=Match, may=policy.is_side, move="do", primary=True)
def done(actor: Actor, match: Match) -> Deed:
    """The help was given. The wish is fulfilled; the offer stands for the next one."""
    return Deed(amounts={"helped": 1})


@act(
    "volunteers.match.thanked",
    _("Say thank you"),
    on=Match,
    may=policy.is_wanting,
    move="thank",
    form=forms.Thank,
    primary=True,
)
def thank(actor: Actor, match: Match, *, thanks: str = "") -> Deed:
    """A few words to the one who helped; they go to nobody else."""
    match.thanks = thanks
    word = Word(
        _("Somebody thanks you for your help"),
        thanks,
        link=match.get_absolute_url(),
        to_person=match.offer.person_id,
    )
    return Deed(words=[word])


@act(
    "volunteers.ask.fulfilled",
    _("Fulfilled"),
    on=Ask,
    may=lambda actor, noun: actor.is_clock,
    move="close",
    hidden=True,
)
def fulfil(actor: Actor, ask: Ask) -> None:
    """A wish that was met is closed by itself."""
