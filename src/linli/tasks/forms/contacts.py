"""What people type about contact points. There is no field for a photo, and none for a number of visits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.tasks.forms.small import LONG
from linli.tasks.queries import contacts


class Propose(ActForm):
    body = forms.TypedChoiceField(label=_("In which place"), coerce=int)
    what_for = forms.CharField(label=_("What it is for"), max_length=300, widget=LONG)

    def fit(self) -> None:
        body: Any = self.fields["body"]
        body.choices = lambda: [("", "—"), *contacts.places(self.actor)]


class Held(ActForm):
    contact = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("On which day"), widget=Day)
    note = forms.CharField(label=_("What was talked about"), max_length=2000, required=False, widget=LONG)
    problems = forms.CharField(
        label=_("Problems met, one a line"), max_length=2000, required=False, widget=LONG,
        help_text=_("Each is then solved, or raised as a need or a call. Write no names."),
    )  # fmt: skip
