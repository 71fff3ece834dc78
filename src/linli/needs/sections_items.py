"""What the guide adds: on the page of an organisation what can be done there; at the desk what waits."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.needs.policy_items import WRITE
from linli.needs.queries import items as asking
from linli.needs.states_items import ItemState
from linli.needs.views.items import line

SHOWN = 8


@section("organisations.body", "guide", _("What can be done here"), "needs/items/section.html", order=34)
def what_can_be_done(actor: Actor, body: Any) -> Asking:
    """The items of the guide for which an organisation answers."""
    rows = yield asking.of_body(body.pk)[: SHOWN + 1]
    if not rows:
        return None
    more = reverse("needs:guide_booklet", args=[body.pk])
    return {"lines": [line(one) for one in rows[:SHOWN]], "more": more}


@waiting("needs.items", _("Service items to check"), order=34)
def items_to_check(actor: Actor) -> Waits | None:
    """Written by somebody else, checked and not yet public, or due to be looked over again."""
    if actor.reach(WRITE) is None:
        return None
    return Waits(asking.waiting_for(actor), reverse("needs:desk_items"), Q(state=ItemState.PUBLISHED))
