"""A form that comes back after its sender had to sign in again: shown in its own place with all that was typed.

While ``back`` is set nothing is done, whatever a view asks for: ``Act.submit`` hands the form back, ``Act.__call__``
refuses. It is set by who keeps what was typed, for one request.
"""

from contextvars import ContextVar
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.forms import ActForm, Invalid
from linli.kernel.refusals import Refused


@dataclass(frozen=True)
class Back:
    """What came back; ``files``: some had been chosen, and those cannot be kept."""

    files: bool = False


back: ContextVar[Back | None] = ContextVar("back", default=None)
CHOOSE_AGAIN = gettext_lazy("Photographs and files could not be kept. Please choose them again here.")


class Unsent(Invalid):
    """The form as it was typed, to be looked at and sent again."""

    def __init__(self, form: ActForm) -> None:
        Refused.__init__(self, look_again())
        self.form = form


def look_again() -> str:
    """What somebody is told who finds their form again."""
    return _("What you typed is here again. It has not been sent yet: look at it once more, then send it.")


def stop(form: ActForm) -> None:
    """Hand a form back that was only to be shown; files are asked for again where they belong."""
    came = back.get()
    if came is None:
        return
    form.is_valid()
    for name, field in form.fields.items():
        if came.files and isinstance(field, forms.FileField):
            form.add_error(name, str(CHOOSE_AGAIN))
    raise Unsent(form)


def refuse() -> None:
    """Nothing is done by looking."""
    if back.get() is not None:
        raise Refused(look_again())
