"""What errands add: at the desk what waits; on the page of an organisation which errands it runs, and how many."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking, sums
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.needs.models import AgencyCase
from linli.needs.policy_agency import RUN
from linli.needs.queries import agency as asking
from linli.needs.states import Satisfied


@waiting("needs.agency", _("Errands for residents"), order=35)
def errands_open(actor: Actor) -> Waits | None:
    """All that is open, and how many are late by their clock."""
    if actor.reach(RUN) is None:
        return None
    return Waits(asking.at_desk(actor), "/desk/agency/", Q(due_at__lt=now()))


@section(
    "organisations.body", "errands", _("Errands run for residents"), "needs/agency/section.html", order=35
)
def errands_run(actor: Actor, body: Any) -> Asking:
    """How many this year, and how people found it; nothing while they are few."""
    (told,) = yield sums(
        AgencyCase.objects.filter(body=body.pk, asked_at__year=today().year),
        n=Count("id"), rated=Count("id", filter=~Q(satisfied="")),
        content=Count("id", filter=Q(satisfied__in=[Satisfied.YES, Satisfied.BASICALLY])),
    )  # fmt: skip
    if told["n"] < THRESHOLD:
        return None
    shown = told["rated"] >= THRESHOLD and told["rated"] - told["content"] >= THRESHOLD
    return {
        "n": told["n"],
        "rated": told["rated"] if shown else 0,
        "content": told["content"],
        "year": today().year,
    }
