"""What people type about a hand-over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.organisations.forms.fields import BodyField, DateField
from linli.organisations.queries import tree
from linli.organisations.rules.handover import GOES
from linli.organisations.states import Promise


class PlanHandover(ActForm):
    body = BodyField(label=_("Organisation that goes"))
    heir = BodyField(label=_("Organisation that follows"))
    begins = DateField(
        label=_("The new one answers from"), initial=today,
        help_text=_("The days within which all is handed over are counted from here."),
    )  # fmt: skip

    def fit(self) -> None:
        if self.actor.post:
            near = [ref for ref in tree().below(self.actor.post.path) if ref.kind in GOES]
            for name in ("body", "heir"):
                field: Any = self.fields[name]
                field.near(near)


class AddItem(ActForm):
    promise = forms.ChoiceField(label=_("What it keeps"), choices=Promise.choices)
    what = forms.CharField(
        label=_("What is handed over"), max_length=120,
        help_text=_("A seal, an account book, a list with its number of lines, an open matter. No names."),
    )  # fmt: skip


class WithReason(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000)
