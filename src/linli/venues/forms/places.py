"""What those who look after places type."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.venues import rules
from linli.venues.forms.booking import said_of
from linli.venues.forms.fields import BodyField, NearDay, NearMoment, NounField, NounsField, seen_first
from linli.venues.models import Space, Venue
from linli.venues.queries.hours import lines_of
from linli.venues.queries.limits import NUMBERS, number
from linli.venues.queries.meeting import met_by_closing, met_by_retiring
from linli.venues.queries.spaces import spaces_of
from linli.venues.queries.terms import terms_for
from linli.venues.states import Equipment, Function, Hours, Life, Mode, SiteKind, Use, VenueKind

HOURS_HELP = _(
    "One line a kind of day, for example: Workdays 9:00-18:00, or Sat, Sun 9:00-12:00, 14:00-17:00."
)
WIDE = forms.Textarea(attrs={"rows": 4})


class _Keep(ActForm):
    """A form about what is there: shows it as it is; what a program leaves out stays as it is."""

    def fit(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.noun, name, None)
            typed = isinstance(self.data, QueryDict) and isinstance(
                field, forms.BooleanField | forms.MultipleChoiceField
            )
            if self.is_bound and name not in self.data and not typed:
                field.disabled = True


class _Site(forms.Form):
    name = forms.CharField(label=_("Name of the place"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of place"), choices=SiteKind.choices)
    area_code = forms.RegexField(
        r"^\d{2,12}$", label=_("Area code"), max_length=12, required=False,
        help_text=_("Empty: the area of the organisation."),
    )  # fmt: skip
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    barrier_free = forms.BooleanField(label=_("Reached without steps"), required=False)


class AddSite(ActForm, _Site):
    body = BodyField(label=_("Which organisation lends it"), max_length=120)
    field_order = ("body", "name", "kind")

    def fit(self) -> None:
        if self.actor.post:
            self.fields["body"].initial = self.actor.post.body_id


class ChangeSite(_Keep, _Site):
    pass


class _Space(forms.Form):
    name = forms.CharField(label=_("Name of the space"), max_length=80)
    function = forms.ChoiceField(
        label=_("Mainly used for"), choices=[("", "—"), *Function.choices], required=False
    )
    area_m2 = forms.DecimalField(
        label=_("Area in square metres"), min_value=1, max_digits=8, decimal_places=2, required=False
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000, required=False)
    storey = forms.IntegerField(label=_("Storey"), min_value=-9, max_value=120, required=False)
    barrier_free = forms.BooleanField(label=_("Reached without steps"), required=False)
    equipment = forms.MultipleChoiceField(
        label=_("Equipment"), choices=Equipment.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class AddSpace(ActForm, _Space):
    site = NounField("site", label=_("Place to book"), widget=forms.HiddenInput)
    parent = NounField("space", label=_("Part of"), required=False, widget=forms.Select)
    field_order = ("site", "name", "parent")

    def within(self, site: Any) -> None:
        """Offer the spaces of a site."""
        rows = [one for one in spaces_of(site) if one.state == Life.OPEN]
        choices = [("", "—"), *((one.pk, f"{'　' * one.depth}{one.name}") for one in rows)]
        self.fields["parent"].widget.choices = choices  # type: ignore[attr-defined]


class ChangeSpace(_Keep, _Space):
    pass


def _minutes(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=30 * 24 * 60, required=False, help_text=help_text
    )


class _Rules(forms.Form):
    about = forms.CharField(label=_("What to know about it"), widget=WIDE, max_length=2000, required=False)
    mode = forms.ChoiceField(label=_("How it is booked"), choices=Mode.choices)
    before = _minutes(_("Free minutes before each booking"))
    after = _minutes(_("Free minutes after each booking"))
    grid = _minutes(_("Begins every so many minutes"))
    shortest = _minutes(_("Shortest booking in minutes"))
    longest = _minutes(_("Longest booking in minutes"))
    notice = _minutes(_("At least so many minutes ahead"), _("Counted from the moment of asking."))
    ahead = _minutes(_("At most so many days ahead"), _("Counted from the beginning of today."))
    cap = _minutes(_("Bookings still to come that one person may have"))
    over_midnight = forms.BooleanField(label=_("May go over midnight"), required=False)
    whole_day = forms.BooleanField(label=_("Only for whole days"), required=False)


def say_defaults(form: Any) -> None:
    """Where a number is left empty, that of the rulebook holds; say it."""
    for name in NUMBERS:
        form.fields[name].widget.attrs["placeholder"] = number(name)


class AddVenue(ActForm, _Rules):
    site = NounField("site", label=_("Place to book"), widget=forms.HiddenInput)
    name = forms.CharField(label=_("What it is called"), max_length=80)
    kind = forms.ChoiceField(
        label=_("What is lent"), choices=[one for one in VenueKind.choices if one[0] != VenueKind.HOUR]
    )
    spaces = NounsField(label=_("Which spaces it takes"), required=False)
    function = forms.ChoiceField(
        label=_("Mainly used for"), choices=[("", "—"), *Function.choices], required=False
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000, required=False)
    field_order = ("site", "name", "kind", "spaces", "function", "seats", "mode")

    def fit(self) -> None:
        say_defaults(self)
        rows = Space.objects.filter(site=_number(self.data.get("site"))) if self.is_bound else []
        self.fields["spaces"].choices = [(one.pk, one.name) for one in rows]  # type: ignore[attr-defined]

    def within(self, site: Any) -> None:
        """Offer the spaces of a site."""
        rows = [one for one in spaces_of(site) if one.state == Life.OPEN and one.kind == "room"]
        self.fields["spaces"].choices = [(one.pk, f"{'　' * one.depth}{one.name}") for one in rows]  # type: ignore[attr-defined]


def _number(value: Any) -> int:
    return int(value) if str(value).isdigit() else 0


class ChangeVenue(_Keep, _Rules):
    name = forms.CharField(label=_("What it is called"), max_length=80)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000, required=False)
    field_order = ("name", "about", "seats", "mode")

    def fit(self) -> None:
        super().fit()
        say_defaults(self)


class Retire(ActForm):
    note = forms.CharField(label=_("Why"), widget=WIDE, max_length=500, required=False)
    met = forms.BooleanField(required=False)

    def fit(self) -> None:
        met = [said_of(one) for one in met_by_retiring(self.noun)] if isinstance(self.noun, Venue) else []
        seen_first(self, "met", _("I have seen that these bookings are cancelled and their askers told"), met)


class SetHours(ActForm):
    hours = forms.CharField(
        label=_("Open hours"), widget=WIDE, max_length=1000, required=False, help_text=HOURS_HELP
    )
    bookable = forms.CharField(
        label=_("Can be booked"), widget=WIDE, max_length=1000, required=False,
        help_text=_("Empty: whenever it is open."),
    )  # fmt: skip
    begins = NearDay(label=_("In force from"), required=False, initial=today)

    def fit(self) -> None:
        if isinstance(self.noun, Venue):
            day = today()
            open_, lent = (
                rules.write_hours(lines_of(self.noun, day, hours=hours))
                for hours in (Hours.OPEN, Hours.BOOKABLE)
            )
            self.fields["hours"].initial = open_
            self.fields["bookable"].initial = "" if lent == open_ else lent


class WriteTerms(ActForm):
    use = forms.ChoiceField(
        label=_("For which use"), choices=[("", _("For every use")), *Use.choices], required=False
    )
    text = forms.CharField(
        label=_("Terms"), widget=forms.Textarea(attrs={"rows": 8}), max_length=5000, required=False
    )

    def fit(self) -> None:
        if isinstance(self.noun, Venue) and (held := terms_for(self.noun)):
            self.fields["text"].initial = held.text


class Close(ActForm):
    site = NounField("site", label=_("Place to book"), widget=forms.HiddenInput)
    venue = NounField("venue", label=_("What is closed"), required=False, widget=forms.Select)
    begins = NearMoment(label=_("From"))
    ends = NearMoment(label=_("To"))
    reason = forms.CharField(label=_("Reason, for all to read"), max_length=200)
    met = forms.BooleanField(required=False)

    def fit(self) -> None:
        if not self.is_bound:
            seen_first(self, "met", "", [])

    def within(self, site: Any, venues: list[Any]) -> None:
        """Offer the whole place and what is lent there."""
        choices = [("", _("The whole place")), *((one.pk, one.name) for one in venues)]
        self.fields["venue"].widget.choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if {"site", "begins", "ends"} <= told.keys():
            met = met_by_closing(told["site"], told.get("venue"), told["begins"], told["ends"])
            seen_first(
                self, "met", _("I have seen that these bookings are cancelled and their askers told"),
                [said_of(one) for one in met],
            )  # fmt: skip
        return told
