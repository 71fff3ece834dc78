"""What people type about service items."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.typed import Typed
from linli.needs.forms.fields import CategoryField, words
from linli.needs.queries.items import desks_for
from linli.needs.rules.papers import typed
from linli.needs.states_items import UNITS, Way


class ItemForm(ActForm):
    """A service item as it is written: short, in the words of those who will read it."""

    name = Typed(label=_("Name of the service"), max_length=80)
    about = Typed(
        label=_("In plain words"), widget=forms.Textarea, max_length=2000,
        help_text=_("What one gets, and what happens. As you would tell it to a neighbour at the counter."),
    )  # fmt: skip
    category = CategoryField(label=_("Category"), required=False)
    who = Typed(label=_("Who may"), max_length=300)
    papers = Typed(
        label=_("Papers to bring"), widget=forms.Textarea, required=False, max_length=4000,
        help_text=_("One a line: the paper, a stroke |, what it is for. Nothing where none is needed."),
    )  # fmt: skip
    limit_number = forms.IntegerField(label=_("Time limit"), min_value=1, max_value=400, required=False)
    limit_unit = forms.ChoiceField(label=_("Time limit in"), choices=UNITS, required=False)
    fee = forms.DecimalField(
        label=_("Fee in yuan"), min_value=0, max_digits=8, decimal_places=2, initial=Decimal(0)
    )
    fee_basis = Typed(label=_("Basis of the fee, where there is one"), max_length=200, required=False)
    basis = Typed(label=_("On what basis"), max_length=300, help_text=_("The rule or law, with its number."))
    ways = forms.MultipleChoiceField(
        label=_("How it is done"), choices=Way, widget=forms.CheckboxSelectMultiple, initial=[Way.COUNTER]
    )
    address = Typed(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("Empty: at the desk of your organisation."),
    )
    link = forms.URLField(
        label=_("Address on the internet"), max_length=300, required=False, assume_scheme="https"
    )
    venue = forms.TypedChoiceField(
        label=_("Appointments at"), coerce=int, empty_value=None, required=False, choices=[("", "—")],
        help_text=_("An office hour of your organisation where a time can be booked."),
    )  # fmt: skip
    example = forms.BooleanField(label=_("An example only, not a real service"), required=False)

    def fit(self) -> None:
        post = self.actor.post
        path = self.noun.body.path if self.noun is not None else (post.path if post else "")
        choices = [("", "—"), *desks_for(path)]
        self.fields["venue"].choices = choices  # type: ignore[attr-defined]
        if self.noun is not None:
            self.initial = {**told(self.noun), **self.initial}

    def clean(self) -> dict[str, Any]:
        """Number and unit belong together."""
        given = self.cleaned_data
        if (
            bool(given.get("limit_number")) != bool(given.get("limit_unit"))
            and "limit_number" not in self.errors
        ):
            self.add_error("limit_number", _("Give a number and what it is counted in, or neither."))
        return given


def told(item: Any) -> dict[str, Any]:
    """What the form holds of an item that there is."""
    plain = ("name", "about", "who", "limit_number", "limit_unit", "fee", "fee_basis", "basis", "ways", "address",
             "link", "example")  # fmt: skip
    found = {name: getattr(item, name) for name in plain}
    return {**found, "category": item.category_id, "venue": item.venue_id, "papers": typed(item.papers)}


class WithdrawItem(ActForm):
    reason = words(_("Why it is taken out"))
