"""What is typed about rooms and their standard."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.venues import states
from linli.venues.forms.fields import BodyField, NounField


class Measure(ActForm):
    body = BodyField(label=_("Organisation"), widget=forms.HiddenInput, max_length=20)
    households = forms.IntegerField(
        label=_("Households"), required=False, min_value=1, max_value=100_000,
        help_text=_("Leave it empty if the number is not known. None is guessed."),
    )  # fmt: skip
    is_new = forms.BooleanField(label=_("Newly built community"), required=False)


class ChangeMeasure(ActForm):
    households, is_new = Measure.base_fields["households"], Measure.base_fields["is_new"]

    def fit(self) -> None:
        for name in self.fields:
            self.fields[name].initial = getattr(self.noun, name, None)


class Plan(ActForm):
    body = BodyField(label=_("Organisation"), widget=forms.HiddenInput, max_length=20)
    what = forms.CharField(
        label=_("What will be done"),
        max_length=200,
        help_text=_("For instance: rent the ground floor of number 8."),
    )
    who = forms.CharField(
        label=_("Who sees to it"), max_length=60, help_text=_("A post or an office, not a private name.")
    )
    by = forms.DateField(label=_("By when"), widget=Day)
    area_m2 = forms.DecimalField(
        label=_("Square metres gained"), required=False, min_value=0, max_digits=8, decimal_places=2
    )


class Postpone(ActForm):
    by = forms.DateField(label=_("By when"), widget=Day)
    reason = forms.CharField(
        label=_("Why it takes longer"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Drop(ActForm):
    reason = forms.CharField(
        label=_("Why it is given up"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Check(ActForm):
    site = NounField("site", label=_("Place"), widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What was looked at"), choices=states.Safety.choices)
    on = forms.DateField(label=_("On"), widget=Day)
    good = forms.TypedChoiceField(
        label=_("What was found"), choices=[("1", _("Nothing to mend")), ("0", _("Something has to be mended"))],
        coerce=lambda value: str(value) in ("1", "True", "true"), widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(label=_("In a few words"), max_length=200, required=False)
    next_on = forms.DateField(label=_("The next is due on"), widget=Day)

    def fit(self) -> None:
        self.fields["on"].initial = today()
        self.fields["next_on"].initial = today() + rulebook.span("venues.check.every")
