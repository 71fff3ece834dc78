"""What an organisation passes on to its members, on its page for everybody; what waits for it, on its desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.organisations import queries
from linli.organisations.rules.masses import strand_of
from linli.organisations.states_masses import NoticeState
from linli.organisations.views.notices import passed_by

SHOWN = 5


@section(
    "organisations.body", "notices", _("What is new for members"), "organisations/sections/notices.html", order=19
)  # fmt: skip
def what_it_passes_on(actor: Actor, body: Any) -> Asking:
    """Of a mass or social organisation what it passes on; of another what it published and still holds."""
    if strand_of(body.kind, body.name):
        passings = yield queries.shown_by(body.pk, SHOWN)
        return {"passings": passings, "ours": []} if passings else None
    ref = queries.tree().get(body.pk)
    if ref is None or not ref.level:
        return None
    rows = queries.notices_seen(actor).filter(
        body=body.pk, state=NoticeState.PUBLISHED, valid_until__gte=today()
    )
    ours = yield rows.order_by("-id")[:SHOWN]
    counts = yield from queries.to_be_passed(ours)
    told = [{"notice": one, "passed": passed_by(*counts[one.pk])} for one in ours]
    return {"passings": [], "ours": told} if told else None


@waiting("organisations.notices", _("Notices to pass on"), order=14)
def notices_to_pass_on(actor: Actor) -> Waits | None:
    """In force, for the reader's organisation, and not yet passed on."""
    ref = queries.carrier_of(actor)
    return Waits(queries.to_pass_on(ref), reverse("organisations:notices")) if ref else None
