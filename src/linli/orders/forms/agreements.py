"""Drawing up an agreement of co-building, looking back on it, renewing it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.orders import queries
from linli.orders.forms.fields import BodyField, Line, Text


def _until(first: date) -> date:
    """The last day that is proposed; the two choose another one if they like."""
    return first + queries.span("orders.agreement.proposed") - DAY


class Redraw(ActForm):
    title = Line(label=_("What it is about"), max_length=60)
    gives = Text(label=_("What we give"), max_length=2000)
    gets = Text(label=_("What they give"), max_length=2000)
    contact = Line(label=_("Desk that looks after it"), max_length=80, required=False)
    begins = forms.DateField(label=_("From"), widget=Day)
    ends = forms.DateField(label=_("Until"), widget=Day)

    def fit(self) -> None:
        for name in self.fields if self.noun is not None else ():
            self.initial.setdefault(name, getattr(self.noun, name, None))
        self.initial.setdefault("begins", today())
        self.initial.setdefault("ends", _until(today()))


class DrawUp(Redraw):
    second = BodyField(label=_("Together with"))

    field_order = ("second",)

    def fit(self) -> None:
        super().fit()
        field: Any = self.fields["second"]
        field.choices = [("", "—"), *queries.partners_of(self.actor)]


class Review(ActForm):
    words = Text(label=_("What was done, what was not"), max_length=2000)


class Renew(ActForm):
    ends = forms.DateField(label=_("Until"), widget=Day)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("ends", _until(max(self.noun.ends, today())))
