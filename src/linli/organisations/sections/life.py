"""What is open in an organisation's hands, and its hand-over, on its page; hand-overs on the desk."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.hands import held_by
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.organisations import policy, queries
from linli.organisations.states import HandoverState
from linli.organisations.views.handover import by_day

BODY = "organisations.body"


def _passing(actor: Actor, body: Any) -> bool:
    """Who may end it, and where the end is near: what was set up for a time."""
    return bool(body.is_open and body.until and policy.is_manager(actor, body))


@section(BODY, "hands", _("Open in its hands"), "organisations/sections/hands.html", order=93, may=_passing)
def what_is_in_hand(actor: Actor, body: Any) -> dict[str, Any] | None:
    """What must be finished or handed on before it ends."""
    held = held_by(body.pk)
    return {"held": held} if held else None


@section(BODY, "handover", _("Hand-over"), "organisations/sections/handover.html", order=17)
def how_it_is_handed_over(actor: Actor, body: Any) -> Asking:
    """The hand-over under way, for those who look after it."""
    if not actor.can(policy.COVER, body.path):
        return None
    plans = yield queries.running_below(body.path).filter(body=body.pk)[:1]
    return {"plan": plans[0], "by": by_day(plans[0])} if plans else None


@waiting("organisations.handovers", _("Hand-overs under way"), order=12)
def handovers(actor: Actor) -> Waits | None:
    """Under way or to be verified; late when the day is past."""
    reach = actor.reach(policy.COVER)
    if reach is None:
        return None
    late = Q(due_on__lt=today(), state=HandoverState.PLANNED)
    return Waits(queries.running_below(reach), reverse("organisations:handovers"), late=late)
