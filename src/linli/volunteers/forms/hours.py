"""Hours, certificates, nominations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.volunteers import policy, queries
from linli.volunteers.forms.fields import BodyField, Line, Text, day_field, minutes_field
from linli.volunteers.states import Counts


class Note(ActForm):
    """Hours of one volunteer that no sign-up stands behind."""

    number = Line(label=_("Volunteer number"), max_length=12)
    title = Line(label=_("Service done"), max_length=60)
    served_on = day_field(_("Day of the service"))
    planned_minutes = minutes_field(_("Minutes planned"), required=False)
    minutes = minutes_field()
    place_words = Line(label=_("Where"), max_length=120, required=False)
    for_whom = Line(label=_("Whom it serves"), max_length=120, required=False)
    counts_as = forms.ChoiceField(label=_("Kind of activity"), choices=Counts, initial=Counts.SERVICE)

    def clean_number(self) -> Any:
        found = queries.by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("No volunteer has this number. It begins with V and stands on their page.")
            )
        return found


class Claim(ActForm):
    """A record that is missing, claimed by the volunteer."""

    body = BodyField(label=_("With which organisation"))
    title = Line(label=_("What did you do?"), max_length=60)
    served_on = day_field(_("Day of the service"))
    minutes = minutes_field()
    words = Text(label=_("Who saw it, or can confirm it?"), max_length=500, required=False)

    def fit(self) -> None:
        body: Any = self.fields["body"]
        body.choices = queries.organiser_choices


class Contest(ActForm):
    minutes = minutes_field(_("How many minutes was it really?"))
    words = Text(label=_("What is not right?"), max_length=500)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("minutes", self.noun.minutes)


class Correct(ActForm):
    minutes = minutes_field()
    answer = Text(label=_("What you say to the volunteer"), max_length=500)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("minutes", self.noun.minutes)


class Decide(ActForm):
    answer = Text(label=_("What you say to the volunteer"), max_length=500)


class Reason(ActForm):
    reason = Text(label=_("Why"), max_length=500)


class Reverse(ActForm):
    answer = Text(label=_("Why is it taken back?"), max_length=500)
    minutes = minutes_field(_("Minutes that it should be; empty: none at all"), required=False)


class AskCertificate(ActForm):
    """A certificate of one organisation for some days."""

    body = BodyField(label=_("From which organisation"))
    first = day_field(_("From"))
    last = day_field(_("To"))

    def fit(self) -> None:
        body: Any = self.fields["body"]
        person = policy.self_of(self.actor) or 0
        body.choices = lambda: [(pk, name) for pk, name, _minutes in queries.bodies_served(person)]
        first, _last = queries.year_of(today())
        self.initial.setdefault("first", first)
        self.initial.setdefault("last", today())


class Nominate(ActForm):
    number = Line(label=_("Volunteer number"), max_length=12)
    reasons = Text(label=_("Why"), max_length=1000)

    def clean_number(self) -> Any:
        found = queries.by_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(
                _("No volunteer has this number. It begins with V and stands on their page.")
            )
        return found
