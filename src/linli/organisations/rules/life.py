"""Pure decisions about how bodies end."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.organisations.states import Kind


def refuse_endless(kind: str, until: date | None) -> None:
    """What is set up for a time says for how long."""
    if kind == Kind.TEMPORARY_BRANCH and until is None:
        raise Refused(
            _("A temporary organisation needs the day until which it is set up. Enter it."), field="until"
        )


def refuse_in_hand(held: Iterable[tuple[Any, int]]) -> None:
    """A body does not end with things open in its hands."""
    told = ", ".join(f"{label}: {n}" for label, n in held)
    if told:
        raise Refused(
            _("This is still open here: %(what)s. Finish it or hand it on first.") % {"what": told},
            code="in_hand",
        )
