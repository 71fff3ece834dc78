"""What people type about calls."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.forms import ActForm
from linli.kernel.queries import visible
from linli.kernel.web.fields import Day, Moment
from linli.kernel.whole import whole
from linli.tasks.forms.small import LONG
from linli.tasks.queries import choosing
from linli.tasks.states import Grade, Subject, Urgency

ORIGINS = ("tasks.problem",)


class OriginField(forms.CharField):
    """What a call came out of, as ``tasks.problem:12``; only what the doer may see."""

    def __init__(self, **how: Any) -> None:
        super().__init__(required=False, max_length=60, widget=forms.HiddenInput, **how)


class Blow(ActForm):
    title = forms.CharField(label=_("What is the matter"), max_length=120)
    subject = forms.ChoiceField(label=_("What it is about"), choices=Subject.choices)
    why = forms.CharField(label=_("Why it cannot be done alone"), max_length=2000, widget=LONG)
    to = forms.TypedMultipleChoiceField(
        label=_("Whom you call"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("The level above, and what stands beside you below it. That level can call further."),
    )  # fmt: skip
    where = forms.CharField(label=_("Where to meet"), max_length=200)
    meet_at = forms.DateTimeField(label=_("When to meet"), widget=Moment)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.ORDINARY)
    need = forms.IntegerField(required=False, widget=forms.HiddenInput)
    origin = OriginField()

    def fit(self) -> None:
        to: Any = self.fields["to"]
        to.choices = lambda: choosing.to_call(
            self.actor, whole(str(self.data.get("need") or self.initial.get("need") or ""))
        )

    def clean_origin(self) -> Any:
        label, _sign, pk = (self.cleaned_data.get("origin") or "").partition(":")
        number = whole(pk)
        if label not in ORIGINS or number is None:
            return None
        return visible(label, self.actor).filter(pk=number).first()


class More(ActForm):
    to = forms.TypedMultipleChoiceField(
        label=_("Whom you call"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def fit(self) -> None:
        to: Any = self.fields["to"]
        to.choices = lambda: choosing.to_call_more(self.noun) if self.noun is not None else []


class Plan(ActForm):
    action = forms.CharField(label=_("What it does"), max_length=300)
    due_on = forms.DateField(label=_("By when"), widget=Day)


class Refuse(ActForm):
    reason = forms.CharField(label=_("Why it is not yours"), max_length=300)


class Rate(ActForm):
    grade = forms.ChoiceField(
        label=pgettext_lazy("of a body that was called", "How was it?"),
        choices=Grade.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("A word about it"), max_length=2000, required=False, widget=LONG)
