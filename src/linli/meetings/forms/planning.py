"""Planning a gathering or a series, changing, announcing, moving, calling off."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from linli.kernel.clock import local, today
from linli.kernel.evidence.forms import PhotosField
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Moment
from linli.meetings import queries
from linli.meetings.forms.fields import Bodies, BodyField, Times, Typed, day, hour, offer_bodies, words
from linli.meetings.states import Audience, Kind

OFTEN = [
    ("FREQ=WEEKLY", gettext_lazy("every week")),
    ("FREQ=WEEKLY;INTERVAL=2", gettext_lazy("every two weeks")),
    ("FREQ=MONTHLY", gettext_lazy("every month on this day")),
    ("FREQ=MONTHLY;BYDAY={nth}", gettext_lazy("every month on this weekday")),
    ("FREQ=DAILY", gettext_lazy("every day")),
]
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Plan(Times):
    """A gathering of any kind. ``audience`` left open is the usual one of its kind."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of gathering?"), choices=Kind, initial=Kind.TALK)
    body = BodyField(label=gettext_lazy("Who holds it?"))
    title = Typed(label=pgettext_lazy("of a meeting", "Title"), max_length=120)
    where = Typed(label=gettext_lazy("Where?"), max_length=200, required=False)
    venue = forms.TypedChoiceField(
        label=gettext_lazy("Book a room with it"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy("It is asked for in the same step, under its terms."),
    )  # fmt: skip
    about = words(
        gettext_lazy("What it is about"), help_text=gettext_lazy("Everybody who may come reads this.")
    )
    agenda = words(
        gettext_lazy("Agenda"),
        help_text=gettext_lazy("One item to a line. A number at the end is how many minutes it takes."),
    )
    together = Bodies(
        label=gettext_lazy("Together with"), required=False,
        help_text=gettext_lazy("Names of other organisations that hold it too, one to a line."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may come?"), required=False,
        choices=[("", gettext_lazy("as usual for this kind")), *Audience.choices],
    )  # fmt: skip
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"), required=False, min_value=1, max_value=5000,
        help_text=gettext_lazy("Empty: no limit."),
    )  # fmt: skip
    register_by = forms.DateTimeField(label=gettext_lazy("Register until"), required=False, widget=Moment())
    speaker = Typed(label=gettext_lazy("Speaker"), max_length=80, required=False)
    online = forms.URLField(
        label=gettext_lazy("Address on the net"), required=False, max_length=200, assume_scheme="https"
    )
    held = forms.BooleanField(label=gettext_lazy("It was held already; I note it afterwards"), required=False)

    field_order: tuple[str, ...] = ("kind", "title", "body", "day", "at", "until", "where", "venue")

    def fit(self) -> None:
        offer_bodies(self)
        field: Any = self.fields["venue"]
        field.choices = [("", gettext_lazy("none; we have a place")), *queries.rooms_for(self.actor)]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not told.get("audience"):
            told.pop("audience", None)
        return told


class PlanSeries(Plan):
    """A series: how often, how many times, on which days not."""

    often = forms.ChoiceField(label=gettext_lazy("How often?"), choices=OFTEN)
    times = forms.IntegerField(label=gettext_lazy("How many times?"), min_value=2, max_value=366, initial=10)
    but = Typed(
        label=gettext_lazy("But not on"), required=False, max_length=400,
        help_text=gettext_lazy("Days like 2026-10-01, with a space between them."),
    )  # fmt: skip

    field_order = ("kind", "title", "body", "day", "at", "until", "often", "times", "but", "where")

    def fit(self) -> None:
        super().fit()
        for name in ("agenda", "register_by", "held", "venue"):
            self.fields.pop(name)

    def clean_but(self) -> list[date]:
        try:
            return [date.fromisoformat(one) for one in self.cleaned_data["but"].replace("、", " ").split()]
        except ValueError:
            raise forms.ValidationError(
                _("Write each day as 2026-10-01, with a space between them.")
            ) from None

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        often, times = told.pop("often", ""), told.pop("times", 0)
        if often and times and "begins_at" in told:
            wall = local(told["begins_at"])
            nth = f"{(wall.day - 1) // 7 + 1 if wall.day <= 28 else -1}{WEEKDAYS[wall.weekday()]}"
            told["rule"] = f"{often.format(nth=nth)};COUNT={times}"
        return told


class Change(ActForm):
    """What may change without a word to everybody."""

    title = Typed(label=pgettext_lazy("of a meeting", "Title"), max_length=120)
    about = words(gettext_lazy("What it is about"))
    audience = forms.ChoiceField(label=gettext_lazy("Who may come?"), choices=Audience)
    seats = forms.IntegerField(label=gettext_lazy("Seats"), required=False, min_value=1, max_value=5000)
    register_by = forms.DateTimeField(label=gettext_lazy("Register until"), required=False, widget=Moment())
    speaker = Typed(label=gettext_lazy("Speaker"), max_length=80, required=False)
    online = forms.URLField(
        label=gettext_lazy("Address on the net"), required=False, max_length=200, assume_scheme="https"
    )

    def fit(self) -> None:
        if self.noun is not None:
            told = {name: getattr(self.noun, name) for name in self.fields}
            at = told["register_by"]
            self.initial = {**told, "register_by": local(at) if at else None, **self.initial}


class Notice(ActForm):
    materials = PhotosField(
        label=gettext_lazy("Materials"), required=False,
        help_text=gettext_lazy("Papers that are read beforehand. Up to nine."),
    )  # fmt: skip


class Move(Times):
    where = Typed(label=gettext_lazy("Where?"), max_length=200, required=False)
    reason = Typed(
        label=gettext_lazy("Why"), max_length=200, required=False,
        help_text=gettext_lazy("Everybody who registered reads this."),
    )  # fmt: skip

    def fit(self) -> None:
        super().fit()
        if self.noun is not None:
            self.initial.setdefault("where", self.noun.where)


class Cancel(ActForm):
    reason = words(
        gettext_lazy("Why"), required=True, most=400,
        help_text=gettext_lazy("Everybody who registered reads this."),
    )  # fmt: skip


class _Since(ActForm):
    since = day(gettext_lazy("From which day on?"))

    def fit(self) -> None:
        self.initial.setdefault("since", today())


class MoveSeries(_Since):
    days = forms.IntegerField(
        label=gettext_lazy("By how many days?"), required=False, initial=0, min_value=-60, max_value=60,
        help_text=gettext_lazy("Later, or with a minus earlier."),
    )  # fmt: skip
    at = hour(gettext_lazy("At another hour"), required=False)
    where = Typed(label=gettext_lazy("Where?"), max_length=200, required=False)

    def clean_days(self) -> int:
        return self.cleaned_data["days"] or 0


class EndSeries(_Since, Cancel):
    pass
