"""Fields that several forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.web.fields import Day
from linli.organisations import queries as organisations
from linli.volunteers import queries


class Line(forms.CharField):
    """One line without signs that nobody sees."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


class Text(forms.CharField):
    """Some lines."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        return "".join(sign for sign in text if sign.isprintable() or sign == "\n").strip()


class BodyField(forms.TypedChoiceField):
    """An organisation of those that the form offers; the value is its reference in the tree, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=_ref, empty_value=None, **kwargs)


def _ref(value: Any) -> Any:
    return organisations.tree().get(int(value))


def community_choices() -> list[tuple[Any, Any]]:
    """The communities by their street, as people know them."""
    tree, groups = organisations.tree(), dict[str, list[tuple[int, str]]]()
    for ref in queries.homes():
        above = tree.get(ref.parent_id)
        groups.setdefault(above.name if above else "", []).append((ref.id, ref.name))
    return [("", "—"), *groups.items()]


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=Day, **kwargs)


def many(label: Any, choices: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **kwargs
    )


def minutes_field(label: Any = _("Minutes served, without travel"), **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=10_000, help_text=_("90 is an hour and a half."), **kwargs
    )
