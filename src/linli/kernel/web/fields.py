"""How forms are drawn: our parts in place of Django's, and inputs for a day and a moment."""

from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

BUILT_IN = Path(django.forms.__file__).parent / "templates"


class Renderer(DjangoTemplates):
    """Draws a form with parts/fields.html and each input with parts/field.html.

    Its engine looks in our templates first, then in Django's own, so that every other widget works too. Lists to
    choose from are written without templates, of which Django takes three for each choice: a desk has a hundred.
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

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == forms.Select.template_name:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: dict[str, Any]) -> SafeString:
    """A list to choose from, as Django's own templates write it."""
    groups = []
    for group, options, _place in widget["optgroups"]:
        told = "".join(
            [
                f'<option value="{escape(str(one["value"]))}"{one["attrs"] and flatatt(one["attrs"]) or ""}>'
                f"{_text(one['label'])}</option>"
                for one in options
            ]
        )
        groups.append(f'<optgroup label="{_text(group)}">{told}</optgroup>' if group else told)
    name, attrs = escape(widget["name"]), flatatt(widget["attrs"])
    return mark_safe(f'<select name="{name}"{attrs}>{"".join(groups)}</select>')  # noqa: S308 — escaped above


def _text(label: Any) -> str:
    return str(label) if hasattr(label, "__html__") else escape(str(label))


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
