"""The fields that several forms of gatherings share."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.clock import ZONE, local
from linli.kernel.forms import ActForm
from linli.kernel.web.fields import Day
from linli.meetings import queries, rules
from linli.meetings.rules.planning import LONGEST
from linli.organisations import queries as organisations


class Clock(forms.TimeInput):
    """The device's own input for an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Typed(forms.CharField):
    """What somebody types, without the signs that cannot be seen."""

    def to_python(self, value: Any) -> str:
        return rules.clean(super().to_python(value) or "")


def words(label: Any, *, required: bool = False, most: int = LONGEST, rows: int = 4, **how: Any) -> Typed:
    return Typed(
        label=label, required=required, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **how
    )


def day(label: Any, **how: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=Day(), **how)


def hour(label: Any, **how: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=Clock(), **how)


class BodyField(forms.TypedChoiceField):
    """One of the organisations for which the reader plans; for programs and from other doors, any by its number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def valid_value(self, value: Any) -> bool:
        text = str(value)
        return text.isascii() and text.isdigit() and organisations.tree().get(int(text)) is not None


class Bodies(Typed):
    """Organisations by their names or numbers, one to a line. Gives their ids."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[int]:
        found: list[int] = []
        for name in rules.names_in(super().clean(value)):
            ref = organisations.body_named(name)
            if ref is None:
                raise forms.ValidationError(
                    _(
                        "“%(name)s” is not found, or not the only one of this name. Write its whole name or number."
                    )
                    % {"name": name[:60]}
                )
            found.append(ref.id)
        return found


class Times(ActForm):
    """A day, from when until when. Whatever ends at an earlier hour than it begins ends on the next day."""

    day = day(gettext_lazy("Day"))
    at = hour(gettext_lazy("Begins at"))
    until = hour(gettext_lazy("Ends at"))

    def fit(self) -> None:
        if self.noun is not None and hasattr(self.noun, "begins_at"):
            begins, ends = local(self.noun.begins_at), local(self.noun.ends_at)
            self.initial = {"day": begins.date(), "at": begins.time(), "until": ends.time(), **self.initial}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if {"day", "at", "until"} <= set(told):
            on, begins, ends = told.pop("day"), told.pop("at"), told.pop("until")
            told["begins_at"] = datetime.combine(on, begins, ZONE)
            told["ends_at"] = datetime.combine(on + timedelta(days=ends < begins), ends, ZONE)
        return told


class AtMeeting(ActForm):
    """Something that is made at one gathering."""

    meeting = forms.IntegerField(widget=forms.HiddenInput)

    @cached_property
    def gathering(self) -> Any:
        """The gathering, for the head of the page; None where the reader may not see it."""
        pk = self["meeting"].value()
        return (
            queries.meetings_seen(self.actor).filter(pk=int(pk)).first() if str(pk or "").isdigit() else None
        )

    @property
    def when(self) -> str:
        return queries.span(self.gathering) if self.gathering else ""


def offer_bodies(form: ActForm, name: str = "body") -> None:
    """The organisations for which the reader plans; their own is chosen."""
    found = queries.bodies_for(form.actor)
    form.fields[name].choices = found  # type: ignore[attr-defined]
    if found and form.fields[name].required:
        form.initial.setdefault(name, found[0][0])
