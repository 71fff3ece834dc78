"""Putting up a task, finding one, signing up, saying who was there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.organisations import queries as organisations
from linli.volunteers import policy
from linli.volunteers.forms.fields import BodyField, Line, Text, community_choices, day_field
from linli.volunteers.rules import series
from linli.volunteers.states import AgreementCase, Counts, Field, Skill

EVERY = [
    (series.ONCE, _("Once")),
    (series.WEEK, _("Every week")),
    (series.FORTNIGHT, _("Every other week")),
    (series.WEEKEND, _("Saturdays and Sundays")),
    (series.WORKDAYS, _("Monday to Friday")),
    (series.DAY, _("Every day")),
    (series.MONTH, _("Every month, on the same day")),
]
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Words(ActForm):
    """What can be said better while a task is open."""

    title = Line(label=_("What is to be done"), max_length=60)
    text = Text(label=_("More about it"), max_length=4000, required=False)
    place_words = Line(label=_("Where to meet"), max_length=120)
    contact = Line(label=_("Whom to ask, with telephone"), max_length=80)

    def fit(self) -> None:
        for name in self.fields if self.noun is not None else ():
            value = getattr(self.noun, name, None)
            self.initial.setdefault(name, getattr(value, "pk", value))


class Draft(Words):
    """A task with its shifts."""

    at = BodyField(label=_("Community"), choices=community_choices)
    for_whom = Line(label=_("Whom it serves"), max_length=120, required=False)
    field = forms.ChoiceField(label=_("Field of service"), choices=Field)
    day = day_field(_("Day"))
    begins = forms.TimeField(label=_("Begins at"), widget=TIME)
    ends = forms.TimeField(
        label=_("Ends at"), widget=TIME, help_text=_("Past midnight: a time before the beginning.")
    )
    seats = forms.IntegerField(label=_("Places to fill"), min_value=1, max_value=500, initial=5)
    roles = Line(
        label=_("Roles with places"), max_length=200, required=False,
        help_text=_("Only where there are several: guide 2, carrier 4"),
    )  # fmt: skip
    every = forms.ChoiceField(label=_("How often"), choices=EVERY, initial=series.ONCE)
    until = day_field(_("Last day"), required=False)
    but = Line(
        label=_("Not on"), max_length=400, required=False, help_text=_("Days that are left out: 2026-12-01")
    )
    closes_on = day_field(_("Sign-up until the end of"), required=False)
    skill = forms.ChoiceField(
        label=_("Skill that is needed"), choices=[("", _("none")), *Skill.choices], required=False
    )
    needs_lesson = forms.BooleanField(label=_("Only after training in this skill"), required=False)
    needs_name = forms.BooleanField(label=_("Only with a checked name"), required=False)
    needs_insurance = forms.BooleanField(label=_("Dangerous: only with insurance"), required=False)
    for_minors = forms.BooleanField(label=_("Fit for those under 18"), required=False)
    is_barrier_free = forms.BooleanField(label=_("Can be reached without steps"), required=False)
    cases = forms.MultipleChoiceField(
        label=_("Needs a written agreement because"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[
            (one.value, one.label) for one in AgreementCase
            if one not in (AgreementCase.LONG, AgreementCase.FOREIGN)
        ],
        help_text=_("A month or longer, and volunteers from abroad, are found by themselves."),
    )  # fmt: skip
    agreement = Text(label=_("Text of the agreement"), max_length=8000, required=False)
    counts_as = forms.ChoiceField(label=_("Kind of activity"), choices=Counts, initial=Counts.SERVICE)

    field_order = (
        "title", "at", "place_words", "contact", "day", "begins", "ends", "seats", "field", "text", "for_whom",
        "for_minors", "is_barrier_free", "every", "until", "but",
        "roles", "closes_on", "skill", "needs_lesson", "needs_name", "needs_insurance",
        "cases", "agreement", "counts_as",
    )  # fmt: skip

    FIRST = 13  # so many are asked of everybody; the rest is for tasks that need more

    def often(self) -> list[Any]:
        return list(self)[: self.FIRST]

    def seldom(self) -> list[Any]:
        return list(self)[self.FIRST :]

    def seldom_is_wrong(self) -> bool:
        return any(field.errors for field in self.seldom())

    def fit(self) -> None:
        super().fit()
        path, tree = self.actor.reach(policy.ORGANISE) or "", organisations.tree()
        own = [(ref.id, ref.name) for ref in tree.below(path) if ref.level == "community"]
        at: Any = self.fields["at"]
        at.choices = own or community_choices
        here = tree.get(self.actor.post.body_id) if self.actor.post else None
        if here and not self.noun:
            self.initial.setdefault("at", here.id)
            self.initial.setdefault("day", today())


class Ask(ActForm):
    """Signing up: nothing to fill in, unless all places are taken or the time is."""

    wait = forms.BooleanField(label=_("If all places are taken, put me on the waiting list"), required=False)
    anyway = forms.BooleanField(label=_("I can do both: sign me up all the same"), required=False)

    def refuse(self, refused: Any) -> None:
        """Asks only what stands in the way; what was answered before goes along unseen."""
        super().refuse(refused)
        for name, field in self.fields.items():
            if name != refused.field:
                field.widget = forms.HiddenInput()


class Propose(ActForm):
    """Asking another volunteer to take one's place."""

    number = Line(
        label=_("Volunteer number of the other"), max_length=12,
        help_text=_("Ask them for it: it begins with V and stands on their page."),
    )  # fmt: skip
    exchange = forms.BooleanField(
        label=_("I take their place in return, in another shift of this task"), required=False
    )


class Sign(ActForm):
    agrees = forms.BooleanField(label=_("I have read the agreement and agree"))


class Attend(ActForm):
    minutes = forms.IntegerField(
        label=_("Minutes served, without travel"), min_value=1, max_value=1440,
        help_text=_("90 is an hour and a half."),
    )  # fmt: skip

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("minutes", self.noun.shift.planned_minutes)


class Excuse(ActForm):
    reason = Text(label=_("Your reason"), max_length=500)


class Find(forms.Form):
    """Narrowing the list of tasks."""

    field = forms.ChoiceField(
        label=_("Field of service"), choices=[("", _("all")), *Field.choices], required=False
    )
    skill = forms.ChoiceField(
        label=_("What you can do"),
        choices=[("", pgettext_lazy("skills", "any")), *Skill.choices],
        required=False,
    )
    part = forms.ChoiceField(
        label=_("Time of the day"), required=False,
        choices=[
            ("", pgettext_lazy("time", "any")), ("am", _("Morning")), ("pm", _("Afternoon")), ("eve", _("Evening")),
        ],
    )  # fmt: skip
    first = day_field(_("From"), required=False)
    last = day_field(_("To"), required=False)
    barrier_free = forms.BooleanField(label=_("Without steps"), required=False)
