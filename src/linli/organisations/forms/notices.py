"""What people type about notices and passing them on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.forms import ActForm
from linli.kernel.typed import Typed
from linli.organisations.forms.fields import DateField
from linli.organisations.queries import tree
from linli.organisations.states_masses import CARRYING

MOST = 300  # places in a list to choose from; of more only the nearest


class PublishNotice(ActForm):
    title = Typed(label=pgettext_lazy("of a notice", "Title"), max_length=80)
    text = Typed(
        label=pgettext_lazy("of a notice", "Text"), max_length=3000, widget=forms.Textarea,
        help_text=_("What is new, for whom, from when. Plain words: it is read aloud to members."),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Address of the full text"), max_length=300, required=False, assume_scheme="https"
    )
    kinds = forms.MultipleChoiceField(
        label=_("For organisations of these kinds"), choices=CARRYING, widget=forms.CheckboxSelectMultiple,
        initial=[code for code, _label in CARRYING],
    )  # fmt: skip
    under = forms.TypedChoiceField(
        label=_("For those at and below"), coerce=int,
        error_messages={
            "invalid_choice": _(
                "This lies outside your own area. Choose your own organisation or one below it."
            )
        },
    )  # fmt: skip
    valid_until = DateField(label=_("Valid until"))

    def fit(self) -> None:
        if self.actor.post is None:
            return
        field: Any = self.fields["under"]
        field.choices = [(ref.id, ref.name) for ref in _places(self.actor.post.body_id)]
        field.initial = self.actor.post.body_id


def _places(own: int) -> list[Any]:
    """One's own organisation, and the areas below it."""
    every = tree()
    here = every.get(own)
    if here is None:
        return []
    below = [ref for ref in every.below(here.path) if ref.level and ref.id != own]
    near = below if len(below) <= MOST else [ref for ref in every.children(own) if ref.level]
    return [here, *near]


class PassOn(ActForm):
    notice = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = Typed(
        label=_("What it means for our members"), max_length=1000, widget=forms.Textarea,
        help_text=_("In your own words; everybody reads it on the page of your organisation. No names."),
    )  # fmt: skip
