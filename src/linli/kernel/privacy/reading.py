"""Reading of restricted fields: for what, and which words are said about it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

PURPOSES: dict[str, Any] = {
    "handle_case": _("To handle the case"),
    "call_back": _("To call the person back"),
    "verify_identity": _("To make sure who it is"),
    "audit": _("To audit"),
    "subject_request": _("Because the person asked for it"),
    "emergency": _("In an emergency, to protect life or health"),
}
# What the software does by itself: nobody reads, nothing is shown.
WITHOUT_READER: dict[str, Any] = {"deliver": _("To send a message to the address given for it")}


def choices() -> list[tuple[str, Any]]:
    """For the form that asks a reader what they need to read it for."""
    return list(PURPOSES.items())


def check_purpose(purpose: str) -> None:
    """Refuse a purpose without a name."""
    if purpose not in PURPOSES and purpose not in WITHOUT_READER:
        raise Refused(_("Say what you need to read this for: choose one of the purposes."), field="purpose")


def reveal(noun: models.Model, field: str, purpose: str) -> str:
    """The text of a restricted field of ``noun``.

    The caller is an act: it has checked who may, and it records who read which field for what, so that the
    person whom it is about sees it.
    """
    if purpose not in PURPOSES:
        raise Refused(_("Say what you need to read this for: choose one of the purposes."), field="purpose")
    value = getattr(noun, field)
    return value.open(purpose) if hasattr(value, "open") else (value or "")


def facts_of_reading(field: str, purpose: str, subject: int | None = None) -> dict[str, Any]:
    """What the entry of a reading holds: the field, the purpose, and whose it is; never the value."""
    return {"read": field, "purpose": purpose, **({"subject": subject} if subject else {})}
