"""Becoming a volunteer, and what the counter notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.volunteers import queries
from linli.volunteers.forms.fields import BodyField, Line, community_choices, day_field, many, minutes_field
from linli.volunteers.states import AgeBand, Skill, Speech, When


class Change(ActForm):
    """What a volunteer says about themselves; every answer may be left out."""

    home = BodyField(
        label=_("Community where you live"), choices=community_choices, required=False,
        help_text=_("So that tasks near home come first."),
    )  # fmt: skip
    skills = many(_("What can you do?"), Skill.choices)
    times = many(_("When do you have time?"), When.choices)
    speaks = many(_("Which languages do you speak?"), Speech.choices)
    wishes = Line(label=_("What would you like to do?"), max_length=300, required=False)
    is_foreign = forms.BooleanField(label=_("I come from abroad"), required=False)
    is_shown = forms.BooleanField(
        label=_("Organisers near home may see what I can do, and ask me"), required=False
    )
    shows_stars = forms.BooleanField(label=_("Others may see my stars"), required=False)

    def fit(self) -> None:
        if self.noun is None or self.is_bound:
            return
        for name in self.fields:
            value = getattr(self.noun, name, None)
            self.initial.setdefault(name, self.noun.home_id if name == "home" else value)


class Register(Change):
    """Becoming one. The real name is asked only when a task needs it."""

    real_name = Line(
        label=_("Real name"), max_length=60, required=False,
        help_text=_("May stay empty. Some tasks need it, with a check; then you are asked."),
    )  # fmt: skip
    band = forms.ChoiceField(
        label=_("How old are you?"), choices=AgeBand, widget=forms.RadioSelect, initial=AgeBand.ADULT
    )

    field_order = (
        "home",
        "band",
        "skills",
        "times",
        "speaks",
        "wishes",
        "real_name",
        "is_foreign",
        "is_shown",
        "shows_stars",
    )

    def fit(self) -> None:
        """Where the reader lives is filled in where the house knows it."""


class Rejoin(ActForm):
    """Coming back asks nothing."""


class Named(ActForm):
    real_name = Line(label=_("Real name"), max_length=60)
    band = forms.ChoiceField(label=_("How old are you?"), choices=AgeBand, widget=forms.RadioSelect)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("real_name", self.noun.real_name)
            self.initial.setdefault("band", self.noun.band)


class Verify(ActForm):
    """At the counter: the name as it stands in the document that is shown. No number of it is taken down."""

    real_name = Line(label=_("Name as in the document"), max_length=60)
    band = forms.ChoiceField(label=_("Age by the document"), choices=AgeBand, widget=forms.RadioSelect)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("real_name", self.noun.real_name)
            self.initial.setdefault("band", self.noun.band)


class Guardian(ActForm):
    guardian = Line(label=_("Name of the parent or guardian"), max_length=60)
    agrees = forms.BooleanField(label=_("They are here, know what it is about, and agree"))


class Insure(ActForm):
    insured_with = Line(label=_("Insurance: who, which"), max_length=120)
    insured_until = day_field(_("Insured until"))


class Learned(ActForm):
    number = Line(label=_("Volunteer number"), max_length=12)
    skill = forms.ChoiceField(label=_("For which skill"), choices=Skill)
    name = Line(label=_("Name of the training"), max_length=120)
    held_on = day_field(_("Day"))
    minutes = minutes_field(_("Length in minutes"))

    def clean_number(self) -> Any:
        found = queries.by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("No volunteer has this number. It begins with V and stands on their page.")
            )
        return found
