"""The ledger of needs, with the columns by which the hotline's lists are known (工单)."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Ledger, within
from linli.needs import policy
from linli.needs.ledgers.about import at_desk, put_places
from linli.needs.ledgers.columns import COLUMNS
from linli.needs.models import Need, Rating
from linli.needs.queries.voices import speakers
from linli.needs.states import VOICED, Channel, Kind, Origin, Outcome, State, Urgency
from linli.organisations import queries as organisations


def rows(path: str, first: date, until: date) -> QuerySet[Need]:
    return Need.objects.filter(within(first, until, "raised_at"), organisations.lies_below(Need, path))


def complete(needs: list[Any]) -> None:
    """The place in words, the last opinion on each, and for which organisation it was raised: two statements."""
    put_places(needs)
    last = {one.need_id: one for one in Rating.objects.filter(need__in=needs).order_by("id")}
    spoken = speakers([need for need in needs if need.origin in VOICED])
    for need in needs:
        need.last_rating, need.speaker = last.get(need.pk), spoken.get(need.pk)


HANDLED = Ledger(
    code="needs.handled",
    title=_("Ledger of needs"),
    source=_(
        "Every need that was raised, from its raising to its end; each act of the desk fills its columns."
    ),
    level="P2",
    permission=policy.READ,
    rows=rows,
    by="raised_at",
    link=lambda need: at_desk(need.pk),
    complete=complete,
    also=("12345工单台账", "诉求台账", "接诉即办台账", "工单台账"),
    choices=(
        Choice("state", _("State"), "state", lambda: State.choices),
        Choice("kind", _("Kind of need"), "kind", lambda: Kind.choices),
        Choice("urgency", _("Urgency"), "urgency", lambda: Urgency.choices),
        Choice("channel", _("How it came in"), "channel", lambda: Channel.choices),
        Choice("outcome", _("Outcome"), "outcome", lambda: Outcome.choices),
        Choice("origin", _("Came out of"), "origin", lambda: Origin.choices),
    ),
    columns=COLUMNS,
)
