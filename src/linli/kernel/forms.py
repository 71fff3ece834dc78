"""The one declaration of an act's inputs: used by its page, the API, imports and the offline queue."""

from typing import Any

from django import forms

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.refusals import Refused


class ActForm(forms.Form):
    """A form that knows who fills it and on which noun, so that it offers only what is possible."""

    def __init__(self, *args: Any, actor: Actor = NOBODY, noun: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.noun = noun
        self.fit()

    def fit(self) -> None:
        """Narrow choices and fill in what the house knows; overridden where there is something to fit."""

    def refuse(self, refused: Refused) -> None:
        """Show a rule's refusal at the field it is about, or above the form."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, refused.message)


class Invalid(Refused):
    """What was typed does not have the right shape; ``form`` holds every error and all that was typed."""

    def __init__(self, form: "ActForm | Any") -> None:
        first = next(iter(form.errors.values()))[0]
        super().__init__(first, field=next(iter(form.errors)))
        self.form = form
