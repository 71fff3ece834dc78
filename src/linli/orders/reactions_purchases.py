"""What orders do for purchased services when the clock ticks, and when an organisation ends."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.hands import in_hand
from linli.kernel.jobs import tick
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.orders.acts import accepting, bidding, purchasing
from linli.orders.queries import purchase_clock as clock

AT_ONCE = 200


@tick("orders.purchases")
def look_after_purchases() -> int:
    """Tell of proposals that are open now, of milestones that are due soon, of deliveries on which too few have
    spoken; each once."""
    n = sum(_done(purchasing.remind_of_choice, one) for one in clock.calls_over(AT_ONCE))
    n += sum(_done(accepting.ask_of_milestone_again, one) for one in clock.milestones_to_ask_again(AT_ONCE))
    return n + sum(_done(accepting.remind_of_milestone, one) for one in clock.milestones_to_remind(AT_ONCE))


def _done(step: Any, noun: Any) -> int:
    """One step of the clock; what somebody has just changed is left for the next tick."""
    try:
        step(CLOCK, noun)
    except Refused:
        return 0
    return 1


def _hand_on(actor: Actor, before: int, after: int) -> None:
    """A contract goes on with whoever follows, as it stands."""
    for one in clock.purchases_in_hand(before).order_by("id"):
        purchasing.hand_purchase_on(CLOCK, one, before=before, after=after)


@in_hand("orders.purchases", _("Purchased services that are not over"), order=44, hand_on=_hand_on)
def purchases(body: int) -> tuple[int, str]:
    """What it buys or delivers."""
    return clock.purchases_in_hand(body).count(), f"{reverse('organisations:body', args=[body])}#purchases"


def take_proposals_back(actor: Actor, body: Any, entry: Entry) -> None:
    """An organisation that is no more proposes nothing."""
    for one in clock.proposals_of_body(body.pk):
        bidding.withdraw_proposal(CLOCK, one)


REACTIONS = {
    "organisations.body.dissolved": [take_proposals_back],
    "organisations.body.merged": [take_proposals_back],
}
