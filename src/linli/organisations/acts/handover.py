"""A village becomes a community: the organisation stays, the members stay together, the work goes on."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.hands import in_hand
from linli.kernel.refusals import Refused
from linli.organisations import forms, policy
from linli.organisations.acts.holding import open_body, refuse_beyond
from linli.organisations.models import Body, Handover, Item
from linli.organisations.rules.handover import refuse_other_kind, refuse_unready
from linli.organisations.states import HandoverState

RUNNING = (HandoverState.PLANNED, HandoverState.HANDED_OVER)


@act(
    "organisations.handover.planned", _("Plan a hand-over"), on=Handover, may=policy.covers_somewhere,
    form=forms.PlanHandover, creates=True,
)  # fmt: skip
def plan_handover(actor: Actor, *, body: Body | int, heir: Body | int, begins: date) -> Deed:
    """The day by which all is handed over follows from the day on which the new committee answers."""
    goes, follows = open_body(body, "body"), open_body(heir, "heir")
    for one, field in ((goes, "body"), (follows, "heir")):
        refuse_beyond(actor, policy.COVER, one.path, field)
    refuse_other_kind(goes.kind)
    if goes.pk == follows.pk:
        raise Refused(_("An organisation does not follow itself. Choose another one."), field="heir")
    if Handover.objects.filter(body=goes, state__in=RUNNING).exists():
        raise Refused(_("A hand-over of this organisation is under way already."), field="body")
    days = int(rulebook.get("organisations.handover.days").number)
    plan = Handover(body=goes, heir=follows, begins=begins, due_on=begins + timedelta(days=days))
    said = phrase(_("A hand-over is planned: %(what)s"), what=str(plan))
    words = [
        Word(said, phrase(_("All is handed over by %(day)s."), day=plan.due_on), to_body=pk)
        for pk in (goes.pk, follows.pk)
    ]
    return Deed(plan, words=words)


@act(
    "organisations.item.added",
    _("Put on the list"),
    on=Item,
    may=policy.covers_somewhere,
    creates=True,
    hidden=True,
)
def add_item(actor: Actor, *, plan: Handover, promise: str, what: str) -> Item:
    """One more thing to hand over, while the hand-over is under way."""
    if plan.state != HandoverState.PLANNED:
        raise Refused(_("This hand-over is over. Nothing is added to it any more."))
    refuse_beyond(actor, policy.COVER, plan.body.path, "what")
    return Item(plan=plan, promise=promise, what=what)


@act(
    "organisations.item.handed", pgettext_lazy("of an item", "Handed over"), on=Item, may=policy.hands_item,
    move="hand", primary=True,
)  # fmt: skip
def hand_item(actor: Actor, item: Item) -> Deed:
    """It is in the hands of the one that follows."""
    return Deed(amounts={"handed": 1})


@act(
    "organisations.item.reopened",
    _("Not handed over after all"),
    on=Item,
    may=policy.hands_item,
    move="reopen",
)
def reopen_item(actor: Actor, item: Item) -> None:
    """It was ticked too early."""


@act(
    "organisations.item.struck", _("Strike off the list"), on=Item, may=policy.hands_item, move="strike",
    form=forms.WithReason, danger=True,
)  # fmt: skip
def strike_item(actor: Actor, item: Item, *, reason: str) -> Deed:
    """There is nothing to hand over after all."""
    return Deed(remark=reason)


@act(
    "organisations.handover.handed_over", _("All is handed over"), on=Handover, may=policy.hands_over, move="hand_over",
    primary=True,
)  # fmt: skip
def hand_over(actor: Actor, plan: Handover) -> Deed:
    """The list is done; the level above looks at it."""
    refuse_unready(Item.objects.filter(plan=plan).values_list("promise", "state"))
    plan.handed_on = today()
    late = max(0, (plan.handed_on - plan.due_on).days)
    word = Word(
        phrase(_("To verify: %(what)s"), what=str(plan)),
        "",
        plan.get_absolute_url(),
        to_body=plan.body.parent_id,
    )
    return Deed(facts={"days_late": late}, amounts={"handed_over": 1, "late": int(late > 0)}, words=[word])


@act(
    "organisations.handover.verified", _("Verify"), on=Handover, may=policy.verifies, move="verify", primary=True,
)  # fmt: skip
def verify_handover(actor: Actor, plan: Handover) -> Deed:
    """The level above has compared the list with what is there."""
    words = [
        Word(phrase(_("Verified: %(what)s"), what=str(plan)), to_body=pk)
        for pk in (plan.body_id, plan.heir_id)
    ]
    return Deed(words=words)


@act(
    "organisations.handover.sent_back", pgettext_lazy("of a hand-over", "Send back"), on=Handover,
    may=policy.verifies, move="send_back",
    form=forms.WithReason,
)  # fmt: skip
def send_back(actor: Actor, plan: Handover, *, reason: str) -> Deed:
    """Something is missing: the list is open again."""
    plan.handed_on = None
    word = Word(
        phrase(_("Sent back: %(what)s"), what=str(plan)),
        reason,
        plan.get_absolute_url(),
        to_body=plan.body_id,
    )
    return Deed(remark=reason, words=[word])


@act(
    "organisations.handover.dropped", pgettext_lazy("of a hand-over", "Give it up"), on=Handover,
    may=policy.hands_over, move="drop",
    form=forms.WithReason, danger=True,
)  # fmt: skip
def drop_handover(actor: Actor, plan: Handover, *, reason: str) -> Deed:
    """It does not come to it; why stays in the record."""
    return Deed(remark=reason)


@in_hand("organisations.handovers", _("Hand-overs under way"), order=11)
def handovers_in_hand(body: int) -> tuple[int, str]:
    """Begun and not verified."""
    rows = Handover.objects.filter(Q(body=body) | Q(heir=body), state__in=RUNNING)
    return rows.count(), reverse("organisations:handovers")
