"""Registering, inviting, noting who came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.meetings import queries
from linli.meetings.forms.fields import AtMeeting, Typed, words
from linli.meetings.states import Role
from linli.people import queries as people


class Wishes(ActForm):
    wants_answers = forms.BooleanField(label=_("Tell me what becomes of what is said there"), required=False)
    listed = forms.BooleanField(
        label=_("I may stand on the list of those who came"), required=False,
        help_text=_("You see the list and can strike yourself off it. Without this you are only counted."),
    )  # fmt: skip


class Register(AtMeeting, Wishes):
    wish = Typed(
        label=_("Anything we should know?"), max_length=200, required=False,
        help_text=_("A wheelchair, a hearing aid, a child that comes along."),
    )  # fmt: skip

    field_order = ("meeting", "wants_answers", "wish", "listed")


class Take(Wishes):
    pass


class Invite(AtMeeting):
    number = forms.CharField(
        label=_("Number of the person"), max_length=10,
        help_text=_("Ten figures; the person finds them at the top of the page “Mine”."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("As what?"), choices=Role, initial=Role.GUEST)


class TookPart(AtMeeting):
    """Nothing else is asked."""


class Hold(ActForm):
    """How many came. Names stand only where their owners agreed to it."""

    people_n = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=100_000)
    came = forms.TypedMultipleChoiceField(
        label=_("Who of those who agreed to be listed?"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    outcome = words(_("What came of it, in a few words"), most=2000)

    def fit(self) -> None:
        if self.noun is None:
            return
        rows = [one for one in queries.live(self.noun.pk) if one.listed and one.person_id]
        names = people.names_of(one.person_id for one in rows)
        field: Any = self.fields["came"]
        field.choices = [(one.pk, names.get(one.person_id or 0, "")) for one in rows]
        if not rows:
            self.fields.pop("came")
        if not self.noun.asks.content:
            self.fields.pop("outcome")


class Recount(ActForm):
    people_n = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=100_000)
    reason = Typed(label=_("Why"), max_length=200)

    def fit(self) -> None:
        if self.noun is not None:
            self.initial.setdefault("people_n", self.noun.people_n)
