"""Decided one level above: whose duty it is, whether a result stands, what the rates leave out."""

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.needs import forms, policy, rules
from linli.needs.acts import clockwork
from linli.needs.acts.telling import tell
from linli.needs.acts.triage import pass_to
from linli.needs.models import Need, Reporter
from linli.needs.states import State


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
    before = need.body_id
    ref = pass_to(need, body)
    if urgency and urgency != need.urgency:
        need.urgency = urgency
        clockwork.reclassified(need)
    text = phrase(_("Your matter is now with %(body)s."), body=ref.name)
    return Deed(facts={"by_body": before}, amounts={"redispatched": 1}, remark=note.strip(),
                words=tell(need, _("passed on"), text))  # fmt: skip


@act("needs.need.excluded", _("Leave out of the rates"), on=Need, may=policy.is_judge, form=forms.Reason)
def exclude(actor: Actor, need: Need, *, reason: str) -> Deed:
    """Only by a reason, one level above the handler; the number left out is public."""
    if need.excluded or need.state == State.CLOSED:
        raise Refused(_("This is decided before the person is asked, and once only."))
    need.excluded = rules.clean_text(reason)[:200]
    return Deed(facts={"excluded": True}, amounts={"excluded": 1})


@act("needs.need.included", _("Count it in the rates again"), on=Need, may=policy.is_judge, form=forms.Reason)
def include(actor: Actor, need: Need, *, reason: str) -> Deed:
    """The opposite amount corrects an exclusion."""
    if not need.excluded:
        raise Refused(_("It is counted already."))
    need.excluded = ""
    return Deed(facts={"excluded": False}, amounts={"excluded": -1}, remark=rules.clean_text(reason))


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
    reopened(need)
    return Deed(
        facts={"upheld": True, "clock_from": need.clock_from},
        amounts={"reopened": 1},
        move="uphold_objection",
        remark=text,
        words=tell(need, _("taken up again"), text),
    )


def reopened(need: Need) -> None:
    """It is work again, with a clock that begins now."""
    need.reopened_n += 1
    need.outcome, need.closed_at, need.replied_at = "", None, None
    need.contacted_at, need.tries_n = None, 0
    # A new answer is coming: everybody whose matter it is will be asked anew.
    for theirs in (Reporter.objects.filter(need=need), Reporter.objects.filter(need__merged_into=need)):
        theirs.update(rated_at=None)  # each by its index
    clockwork.start(need, now())
