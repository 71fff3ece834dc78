"""The fields that several forms of needs share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import NOBODY
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.typed import Typed
from linli.needs import queries


class CategoryField(forms.TypedChoiceField):
    """A category in use; empty: not known yet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, choices=queries.category_choices, **kwargs)


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    return Typed(label=label, required=required, widget=forms.Textarea, max_length=20_000, **kwargs)


class OriginField(forms.CharField):
    """``venues.booking:12``: what a need came out of, where the reader may see it; the noun itself, or None."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=60)
        self.actor = NOBODY

    def clean(self, value: Any) -> Any:
        label, _sign, pk = (super().clean(value) or "").partition(":")
        if not label:
            return None
        try:
            return find(label, self.actor, int(pk))
        except (NotFound, LookupError, ValueError):
            raise forms.ValidationError(
                _("What this matter came out of is not there any more. Note it without.")
            ) from None
