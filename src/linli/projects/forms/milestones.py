"""What people type about milestones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.web import fields
from linli.projects.forms.fields import LONG


class Add(ActForm):
    project = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("What is to be reached"), max_length=60)
    due_on = forms.DateField(label=_("By when"), widget=fields.Day)


class Reached(ActForm):
    note = forms.CharField(label=_("A word about it"), max_length=2000, required=False, widget=LONG)


class Day(ActForm):
    due_on = forms.DateField(label=_("By when"), widget=fields.Day)
    reason = forms.CharField(
        label=_("Why it is moved"),
        max_length=300,
        help_text=_("Everybody reads it, and the day that was said first."),
    )

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("due_on", self.noun.due_on)


class Missed(ActForm):
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Everybody reads it."))
