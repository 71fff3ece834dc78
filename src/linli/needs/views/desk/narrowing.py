"""What narrows a list: a form by GET, so that an address can be kept and sent."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.needs import queries
from linli.needs.forms.bodies import BodyField
from linli.needs.states import Kind, State, Urgency
from linli.organisations import queries as organisations


class Narrow(forms.Form):
    """Words or a number, and the few things that a desk narrows by."""

    q = forms.CharField(label=_("Words, number or receipt code"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *State.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind of need"), choices=[("", _("all")), *Kind.choices], required=False)
    category = forms.TypedChoiceField(label=_("Category"), coerce=int, empty_value=None, required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", _("all")), *Urgency.choices], required=False
    )
    body = BodyField(label=_("Organisation"), required=False)
    area = forms.CharField(label=_("Area code begins with"), required=False, max_length=12)
    overdue = forms.BooleanField(label=_("Overdue: first contact or answer"), required=False)

    def __init__(self, data: QueryDict, actor: Actor, scope: queries.Scope) -> None:
        super().__init__(data)
        near = [ref for ref in (organisations.tree().get(pk) for pk in (scope.own, *scope.below)) if ref]
        self.fields["q"].widget = forms.TextInput({"placeholder": self.fields["q"].label, "type": "search"})
        self.fields["category"].choices = [("", _("all")), *queries.category_choices()[1:]]  # type: ignore[attr-defined]
        body: Any = self.fields["body"]
        body.start, body.within = scope.own, scope.path
        body.choices = [("", _("all")), *((ref.id, ref.name) for ref in near)]

    def asked(self) -> dict[str, Any]:
        """What was asked for; a value that cannot be is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}

    def chosen(self) -> list[dict[str, Any]]:
        """Each choice with the address that takes it away."""
        asked = self.asked()
        return [
            {
                "label": f"{self.fields[name].label}: {self._word(name, value)}",
                "url": f"?{self._without(name)}",
            }
            for name, value in asked.items()
        ]

    def _word(self, name: str, value: Any) -> Any:
        field: Any = self.fields[name]
        if name == "body":
            return getattr(organisations.tree().get(value), "name", value)
        if not hasattr(field, "choices"):
            return _("yes") if value is True else value
        flat = [pair for one in field.choices for pair in (one[1] if isinstance(one[1], list) else [one])]
        return next((label for key, label in flat if str(key) == str(value)), value)

    def _without(self, name: str) -> str:
        gone = (name, f"{name}-words", f"{name}-asked", f"{name}-find", "after")
        kept = {key: value for key, value in self.data.items() if key not in gone and value}
        return urlencode({**kept, "queue": self.data.get("queue", "") or "all"})
