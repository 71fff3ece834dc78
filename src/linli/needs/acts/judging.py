"""Decided one level above: whose duty it is, whether a result stands, what the rates leave out."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, queries, rules
from linli.needs.acts import clockwork
from linli.needs.acts.raising import subject
from linli.needs.acts.telling import tell
from linli.needs.acts.triage import passed_on
from linli.needs.models import Need, Reporter
from linli.needs.states import ELSEWHERE


@act("needs.need.upheld", _("It stays there"), on=Need, may=policy.is_judge, move="uphold", form=forms.Reason)
def uphold_return(actor: Actor, need: Need, *, reason: str) -> Deed:
    """The dispatch was right: the body handles it."""
    need.proposed_id = need.body_id
    return Deed(amounts={"upheld": 1}, remark=rules.clean_text(reason))


@act(
    "needs.need.redispatched",
    _("Give it to another"),
    on=Need,
    may=policy.is_judge,
    move="redispatch",
    form=forms.Dispatch,
    primary=True,
)
def send_elsewhere(actor: Actor, need: Need, *, body: int, urgency: str = "", note: str = "") -> Deed:
    """The objection was right: another body handles it, and the person hears which."""
    return replace(passed_on(need, body, urgency, note), amounts={"redispatched": 1} | subject(need))


@act("needs.need.excluded", _("Leave out of the rates"), on=Need, may=policy.is_judge, form=forms.Reason)
def exclude(actor: Actor, need: Need, *, reason: str) -> Deed:
    """Only by a reason, one level above the handler, while it is open and nobody was asked how it was; the
    number left out is public. The desk shows how the reason begins, its remark holds the whole."""
    if need.excluded or not rules.unasked(need):
        raise Refused(_("This is decided before the person is asked, and once only."))
    text = rules.clean_text(reason)
    need.excluded = text[:200]
    return Deed(facts={"excluded": True}, amounts={"excluded": 1}, remark=text)


@act("needs.need.included", _("Count it in the rates again"), on=Need, may=policy.is_judge, form=forms.Reason)
def include(actor: Actor, need: Need, *, reason: str) -> Deed:
    """The opposite amount corrects an exclusion, and what people said meanwhile is counted after all."""
    if not need.excluded:
        raise Refused(_("It is counted already."))
    text, amounts = rules.clean_text(reason), Counter({"excluded": -1})
    for one in queries.heard_since_left_out(need):
        amounts.update(rules.measures(one.contacted, one.solved, one.satisfied))
    need.excluded = ""
    return Deed(facts={"excluded": False}, amounts=dict(amounts), remark=text)


@act(
    "needs.need.reviewed",
    _("Decide on the objection"),
    on=Need,
    may=policy.is_judge,
    move=("uphold_objection", "reject"),
    form=forms.Review,
    primary=True,
)
def review(actor: Actor, need: Need, *, upheld: bool, reason: str) -> Deed:
    """A result that the person contests is looked at by somebody other than its author, with reasons."""
    text = rules.clean_text(reason)
    if not upheld:
        return Deed(
            facts={"upheld": False},
            move="reject",
            remark=text,
            words=tell(need, _("objection decided"), text),
        )
    amounts = reopened(need)
    return Deed(
        facts={"upheld": True, "clock_from": need.clock_from},
        amounts={**amounts, "reopened": 1},
        move="uphold_objection",
        remark=text,
        words=tell(need, _("taken up again"), text),
    )


def reopened(need: Need) -> dict[str, int]:
    """It is work again, with a clock that begins now; the amounts by which its ending is taken back."""
    # What was sent another way was left out of the rates; now that it is handled it counts.
    amounts = {"excluded": -1} if need.outcome in ELSEWHERE else {}
    need.reopened_n += 1
    need.outcome, need.closed_at, need.replied_at = "", None, None
    need.contacted_at, need.tries_n = None, 0
    # A new answer is coming: everybody whose matter it is will be asked anew.
    for theirs in (Reporter.objects.filter(need=need), Reporter.objects.filter(need__merged_into=need)):
        theirs.update(rated_at=None)  # each by its index
    clockwork.start(need, now())
    return amounts


def taken_back(need: Need) -> dict[str, int]:
    """An answer that was wrong, before anybody was heard: no fresh time, and it counts once, by the last one."""
    need.reopened_n += 1
    need.replied_at, need.tries_n = None, 0
    clockwork.goes_on(need)
    return rules.opposite(queries.last_amounts(need, "replied", "answered"))
