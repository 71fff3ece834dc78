"""What somebody looks for."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linli.venues.forms.fields import NearDay, Time
from linli.venues.states import Equipment, VenueKind


def lengths() -> list[tuple[str, str]]:
    """Half an hour to four hours."""
    return [(str(n), gettext("%(n)g h") % {"n": n / 60}) for n in (60, 30, 90, 120, 180, 240)]


class Search(forms.Form):
    """Everything may be left empty."""

    q = forms.CharField(label=_("Name"), max_length=40, required=False)
    day = NearDay(label=pgettext_lazy("of a booking", "Day"), required=False)
    start = forms.TimeField(label=_("Begins at"), widget=Time, required=False)
    minutes = forms.TypedChoiceField(
        label=_("For how long"), choices=lengths, coerce=int, empty_value=None, required=False
    )
    seats = forms.IntegerField(label=_("How many people"), min_value=1, max_value=100_000, required=False)
    kind = forms.ChoiceField(
        label=_("What to book"), choices=[("", _("Rooms and things")), *VenueKind.choices], required=False
    )
    equipment = forms.MultipleChoiceField(
        label=_("Equipment"), choices=Equipment.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    barrier_free = forms.BooleanField(label=_("Reached without steps"), required=False)
