"""The ledger of liaisons and instructors."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.ledgers import READ, Choice, Column, Ledger, in_words, within
from linli.organisations.models import Liaison
from linli.organisations.states import LiaisonState, SentAs


def liaisons(path: str, first: date, until: date) -> QuerySet[Liaison]:
    """Those at work on a day of the period, each with its visits in it."""
    there = Q(ended_on=None) | Q(ended_on__gte=first)
    found = Liaison.objects.filter(there, site__answers__path__startswith=path, assigned_on__lt=until)
    found = found.select_related("site__answers", "post__body", "post__role", "post__person")
    return found.annotate(visits_n=Count("visits", filter=within(first, until, "visits__at")))


LIAISONS = Ledger(
    code="organisations.liaisons",
    title=_("Ledger of liaisons and instructors"),
    source=_("Sending, introducing, each visit and handing over."),
    level="P2",
    permission=READ,
    rows=liaisons,
    also=("党建指导员台账", "党建联络员台账", "指导员联络员台账"),
    choices=(
        Choice("state", _("State"), "state", lambda: LiaisonState.choices),
        Choice("sent_as", _("Sent as"), "sent_as", lambda: SentAs.choices),
    ),
    columns=(
        Column(code="site", title=_("Name of the place"), value=lambda one: one.site.name, width=26,
               also=("联系单位", "指导单位")),
        Column(code="answers", title=_("Lies with"), value=lambda one: one.site.answers.name, width=24),
        Column(code="sent_as", title=_("Sent as"), value=in_words("sent_as", SentAs.choices), width=18),
        Column(code="post", title=_("Who goes there"), value=lambda one: str(one.post), width=26),
        Column(code="public_holder", title=_("Holder, where the name is public"),
               value=lambda one: one.post.person.name if one.post.is_public and one.post.person else ""),
        Column(code="assigned_on", title=_("Sent on"), value=lambda one: one.assigned_on),
        Column(code="introduced_on", title=_("Introduced on"), value=lambda one: one.introduced_on),
        Column(code="visits", title=_("Visits"), value=lambda one: one.visits_n, total=True, field="visits_n", width=8),
        Column(code="last_on", title=_("Last visit"), value=lambda one: one.last_on),
        Column(code="next_by", title=_("Next visit by"), value=lambda one: one.next_by),
        Column(code="state", title=_("State"), value=in_words("state", LiaisonState.choices)),
    ),
)  # fmt: skip
