"""Delivery and acceptance: the supplier reports, residents say whether it was done, then the buyer looks."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now, today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.evidence.shelf import prepare
from linli.kernel.refusals import NotNow, Refused
from linli.orders import policy_purchases as may
from linli.orders import rules_purchases as rules
from linli.orders.acts.inviting import refuse_side
from linli.orders.acts.purchasing import number, to_buyer, to_supplier
from linli.orders.forms import purchases as forms
from linli.orders.models import Milestone, Purchase, Verdict
from linli.orders.policy import self_of
from linli.orders.queries import purchases as asking
from linli.orders.states_purchases import MilestoneState, PurchaseState


@act("orders.milestone.delivered", _("Report it delivered"), on=Milestone, may=may.delivers, move="deliver",
     form=forms.DeliverMilestone, primary=True,
     next=_("Reported. Residents are asked, then the buyer looks."))  # fmt: skip
def deliver_milestone(actor: Actor, milestone: Milestone, *, served: int, note: str, proof: Any = ()) -> Deed:
    """How many were served and what was done; those who accept are asked in the same moment."""
    one = milestone.purchase
    if one.state != PurchaseState.DELIVERING:
        raise NotNow(_("Begin the contract first."))
    milestone.served, milestone.delivered_at = served, now()
    milestone.round += 1
    subject = phrase(_("Was it done? %(title)s: %(part)s"), title=one.title, part=milestone.title)
    text = _("Please say whether it was done as it should be. It takes a minute.")
    words = [
        Word(subject, text, milestone.get_absolute_url(), to_person=pk) for pk in asking.acceptors_of(one)
    ]
    words.append(to_buyer(one, _("Delivered, to be accepted: %(title)s")))
    rows = [prepare(actor.person_id, "", 0, each, cls="P2") for each in proof]
    return Deed(also=rows, remark=note, amounts={"delivered": 1, "people": served}, words=words)


@act("orders.milestone.said", _("Say whether it was done"), on=Milestone, may=may.is_asked, move="hear", form=forms.Say,
     primary=True, next=_("Thank you. The buyer looks at what residents say, before anything is paid."))  # fmt: skip
def say_of_milestone(actor: Actor, milestone: Milestone, *, done: str, words: str = "") -> Deed:
    """A resident's own word, once for each delivery; a “no” has its reason, which the supplier reads without a name."""
    yes = done == "yes"
    if not yes and not words.strip():
        raise Refused(_("Say what is not right: then it can be mended."), field="words")
    person = self_of(actor)
    refuse_side(person, milestone.purchase)
    mine = asking.acceptor_of(milestone.purchase, person)
    if (
        mine is None
        or Verdict.objects.filter(milestone=milestone, acceptor=mine, round=milestone.round).exists()
    ):
        raise NotNow(_("You have said it already. Thank you."))
    row = Verdict(
        milestone=milestone,
        acceptor_id=mine,
        round=milestone.round,
        done=yes,
        words=words.strip(),
        said_at=now(),
    )
    _yes, n = asking.words_on(milestone)
    told = _("Residents have said, now look yourselves: %(title)s")
    words_to = [to_buyer(milestone.purchase, told)] if n + 1 == asking.fewest_acceptors() else []
    return Deed(also=[row], amounts={"done" if yes else "not_done": 1}, words=words_to)


@act("orders.milestone.accepted", _("Accept it"), on=Milestone, may=may.checks, move="accept", primary=True,
     next=_("Accepted. From now on it may be paid, by somebody else."))  # fmt: skip
def accept_milestone(actor: Actor, milestone: Milestone) -> Deed:
    """The buyer's own look after the residents': enough of them, most of them for it. Not by who proposed or signed."""
    one = milestone.purchase
    rules.refuse_same_hand(actor.person_id, *one.hands)
    rules.refuse_conflict(asking.sitting_paths(actor.person_id), [one.supplier.path])
    yes, said = asking.words_on(milestone)
    rules.refuse_unaccepted(yes, said, asking.fewest_acceptors(), asking.majority())
    milestone.checked_by, milestone.accepted_at = actor.person_id, now()
    rest = Milestone.objects.filter(purchase=one).exclude(pk=milestone.pk)
    if not rest.exclude(state__in=[MilestoneState.ACCEPTED, MilestoneState.DROPPED]).exists():
        complete_purchase(CLOCK, one)
    return Deed(
        facts={"said": said, "yes": yes}, amounts={"accepted": 1, "accepted_yuan": milestone.amount},
        words=[to_supplier(one, _("Accepted: %(title)s"), milestone.title)],
    )  # fmt: skip


@act("orders.milestone.sent_back", _("Send it back"), on=Milestone, may=may.sends_back, move="send_back",
     form=forms.SendBack, next=_("Sent back. The supplier mends it by the day and reports again."))  # fmt: skip
def send_back_milestone(actor: Actor, milestone: Milestone, *, reason: str, mend_by: date) -> Deed:
    """What is not right goes back with the reasons of residents, which bear no name, and a day."""
    rules.refuse_thin(reason, number("reason"))
    rules.refuse_mend_day(mend_by, today(), number("mend"))
    milestone.due_on = mend_by
    said = "\n".join([reason, *(f"· {one}" for one in asking.reasons_on(milestone))])
    subject = phrase(_("To be mended: %(title)s"), title=milestone.purchase.title)
    word = Word(subject, said, milestone.get_absolute_url(), to_body=milestone.purchase.supplier_id)
    return Deed(remark=reason, amounts={"sent_back": 1}, words=[word])


@act(
    "orders.purchase.accepted",
    _("All of it is accepted"),
    on=Purchase,
    may=may.is_clock,
    move="complete",
    hidden=True,
)
def complete_purchase(actor: Actor, purchase: Purchase) -> Deed:
    """With its last milestone."""
    purchase.ended_at = now()
    return Deed(
        amounts={"completed": 1},
        words=[to_buyer(purchase, _("All accepted, say what came of it: %(title)s"))],
    )


@act("orders.milestone.reminded", _("Remind of the day"), on=Milestone, may=may.is_clock, hidden=True)
def remind_of_milestone(actor: Actor, milestone: Milestone) -> Deed:
    """Once before each day: the supplier is told what is due."""
    if milestone.reminded_for == milestone.due_on:
        raise NotNow(_("It was told already."))
    milestone.reminded_for = milestone.due_on
    text = phrase(_("%(part)s, by %(day)s."), part=milestone.title, day=milestone.due_on.isoformat())
    return Deed(words=[to_supplier(milestone.purchase, _("Soon due: %(title)s"), text)])


@act(
    "orders.milestone.asked_again",
    _("Ask once more whether it was done"),
    on=Milestone,
    may=may.is_clock,
    hidden=True,
)
def ask_of_milestone_again(actor: Actor, milestone: Milestone) -> Deed:
    """Once for each delivery, while too few have spoken: those who have not are asked again, and nobody learns who."""
    silent = asking.silent_on(milestone)
    if milestone.asked_again >= milestone.round or not silent:
        raise NotNow(_("They were asked already."))
    milestone.asked_again = milestone.round
    subject = phrase(_("Still to say, was it done? %(title)s"), title=milestone.purchase.title)
    text = _("It cannot be accepted before enough residents have said so. You are not asked again.")
    words = [Word(subject, text, milestone.get_absolute_url(), to_person=pk) for pk in silent]
    return Deed(amounts={"asked_again": len(silent)}, words=words)
