"""What a phone, a name and a number look like; who may decide; when somebody has shown that it is them."""

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotYours, Refused

MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{2,3}[2-9]\d{6,7}")
SERVICE = re.compile(r"(400|800)\d{7}|1\d{4}|1\d{2}")
NUMBER_LENGTH = 10


def phone_of(text: str) -> str:
    """The digits of a Chinese phone number, mobile or landline; empty stays empty. Refuses anything else."""
    digits = re.sub(r"[\s().\-–—]", "", unicodedata.normalize("NFKC", text or ""))
    digits = re.sub(r"^(\+|00)86", "", digits)
    if digits and not (MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits) or SERVICE.fullmatch(digits)):
        raise Refused(
            _("This is not a phone number. Write 11 digits, or a landline with its area code: 010-12345678."),
            field="phone",
        )
    return digits


def is_mobile(phone: str) -> bool:
    """Whether a code can be sent to this number."""
    return bool(MOBILE.fullmatch(phone))


def name_of(text: str) -> str:
    """A name with its blanks in order. Any script and any length up to 60; the dot of names is written ·."""
    name = " ".join(text.split()).replace("•", "·").replace("・", "·")
    if not name or len(name) > 60 or any(unicodedata.category(each) == "Cc" for each in name):
        raise Refused(_("Write the name, with at most 60 characters."), field="name")
    return name


def with_check_digit(nine: str) -> str:
    """A public number: nine digits drawn by lot, and one that shows a slip of the pen."""
    return nine + str(_check_digit(nine))


def is_number(text: str) -> bool:
    """Whether ``text`` can be somebody's public number."""
    return bool(re.fullmatch(r"[2-9]\d{9}", text)) and _check_digit(text[:-1]) == int(text[-1])


def _check_digit(digits: str) -> int:
    """The Luhn digit: every second figure from the right counts double; all end on a round ten."""
    doubled = [int(each) * 2 if place % 2 == 0 else int(each) for place, each in enumerate(reversed(digits))]
    return -sum(each - 9 if each > 9 else each for each in doubled) % 10


def refuse_own_record(decider: int | None, author: int | None, subject: int) -> None:
    """Who wrote a record does not judge what is said against it, nor does the person themselves."""
    if decider in (author, subject):
        raise NotYours(
            _("You wrote this record, or it is about you: somebody else must decide. Ask a colleague.")
        )


def refuse_without_reasons(granted: bool, reasons: str) -> None:
    """A refusal says why."""
    if not granted and len(reasons.strip()) < 5:
        raise Refused(
            _("Say why it is not accepted: the person has a right to the reasons."), field="reasons"
        )


def refuse_taken_phone(phone: str, taken: bool) -> None:
    """A phone that somebody proved theirs is nobody else's to sign in with."""
    if phone and taken:
        raise Refused(
            _("This phone already belongs to an account. Sign in with it, or give another phone."),
            field="phone",
        )


def is_fresh(at: float | None, now: float, minutes: int) -> bool:
    """Whether somebody confirmed who they are within the last ``minutes``."""
    return at is not None and 0 <= now - at < minutes * 60


def idle_for(*, staff: bool, kiosk: bool, numbers: dict[str, Any]) -> int:
    """For how many seconds a session lives without a click."""
    name = "kiosk" if kiosk else "staff" if staff else "resident"
    return int(numbers[name]) * 60


# The ways of signing in that are kept beside a person: (way, id) → kind, confirmed, first choice.
Ways = dict[tuple[str, int], tuple[str, bool, bool]]


def changes(before: Ways, after: Ways) -> list[tuple[str, str, int, str]]:
    """What happened to somebody's ways of signing in: verb, way, id and kind, in the order of the ids."""
    found = []
    for way, pk in sorted({*before, *after}):
        was, now = before.get((way, pk)), after.get((way, pk))
        kind = (now or was or ("",))[0]
        if was is None or now is None:
            found.append(("added" if now else "removed", way, pk, kind))
            continue
        verbs = [verb for verb, i in (("confirmed", 1), ("preferred", 2)) if now[i] and not was[i]]
        found += [(verb, way, pk, kind) for verb in verbs]
    return found
