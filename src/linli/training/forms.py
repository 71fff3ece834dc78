"""What people type about training: shapes, not rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.clock import local
from linli.kernel.forms import ActForm
from linli.kernel.privacy import reading
from linli.people import queries as people
from linli.training import queries, states


def _day(label: Any, **how: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **how
    )


def _text(label: Any, **how: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=4000, **how)


class TargetsField(forms.MultipleChoiceField):
    def __init__(self, label: Any = _("Who it is for")) -> None:
        super().__init__(label=label, choices=states.Target.choices, widget=forms.CheckboxSelectMultiple)


class PlanForm(ActForm):
    year = forms.IntegerField(label=_("Year"), min_value=2015, max_value=2100)
    text = _text(_("What is to be taught, and why"), required=False)


class CourseForm(ActForm):
    title = forms.CharField(label=pgettext_lazy("of a course", "Title"), max_length=120)
    about = _text(_("What is taught"), required=False)
    targets = TargetsField()
    hours = forms.IntegerField(label=_("Class hours"), min_value=1, max_value=400)
    seats = forms.IntegerField(label=_("Number of places"), min_value=1, max_value=2000)
    begins_at = forms.DateTimeField(
        label=_("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    where = forms.CharField(label=_("Where"), max_length=200, required=False)
    speaker = forms.CharField(label=_("Who teaches"), max_length=80, required=False)


class SessionForm(ActForm):
    begins_at = forms.DateTimeField(
        label=_("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    hours = forms.IntegerField(label=_("How many hours"), min_value=1, max_value=12, initial=3)
    where = forms.CharField(label=_("Where"), max_length=200, required=False)
    speaker = forms.CharField(label=_("Who teaches"), max_length=80, required=False)


class ReasonForm(ActForm):
    reason = _text(_("Reason"))


class EnrolForm(ActForm):
    """One enrols oneself; for which of one's posts, the page offers."""

    post = forms.TypedChoiceField(label=_("In which post"), coerce=int, empty_value=None, required=False)

    def fit(self) -> None:
        posts = queries.own_posts(self.actor)
        field: Any = self.fields["post"]
        field.choices = [("", _("none of mine")), *((post.pk, str(post)) for post in posts)]
        if len(posts) == 1:
            self.initial.setdefault("post", posts[0].pk)


class SendForm(ActForm):
    """A teacher puts somebody who is due into the course."""

    post = forms.IntegerField(label=_("Post"), min_value=1)


class FillForm(ActForm):
    """All who are due by a day; the page fills in the end of the course's year."""

    until = _day(_("Everybody whose turn ends by"))

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("until", local(self.noun.begins_at).date().replace(month=12, day=31))


class ResultsForm(ActForm):
    """One field for everybody in the course: ``hours_12`` for the enrolment 12."""

    def fit(self) -> None:
        if self.noun is None:
            return
        rows = queries.live_in(self.noun)
        names = people.names_of([one.person_id for one in rows])
        for one in rows:
            self.fields[f"hours_{one.pk}"] = forms.IntegerField(
                label=f"{names.get(one.person_id or 0, '—')} · {one.body.name}", required=False, min_value=0,
                max_value=self.noun.hours,
            )  # fmt: skip
            if one.state == "taken":
                self.initial.setdefault(f"hours_{one.pk}", self.noun.hours)


class FinishForm(ActForm):
    hours = forms.IntegerField(label=_("Class hours attended"), min_value=0, max_value=400)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("hours", self.noun.course.hours)


class InstructorForm(ActForm):
    number = forms.CharField(label=_("Number of the person"), max_length=20)
    subject = forms.CharField(label=_("What they guide or teach"), max_length=120)
    is_public = forms.BooleanField(label=_("They agree that their name is public"), required=False)


class ContractForm(ActForm):
    begins = _day(_("From"))


class DutyForm(ActForm):
    target = forms.ChoiceField(label=_("Who it is for"), choices=states.Target)
    roles = forms.MultipleChoiceField(
        label=_("Holders of these posts"), choices=queries.role_choices, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("In organisations of these kinds"), choices=queries.kind_choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None: of every kind."),
    )  # fmt: skip
    every = forms.IntegerField(
        label=_("Every so many months"), min_value=1, max_value=120, required=False,
        help_text=_("Nothing: once after coming into the post."),
    )  # fmt: skip
    first = forms.IntegerField(label=_("Somebody new within so many months"), min_value=1, max_value=60)
    hours = forms.IntegerField(label=_("Class hours a year"), min_value=1, max_value=400, required=False)
    source = forms.CharField(label=_("Source"), max_length=200)
    valid_from = _day(_("In force from"))


class StandardForm(ActForm):
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=queries.kind_choices)
    role = forms.ChoiceField(label=_("Post"), choices=queries.role_choices)
    posts = forms.IntegerField(label=_("How many posts"), min_value=0, max_value=500)
    source = forms.CharField(label=_("Source"), max_length=200)
    valid_from = _day(_("In force from"))


class EndForm(ActForm):
    valid_to = _day(_("Ends on"))


class OpenForm(ActForm):
    post = forms.IntegerField(label=_("Post"), min_value=1)


class RecommendForm(ActForm):
    channel = forms.ChoiceField(
        label=_("How they were found"), choices=states.Channel, widget=forms.RadioSelect
    )
    group = forms.ChoiceField(label=_("From which group"), choices=states.Source)
    candidates = forms.IntegerField(label=_("How many candidates"), min_value=1, max_value=100)
    heard = forms.IntegerField(
        label=_("How many residents and members were heard"), min_value=0, max_value=100_000
    )
    note = _text(_("How it was done"), required=False)


class CheckForm(ActForm):
    note = _text(_("What was checked, and by whom"))


class FilledForm(ActForm):
    filled_on = _day(_("Elected or appointed on"))
    note = _text(_("Where the papers are"), required=False)


class ApplyForm(ActForm):
    """The reserve speaks to whoever applies."""

    body = forms.TypedChoiceField(
        label=_("At which street"), coerce=int, choices=queries.street_choices_or_none
    )
    targets = TargetsField(_("What you would like to be"))
    skills = _text(_("What you can do"))
    wishes = _text(_("What you wish to do"), required=False)
    agree = forms.BooleanField(
        label=_(
            "I agree that the street keeps this for two years. I can see it, change my mind, and take it out."
        ),
    )


class ReadForm(ActForm):
    purpose = forms.ChoiceField(label=_("What do you need it for?"), choices=reading.choices)
