"""The ledger of hand-overs."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words
from linli.organisations.models import Handover
from linli.organisations.states import HandoverState, ItemState


def handovers(path: str, first: date, until: date) -> QuerySet[Handover]:
    """Those that began in the period."""
    found = Handover.objects.filter(body__path__startswith=path, begins__gte=first, begins__lt=until)
    items = Count("items", filter=~Q(items__state=ItemState.DROPPED))
    return found.select_related("body", "heir").annotate(items_n=items)


HANDOVERS = Ledger(
    code="organisations.handovers",
    title=_("Ledger of hand-overs"),
    source=_("Planning, handing over and verifying when a village becomes a community."),
    level="P2",
    permission=READ,
    rows=handovers,
    also=("撤村转居交接台账", "交接台账"),
    choices=(Choice("state", _("State"), "state", lambda: HandoverState.choices),),
    columns=(
        Column(code="body", title=_("Organisation that goes"), value=lambda h: h.body.name, width=26),
        Column(code="heir", title=_("Organisation that follows"), value=lambda h: h.heir.name, width=26),
        Column(code="begins", title=_("The new one answers from"), value=lambda h: h.begins),
        Column(code="due", title=_("Hand over by"), value=lambda h: h.due_on),
        Column(code="handed", title=_("All is handed over"), value=lambda h: h.handed_on),
        Column(code="items", title=_("The list"), value=lambda h: h.items_n, width=8),
        Column(code="state", title=_("State"), value=in_words("state", HandoverState.choices)),
    ),
)
