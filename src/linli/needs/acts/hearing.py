"""The person is heard: by link, at the page of the receipt, or by telephone; their word closes or reopens."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotNow, Refused
from linli.needs import forms, policy, queries, rules
from linli.needs.acts.judging import reopened, taken_back
from linli.needs.acts.telling import tell
from linli.needs.models import Need, Rating, RatingLink, Reporter
from linli.needs.states import Outcome, State


def _opinion(actor: Actor, need: Need, *, words: str = "", **said: Any) -> Deed:
    """What one person said, kept without whose it is, and what it adds to the rates."""
    rating = Rating(need=need, body_id=need.body_id, at=now(), words=words.strip(), via=actor.via, **said)
    amounts = {} if need.excluded else rules.measures(**said)
    return Deed(also=[rating], facts=said, amounts=amounts)


def _heard(actor: Actor, need: Need, *, again: bool = False, **said: Any) -> Deed:
    """An opinion that closes the need, or has it taken up again."""
    deed, solved = _opinion(actor, need, **said), said["solved"]
    deed.facts = {**deed.facts, "again": again}
    if again and not solved:
        deed.amounts = {**deed.amounts, **reopened(need), "reopened": 1}
        deed.facts["clock_from"] = need.clock_from
        text = _("You said that it is not solved. It is being worked on again.")
        deed.words, deed.move = tell(need, _("taken up again"), text), "again"
        return deed
    need.outcome, need.closed_at = rules.outcome_of(solved, need.reply_outcome), now()
    deed.amounts, deed.move = {**deed.amounts, "closed": 1}, "close"
    return deed


@act(
    "needs.need.rated",
    _("Say how it was"),
    on=Need,
    may=policy.is_reporter,
    move=("close", "again"),
    form=forms.Heard,
    primary=True,
    next=_("Thank you. Your answer counts for the organisation, never for a person."),
)
def rate(actor: Actor, need: Need, **said: Any) -> Deed:
    """A reporter's own word (article 23), once each; the first one closes or reopens, later ones are counted."""
    _refuse_unasked(need)
    _mark(actor, need)
    return _heard(actor, need, **said)


@act(
    "needs.need.rated_too",
    _("Say how it was"),
    on=Need,
    may=policy.is_reporter,
    form=forms.Heard,
    hidden=True,
)
def rate_too(actor: Actor, need: Need, **said: Any) -> Deed:
    """The word of one who joined, after another's has closed it: counted in full (DOMAIN.md 9, example 13)."""
    if need.state not in (State.CLOSED, State.CONTESTED) or need.replied_at is None:
        raise NotNow(_("Nobody is asked for an opinion just now. After the next answer you will be."))
    _mark(actor, need)
    said.pop("again", None)
    return _opinion(actor, need, **said)


def _refuse_unasked(need: Need) -> None:
    """Reopening is a move of closed needs too; here it answers a question, so there must be one."""
    if need.state != State.REPLIED:
        raise NotNow(_("Nobody is asked for an opinion just now. After the next answer you will be."))


def _mark(actor: Actor, need: Need) -> None:
    """One opinion for each reporter; who gave which is not kept."""
    one = policy.parts_in(actor, need).filter(rated_at=None).first()
    if one is None:
        raise Refused(_("You have said how it was already. Thank you."))
    _heard_from(one)


def _heard_from(one: Reporter) -> None:
    """They were heard, by whatever door: their links open nothing any more."""
    Reporter.objects.filter(pk=one.pk).update(rated_at=now())
    RatingLink.objects.filter(reporter=one, used_at=None).update(used_at=now())


@act("needs.need.called_back", _("Note a call-back"), on=Need, may=policy.is_caller_back, move=("close", "again"),
     form=forms.Heard)  # fmt: skip
def call_back(actor: Actor, need: Need, **said: Any) -> Deed:
    """回访 by telephone or visit, entered by staff in the person's own words."""
    _refuse_unasked(need)
    one = next((one for one in queries.reporters_of(need) if one.rated_at is None), None)
    if one is not None:
        _heard_from(one)
    return _heard(actor, need, **said)


@act(
    "needs.need.tried",
    _("Nobody reached"),
    on=Need,
    may=policy.is_caller_back,
    move=("close", "stay"),
    form=forms.Note,
)
def try_in_vain(actor: Actor, need: Need, *, note: str = "") -> Deed:
    """A call-back that reached nobody; after the last allowed attempt it closes as such."""
    need.tries_n += 1
    last = need.tries_n >= int(rulebook.get("needs.callback.tries").number)
    if last:
        need.outcome, need.closed_at = Outcome.NO_CONTACT, now()
    return Deed(amounts={"not_reached": 1}, remark=note.strip(), move="close" if last else "stay")


@act(
    "needs.need.lapsed",
    _("Closed without an opinion"),
    on=Need,
    may=policy.is_clock,
    move="close",
    hidden=True,
)
def lapse(actor: Actor, need: Need) -> Deed:
    """Nobody answered within the time of the link."""
    need.outcome, need.closed_at = Outcome.NO_CONTACT, now()
    return Deed(amounts={"not_reached": 1})


@act(
    "needs.need.contested",
    _("The result is wrong"),
    on=Need,
    may=policy.is_reporter,
    move="contest",
    form=forms.Reason,
)
def contest(actor: Actor, need: Need, *, reason: str) -> Deed:
    """Within the window after closing; decided one level above."""
    days = int(rulebook.get("needs.reopen.window").number)
    if need.closed_at and now() - need.closed_at > timedelta(days=days):
        raise Refused(
            _("This was closed more than %(n)s days ago. Please raise it anew; say what is new.")
            % {"n": days}
        )
    return Deed(amounts={"contested": 1}, remark=rules.clean_text(reason))


@act(
    "needs.need.reopened",
    _("Take up again"),
    on=Need,
    may=policy.is_handler,
    move="reopen",
    form=forms.Reason,
)
def reopen(actor: Actor, need: Need, *, reason: str) -> Deed:
    """The body itself sees that it is not over: with a new clock once the person was heard, else with the old one."""
    text = rules.clean_text(reason)
    if need.state == State.REPLIED:
        facts, amounts = {}, taken_back(need)
    else:
        amounts = reopened(need)
        facts = {"clock_from": need.clock_from}
    return Deed(
        facts=facts,
        amounts={**amounts, "reopened": 1},
        remark=text,
        words=tell(need, _("taken up again"), text),
    )
