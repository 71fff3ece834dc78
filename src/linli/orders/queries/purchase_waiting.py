"""The queues of purchased services that are lent to the desk."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.web.waiting import Waits, waiting
from linli.orders import policy
from linli.orders import policy_purchases as may
from linli.orders.queries.purchase_desk import to_check, to_decide, to_sign, to_supply


@waiting("orders.sign", gettext_lazy("Purchases to sign"), order=42)
def purchases_to_sign(actor: Actor) -> Waits | None:
    if actor.reach(may.APPROVE) is None:
        return None
    return Waits(to_sign(actor), reverse("orders:purchases_desk"))


@waiting("orders.buy", gettext_lazy("Purchases to decide or accept"), order=43)
def purchases_to_decide(actor: Actor) -> list[Waits] | None:
    if actor.reach(may.BUY) is None:
        return None
    return [Waits(rows, reverse("orders:purchases_desk")) for rows in (to_decide(actor), to_check(actor))]


@waiting("orders.supply", gettext_lazy("To be delivered under contract"), order=44)
def parts_to_deliver(actor: Actor) -> Waits | None:
    if actor.reach(policy.SERVE) is None:
        return None
    return Waits(to_supply(actor), reverse("orders:supply"), late=Q(due_on__lt=today()))
