"""How forms are drawn: our parts in place of Django's, and inputs for a day and a moment."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates

BUILT_IN = Path(django.forms.__file__).parent / "templates"


class Renderer(DjangoTemplates):
    """Draws a form with parts/fields.html and each input with parts/field.html.

    Its engine looks in our templates first, then in Django's own, so that every other widget works too.
    """

    form_template_name = "parts/fields.html"
    field_template_name = "parts/field.html"

    @cached_property
    def engine(self) -> Any:
        ours: dict[str, Any] = settings.TEMPLATES[0]
        options = {"builtins": ours["OPTIONS"]["builtins"]}
        return self.backend(
            {"NAME": "forms", "APP_DIRS": True, "DIRS": [*ours["DIRS"], BUILT_IN], "OPTIONS": options}
        )


class Day(forms.DateInput):
    """The device's own calendar for a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Moment(forms.DateTimeInput):
    """The device's own input for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
