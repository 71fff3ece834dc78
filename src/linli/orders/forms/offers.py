"""Putting something on the menu, its times, and saying what one looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.orders import policy, queries
from linli.orders.forms.fields import TIME, BodyField, Line, Text, around, many, place_field
from linli.orders.states import Theme, Whom


class Change(ActForm):
    """A line of the menu."""

    title = Line(label=_("What is offered"), max_length=60)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme)
    text = Text(label=_("More about it"), max_length=4000, required=False)
    whom = many(pgettext_lazy("a service", "For whom"), Whom, help_text=_("None: for everybody."))
    at = place_field()
    place_words = Line(
        label=_("Place"), max_length=120, required=False, help_text=_("House, room, or “we come to you”.")
    )
    when_words = Line(
        label=pgettext_lazy("a service", "Times"),
        max_length=120,
        required=False,
        help_text=_("For example: Tuesdays, 9 to 11"),
    )
    most = forms.IntegerField(
        label=_("For how many people at most"), min_value=1, max_value=5000, required=False,
        help_text=_("Empty: you look at each order."),
    )  # fmt: skip
    contact = Line(
        label=_("Whom to ask"),
        max_length=80,
        required=False,
        help_text=_("Desk and telephone; everybody reads it."),
    )
    is_barrier_free = forms.BooleanField(label=_("Can be reached without steps"), required=False)
    fee = forms.DecimalField(
        label=_("Fee in yuan"), min_value=0, max_digits=9, decimal_places=2, initial=0, required=False
    )
    basis = Line(label=_("Basis of the fee"), max_length=120, required=False)
    terms = Text(label=_("Terms"), max_length=2000, required=False)
    first_day = forms.DateField(label=_("From"), widget=Day, required=False)
    last_day = forms.DateField(label=_("Until"), widget=Day, required=False)

    def fit(self) -> None:
        for name in self.fields if self.noun is not None else ():
            value = getattr(self.noun, name, None)
            self.initial.setdefault(name, getattr(value, "pk", value))
        around(self, "at", self.initial.get("at"))
        if policy.own_body(self.actor) is None:  # between neighbours it is free
            for name in ("fee", "basis", "contact"):
                del self.fields[name]

    def clean_fee(self) -> Any:
        return self.cleaned_data.get("fee") or 0


class Draft(Change):
    """A new line of the menu, for the post's own organisation or one below it."""

    body = BodyField(label=_("Provider"), required=False)

    field_order = ("body",)

    def fit(self) -> None:
        super().fit()
        own, field = queries.own_refs(self.actor), self.fields["body"]
        if len(own) < 2 or policy.own_body(self.actor) is None:
            del self.fields["body"]
        else:
            field.choices = [(one.id, one.name) for one in own]  # type: ignore[attr-defined]
            self.initial.setdefault("body", policy.own_body(self.actor))
        _here(self)


def _here(form: ActForm) -> None:
    """Where one's own body is, as the first choice."""
    here = queries.ref(policy.own_body(form.actor))
    while here and here.level not in ("community", "street", "district"):
        here = queries.ref(here.parent_id)
    if here:
        form.initial.setdefault("at", here.id)
    around(form, "at", form.initial.get("at"))


class AddSession(ActForm):
    """A time, once or each week."""

    day = forms.DateField(label=_("Day"), widget=Day)
    begins = forms.TimeField(label=_("From"), widget=TIME)
    ends = forms.TimeField(label=_("To"), widget=TIME)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=10)
    place_words = Line(label=_("Place"), max_length=120, required=False)
    weeks = forms.IntegerField(label=_("For how many weeks"), min_value=1, max_value=26, initial=1)

    def fit(self) -> None:
        self.initial.setdefault("day", today())


class Look(ActForm):
    """What somebody looks for."""

    title = Line(label=_("What do you look for?"), max_length=60)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme)
    text = Text(label=_("More about it"), max_length=2000, required=False)
    at = place_field(_("Where it is wanted"))
    how_many = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=5000, initial=1)
    when_words = Line(label=_("When it would suit"), max_length=120, required=False)
    until = forms.DateField(label=_("Needed until"), widget=Day, required=False)

    def fit(self) -> None:
        _here(self)
