"""What is typed about season rounds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day, Moment
from linli.venues.forms.booking import fit_bodies
from linli.venues.forms.fields import NounField, OwnBody, Time
from linli.venues.models import Venue
from linli.venues.states import Life, Use, VenueKind

WISHES = (1, 2, 3)
DAYS = [
    ("0", _("Monday")), ("1", _("Tuesday")), ("2", _("Wednesday")), ("3", _("Thursday")), ("4", _("Friday")),
    ("5", _("Saturday")), ("6", _("Sunday")),
]  # fmt: skip
LENGTHS = [("", "—"), *((str(n), str(n)) for n in (30, 60, 90, 120, 150, 180, 240))]


def rooms(site: Any) -> list[tuple[str, str]]:
    """What can be allotted at a site."""
    rows = (
        Venue.objects.filter(site=site, state=Life.OPEN).exclude(kind=VenueKind.HOUR).order_by("name", "id")
    )
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


class OpenRound(ActForm):
    site = NounField("site", label=_("Place"), widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Name of the round"), max_length=80, help_text=_("For instance: Spring 2027.")
    )
    venues = forms.TypedMultipleChoiceField(
        label=_("Which places are allotted"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    first = forms.DateField(label=_("First day"), widget=Day)
    until = forms.DateField(label=_("Last day"), widget=Day)
    apply_by = forms.DateTimeField(label=_("Apply by"), widget=Moment)

    def fit(self) -> None:
        here = self.data.get("site") or self.initial.get("site")
        self.fields["venues"].choices = rooms(here) if str(here).isdigit() else []  # type: ignore[attr-defined]


class Apply(ActForm):
    """Up to three wishes, the dearest first; the second and third may be left empty."""

    round = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    use = forms.ChoiceField(
        label=_("Kind of use"), choices=[one for one in Use.choices if one[0] != Use.VISIT]
    )
    purpose = forms.CharField(label=_("In a few words"), max_length=200)
    people = forms.IntegerField(
        label=_("About how many people"), min_value=1, max_value=100_000, required=False
    )
    body = OwnBody(label=_("For whom"))

    def __init__(self, *args: Any, venues: Any = (), **kwargs: Any) -> None:
        self.rooms = list(venues)
        super().__init__(*args, **kwargs)

    def fit(self) -> None:
        fit_bodies(self)
        for n in WISHES:
            first = n == 1
            self.fields[f"venue_{n}"] = forms.ChoiceField(
                label=_("Dearest wish: which place") if first else _("Or: which place"), required=first,
                choices=[("", "—"), *self.rooms],
            )  # fmt: skip
            self.fields[f"weekday_{n}"] = forms.ChoiceField(
                label=_("On which day of the week"), required=first, choices=[("", "—"), *DAYS]
            )
            self.fields[f"begins_{n}"] = forms.TimeField(label=_("Begins at"), widget=Time, required=first)
            self.fields[f"minutes_{n}"] = forms.ChoiceField(
                label=_("For how many minutes"), required=first, choices=LENGTHS
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        wishes = []
        for n in WISHES:
            parts = [told.pop(f"{name}_{n}", None) for name in ("venue", "weekday", "begins", "minutes")]
            if any(part not in (None, "") for part in parts):
                if any(part in (None, "") for part in parts):
                    if not self.errors:
                        self.add_error(
                            f"venue_{n}", _("Say place, day, beginning and length, or leave all four empty.")
                        )
                    continue
                venue, weekday, begins, minutes = parts
                wishes.append((int(venue), int(weekday), begins.hour * 60 + begins.minute, int(minutes)))
        return {**told, "wishes": wishes}
