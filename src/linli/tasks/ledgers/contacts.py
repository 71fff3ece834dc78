"""联系点台账: who looks after which place, and what came of the problems met."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import Choice, Column, Ledger, in_words, within
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.models import ContactPoint
from linli.tasks.states import ContactState


def rows(path: str, first: date, until: date) -> QuerySet[ContactPoint]:
    there = organisations.lies_below(ContactPoint, path)
    found = ContactPoint.objects.filter(within(first, until, "proposed_at"), there)
    return found.select_related(*ContactPoint.WITH).annotate(
        met=Count("problems"), solved=Count("problems", filter=Q(problems__state="solved")),
        raised=Count("problems", filter=Q(problems__state="raised")),
    )  # fmt: skip


CONTACTS = Ledger(
    code="tasks.contacts",
    title=_("Ledger of contact points"),
    source=_("Contact points as places agreed to them, and what became of the problems met there."),
    level="P1",
    permission=policy.READ,
    rows=rows,
    by="proposed_at",
    also=("领导联系点台账", "联系点台账"),
    choices=(Choice("state", _("State"), "state", lambda: ContactState.choices),),
    columns=(
        Column(code="body", title=_("Place"), value=lambda c: c.body.name, width=24, also=("联系点",)),
        Column(code="leads", title=_("Who looks after it"), value=lambda c: f"{c.leads.name} {c.post.title}", width=28),
        Column(code="what_for", title=_("What it is for"), value=lambda c: c.what_for, width=30),
        Column(code="state", title=_("State"), value=in_words("state", ContactState.choices)),
        Column(code="agreed_on", title=_("Agreed on"), value=lambda c: c.agreed_on),
        Column(code="met", title=_("Problems met"), value=lambda c: c.met),
        Column(code="solved", title=_("Solved"), value=lambda c: c.solved),
        Column(code="raised", title=_("Raised"), value=lambda c: c.raised),
    ),
)  # fmt: skip
