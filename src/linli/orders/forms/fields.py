"""Fields that several forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.typed import Typed
from linli.kernel.whole import whole
from linli.orders import queries

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Line(Typed):
    """One line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class Text(Typed):
    """Some lines."""

    widget = forms.Textarea(attrs={"rows": 3})


class BodyField(forms.TypedChoiceField):
    """A body of those that the form offers; the value is its reference in the tree, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=lambda value: queries.ref(int(value)), empty_value=None, **kwargs)


def place_field(label: Any = _("Where it is to be had"), **kwargs: Any) -> BodyField:
    return BodyField(label=label, choices=queries.places_to_choose, **kwargs)


def around(form: forms.Form, name: str, home: Any = None) -> None:
    """The places that are offered: around the one that was chosen, else around home."""
    field: Any = form.fields[name]
    field.choices = queries.places_to_choose(queries.ref(whole(str(form.data.get(name) or "")) or home))


def many(label: Any, choices: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )
