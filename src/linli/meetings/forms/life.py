"""The rhythm of a branch."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.meetings.forms.fields import Typed, day, hour, words
from linli.meetings.states import LIFE, Kind

KINDS = [(kind.value, kind.label) for kind in Kind if kind in LIFE]


class SetRhythm(ActForm):
    kind = forms.ChoiceField(label=_("Which kind?"), choices=KINDS)
    day = forms.IntegerField(label=_("Day of the month"), required=False, min_value=1, max_value=31)
    at = hour(_("At what hour"), required=False)
    where = Typed(label=_("Where?"), max_length=200, required=False)
    applies = forms.BooleanField(label=_("Our organisation holds this"), required=False, initial=True)
    reason = Typed(label=_("If not: why"), max_length=200, required=False)


class Explain(ActForm):
    kind = forms.ChoiceField(label=_("Which kind?"), choices=KINDS)
    first = day(_("The period that begins on"))
    reason = words(_("Why it was not held"), required=True, most=500)


class PlanMissing(ActForm):
    rest = forms.BooleanField(label=_("Also what is still to come this year"), required=False)
