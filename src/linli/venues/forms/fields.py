"""The fields that several forms of venues share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.clock import today
from linli.kernel.web.fields import Day, Moment
from linli.kernel.whole import whole
from linli.organisations.queries import body_named, tree
from linli.venues.queries.pick import one_of

YEARS = 5


class NounField(forms.CharField):
    """A site, a space or a venue by its number; gives the noun."""

    def __init__(self, model: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model

    def clean(self, value: Any) -> Any:
        if value in (None, "") and not self.required:
            return None
        found = one_of(self.model, whole(str(super().clean(value))) or 0)
        if found is None:
            raise forms.ValidationError(_("This place is not there any more. Choose another."))
        return found


class NounsField(forms.TypedMultipleChoiceField):
    """Several spaces, ticked; gives the nouns."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        pks = super().clean(value)
        found = [one_of("space", int(pk)) for pk in pks]
        return [one for one in found if one is not None]


class BodyField(forms.CharField):
    """An organisation, by its number or by names from the top down; gives what the tree knows of it."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = body_named(text)
        if found is None:
            raise forms.ValidationError(
                _("Not found, or not the only one of this name. Write its number, or the names downwards.")
            )
        return found


class OwnBody(forms.TypedChoiceField):
    """One of the organisations in whose name somebody may book; empty: for oneself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=_ref, empty_value=None, required=False, **kwargs)


def _ref(value: Any) -> Any:
    return tree().get(int(value))


class NearDay(forms.DateField):
    """A day that somebody may mean: within some years of today."""

    widget = Day

    def clean(self, value: Any) -> Any:
        return _near(super().clean(value))


class NearMoment(forms.DateTimeField):
    """The same for a day and a time."""

    widget = Moment

    def clean(self, value: Any) -> Any:
        return _near(super().clean(value))


def _near(value: Any) -> Any:
    day = getattr(value, "date", lambda: value)()
    if day is not None and abs((day - today()).days) > YEARS * 366:
        raise forms.ValidationError(_("That day is too far away. Look at the year."))
    return value


class Time(forms.TimeInput):
    """The device's own input for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def seen_first(form: Any, name: str, label: Any, met: list[str]) -> None:
    """A tick that stands only where something is met, and says whom before it is done."""
    if met:
        form.fields[name].label = label
        form.fields[name].help_text = "<br>".join(met)
    else:
        del form.fields[name]
