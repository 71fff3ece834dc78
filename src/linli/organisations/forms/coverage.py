"""What people type about places and who covers them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.organisations.forms.fields import BodyField, DateField, KeepForm
from linli.organisations.queries import tree
from linli.organisations.states import COVERS, Ground, Kind, SiteState, Way


class _Site(forms.Form):
    name = forms.CharField(label=_("Name of the place"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of place"), choices=[("", "—"), *Ground.choices])
    people = forms.IntegerField(
        label=_("People there, about"), min_value=0, max_value=1_000_000, required=False,
        help_text=_("A number only. Nobody's name is asked here."),
    )  # fmt: skip
    host = BodyField(
        label=pgettext_lazy("of a place", "Host"), required=False,
        help_text=_("The organisation that this place belongs to, if it is entered: its number or its names."),
    )  # fmt: skip


class ListSite(ActForm, _Site):
    answers = BodyField(label=_("Lies with"))
    field_order = ("answers", "name", "kind")

    def fit(self) -> None:
        field: Any = self.fields["answers"]
        if self.actor.post:
            field.initial = self.actor.post.body_id
            field.near([ref for ref in tree().below(self.actor.post.path) if ref.level])


class ChangeSite(KeepForm, _Site):
    def fit(self) -> None:
        super().fit()
        self.fields["host"].initial = getattr(self.noun, "host_id", None)


def _around(site: Any, kinds: set[str]) -> list[Any]:
    """Bodies of these kinds where the place lies, below and right above."""
    if site is None:
        return []
    every = tree()
    above = every.above(site.answers_id)
    found = every.below(site.answers.path) + (every.children(above.id) if above else [])
    return list(dict.fromkeys(ref for ref in found if ref.kind in kinds))


class CoverSite(ActForm):
    by = BodyField(label=_("Covered by"))
    since = DateField(label=_("Covered since"), initial=today, required=False)

    def fit(self) -> None:
        field: Any = self.fields["by"]
        field.near(_around(self.noun, {kind.value for kind in COVERS}))


class UncoverSite(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000)


class CloseSite(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000, required=False)


class NameMasses(ActForm):
    masses = BodyField(
        label=_("Mass organisation"), required=False, help_text=_("Leave empty: none is there any more.")
    )

    def fit(self) -> None:
        field: Any = self.fields["masses"]
        field.near(_around(self.noun, {Kind.MASS_ORGANISATION.value}))


class LookSites(forms.Form):
    """What narrows the list of places."""

    q = forms.CharField(label=_("Name of the place"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of place"), choices=[("", _("All")), *Ground.choices], required=False
    )
    show = forms.ChoiceField(
        label=_("How it is covered"), required=False,
        choices=[
            ("", _("All")), (SiteState.GAP.value, SiteState.GAP.label), *Way.choices,
            ("closed", pgettext_lazy("of a place", "No longer there")),
        ],
    )  # fmt: skip
