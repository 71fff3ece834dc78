"""What people type when they say what is counted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.records.states.indicators import Grain, Have, How, Service, Small, Task

_NONE: list[tuple[str, Any]] = [("", "—")]
_AREA = {"rows": 4}


class ChangeIndicator(ActForm):
    """Everything of a definition but its code."""

    name = forms.CharField(label=_("Name of the indicator"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    counts = forms.CharField(
        label=_("What is counted"),
        widget=forms.Textarea(attrs=_AREA),
        max_length=4000,
        help_text=_(
            "One line each: acts with a space between them, then a colon and the measure; times a weight."
        ),
    )
    base = forms.CharField(
        label=_("Divided by"), widget=forms.Textarea(attrs=_AREA), max_length=4000, required=False,
        help_text=_(
            "For a share: written in the same way. Or = and the code of a field, such as households. "
            "For a sum of hours or yuan: the people of whom it speaks; so few are withheld."
        ),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("How it is told"), choices=How.choices)
    scale = forms.IntegerField(label=_("For how many"), min_value=1, max_value=1_000_000, initial=1)
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    unit_en = forms.CharField(label=_("Unit in English"), max_length=20, required=False)
    grain = forms.ChoiceField(label=_("Period"), choices=Grain.choices)
    small = forms.ChoiceField(label=_("Small numbers"), choices=Small.choices, initial=Small.PEOPLE)
    is_public = forms.BooleanField(label=_("Everybody may see it"), required=False)
    have = forms.ChoiceField(
        label=_("Section of the portrait"), choices=[*_NONE, *Have.choices], required=False
    )
    service = forms.ChoiceField(
        label=_("Direction of service"), choices=[*_NONE, *Service.choices], required=False
    )
    task = forms.ChoiceField(label=_("Task"), choices=[*_NONE, *Task.choices], required=False)
    source = forms.CharField(label=_("Source: law, notice or decision, with its date"), max_length=300)
    valid_from = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=today,
    )

    def fit(self) -> None:
        """What holds now stands on the form."""
        if self.noun is not None:
            names = (name for name in self.fields if name != "valid_from")
            told: dict[str, Any] = {name: getattr(self.noun, name) for name in names}
            self.initial = {**told, **self.initial}


class DefineIndicator(ChangeIndicator):
    """A new one has a code of its own."""

    code = forms.CharField(
        label=_("Code"), max_length=80, help_text=_("Small letters and points, such as needs.raised")
    )
    field_order = ("code",)


class EndIndicator(ActForm):
    """From when on it is told no more."""

    valid_to = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), initial=today
    )
