"""Choosing an organisation: a few that are likely, or by a name or a part of it; without JavaScript."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.forms import ActForm
from linli.kernel.whole import whole
from linli.needs.queries import bodies
from linli.needs.queries.routing import unmanned
from linli.organisations import queries as organisations


class Words(NamedTuple):
    """What somebody typed instead of choosing; ``sure``: they ask to go on, not only to look."""

    words: str
    sure: bool


class BodyChoice(forms.Select):
    """A list of a few, and below it a box to look others up in. What is found takes the place of the list."""

    template_name = "needs/widgets/body.html"
    found: list[tuple[int, str]] | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        words = (data.get(f"{name}-words") or "").strip()[:60]
        find, asked = bool(data.get(f"{name}-find")), (data.get(f"{name}-asked") or "").strip()
        self.words = words
        # Words that were looked up before are only kept in sight: what was chosen since goes before them.
        if words and (find or words != asked):
            return Words(words, sure=not find)
        return super().value_from_datadict(data, files, name)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        chosen = None if isinstance(value, Words) else value
        context: dict[str, Any] = super().get_context(name, chosen, attrs)
        only = self.found is not None and len(self.found) == 1
        context["widget"] |= {
            "found": self.found, "words": getattr(self, "words", ""),
            "chosen": str(self.found[0][0]) if only and self.found else str(chosen or ""),
        }  # fmt: skip
        return context


class BodyField(forms.TypedChoiceField):
    """An organisation of the tree. What is offered may be a few; any open organisation is taken, by its number or,
    by people, by its name."""

    widget = BodyChoice
    start: int | None = None  # whose neighbours are found first
    permission: str = ""  # what somebody there must hold to take it on; where nobody does, it says so
    within: str = ""  # the path below which it lies; empty: anywhere

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def valid_value(self, value: Any) -> bool:
        pk = whole(value)
        return pk is not None and organisations.tree().get(pk) is not None

    def clean(self, value: Any) -> Any:
        return super().clean(self._looked_up(value) if isinstance(value, Words) else value)

    def _looked_up(self, typed: Words) -> str:
        """The one body that bears exactly this name; else what fits is shown to choose from."""
        refs = bodies.bodies_named(typed.words, self.start, self.within)
        exact = [ref for ref in refs if ref.name == typed.words]
        if typed.sure and len(exact) == 1 and not self._note(exact[0].id):
            return str(exact[0].id)
        self.widget.found = bodies.told(refs[: bodies.FOUND], self.permission) or None
        raise ValidationError(_what_fits(len(refs)), code="found")

    def _note(self, body: int) -> str:
        return unmanned(body, self.permission) if self.permission else ""


def _what_fits(n: int) -> str:
    if n == 0:
        return _("No organisation has these words in its name. Try a shorter part of it.")
    if n > bodies.FOUND:
        return _("More than %(n)s organisations fit. Choose one, or type more of the name.") % {"n": n - 1}
    return ngettext(
        "One organisation fits. See whether it is the right one, then go on.",
        "%(n)s organisations fit. Choose one.",
        n,
    ) % {"n": n}


def offer(form: ActForm, name: str, none: Any = "", permission: str = "") -> None:
    """Offer the likely organisations, looked up when the form is drawn; ``none`` says what an empty choice means.
    ``permission``: what somebody must hold there to take it on."""
    field: Any = form.fields[name]
    post = form.actor.post
    field.start = form.noun.body_id if form.noun is not None else (post.body_id if post else None)
    field.permission = permission
    field.choices = lambda: [
        *([("", none)] if none else []),
        *bodies.body_choices(form.actor, form.noun, permission),
    ]
