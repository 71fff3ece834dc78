"""How a ledger is looked at: organisation, days, the ledger's own choices, how days are written."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.files import CHINESE, FORMATS, ISO
from linli.kernel.forms import ActForm
from linli.kernel.ledgers import Ledger
from linli.kernel.web.fields import Day
from linli.kernel.whole import whole
from linli.records.queries import ledgers as queries

STYLES = ((ISO, "2026-11-25"), (CHINESE, "2026年11月25日"))
ONE = timedelta(days=1)


class LookForm(forms.Form):
    """Bound by the address; what cannot be is told at its field, and what is usual stands in its place."""

    first = forms.DateField(label=_("First day"), required=False, widget=Day)
    last = forms.DateField(label=_("Last day"), required=False, widget=Day)
    dates = forms.ChoiceField(label=_("Days are written"), required=False, choices=STYLES)

    def __init__(self, data: QueryDict | dict[str, Any], actor: Actor, ledger: Ledger) -> None:
        begin, end = usual_days()
        given = {name: data.get(name) for name in data} if isinstance(data, QueryDict) else dict(data)
        super().__init__({"first": begin.isoformat(), "last": end.isoformat(), "dates": ISO, **given})
        self.actor, self.ledger = actor, ledger
        for one in ledger.choices:
            choices = [("", _("all")), *one.choices()]
            self.fields[one.name] = forms.ChoiceField(label=one.label, choices=choices, required=False)
        self.is_valid()
        self.body = queries.body_for(actor, ledger, whole(given.get("body")))
        if ledger.by_body:
            self._offer_bodies()

    def _offer_bodies(self) -> None:
        field = forms.ChoiceField(label=_("Organisation"), required=False)
        beside = queries.bodies_beside(queries.top_of(self.actor, self.ledger), self.body)
        field.choices = [(ref.id, ref.name) for ref in beside]
        self.fields = {"body": field, **self.fields}
        self.data = {**self.data, "body": self.body.id}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first"), told.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first. Change one of the two."))
        return told

    @property
    def dates_style(self) -> str:
        return str(self.cleaned_data.get("dates") or ISO)

    def look(self) -> queries.Look:
        """What was asked for."""
        begin, end = usual_days()
        clean = self.cleaned_data
        first, last = clean.get("first") or begin, clean.get("last") or end
        if last < first:
            first, last = begin, end
        chosen = {one.name: clean[one.name] for one in self.ledger.choices if clean.get(one.name)}
        columns = self.ledger.columns_for(self.actor, self.body.path)
        return queries.Look(self.ledger, self.body, first, last + ONE, columns, chosen)


def usual_days() -> tuple[date, date]:
    """This year up to today."""
    return today().replace(month=1, day=1), today()


class AskExport(ActForm):
    """A file of a ledger that the worker makes; ``narrowed`` is choices as in an address: state=closed&kind=help."""

    ledger = forms.CharField(label=_("Ledger"), max_length=60)
    body = forms.IntegerField(label=_("Organisation"), min_value=1)
    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"))
    format = forms.ChoiceField(label=_("Format"), choices=[(one.code, one.label) for one in FORMATS.values()])
    dates = forms.ChoiceField(label=_("Days are written"), choices=STYLES, required=False)
    narrowed = forms.CharField(label=_("Narrowed by"), max_length=400, required=False)


class LedgerAsked(forms.Form):
    """What the API is asked: one page of a ledger. ``after`` is the mark that the page before gave as ``more``."""

    ledger = forms.CharField(label=_("Ledger"), max_length=60)
    body = forms.IntegerField(label=_("Organisation"), min_value=1, required=False)
    first = forms.DateField(label=_("First day"), required=False)
    last = forms.DateField(label=_("Last day"), required=False)
    narrowed = forms.CharField(label=_("Narrowed by"), max_length=400, required=False)
    after = forms.CharField(label=_("Mark after which the page begins"), max_length=100, required=False)
    limit = forms.IntegerField(label=_("Rows on a page"), min_value=1, max_value=500, required=False)
