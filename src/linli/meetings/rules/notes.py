"""Decisions about a note taken outside: what it may hold, and whose clock is believed (DOMAIN.md 8, §11)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel.receipts import is_code
from linli.kernel.refusals import Refused
from linli.kernel.typed import says_something
from linli.meetings.states import NoteKind, Timing

LONGEST = 2_000


def clean(text: str, field: str) -> str:
    """A text that says something and is no longer than a note."""
    if not says_something(text):
        raise Refused(_("Please write what it is about, in a few words."), field=field)
    if len(text) > LONGEST:
        raise Refused(
            _("This is %(n)s characters long; a note holds at most %(most)s. Keep to the need and what was agreed.")
            % {"n": len(text), "most": LONGEST},
            field=field,
        )  # fmt: skip
    return text


def timed(
    told: datetime | None, skew: timedelta | None, arrived: datetime, oldest: timedelta, tolerance: timedelta
) -> tuple[datetime, Timing]:
    """The time that holds, and whether it is the device's.

    ``skew``: by how much the device was ahead of the server when they last spoke. A wrong clock is shown and never
    believed: then the note is as old as its arrival.
    """
    if told is None:
        return arrived, Timing.UNTOLD
    if told > arrived + tolerance or (skew is not None and skew > tolerance):
        return arrived, Timing.AHEAD
    if skew is not None and skew < -tolerance:
        return arrived, Timing.BEHIND
    if told < arrived - oldest:
        return arrived, Timing.OLD
    return min(told, arrived), Timing.TOLD


def refuse_without_consent(kind: str, consent: bool) -> None:
    """Nothing is kept of a household that does not agree to it."""
    if kind == NoteKind.HOUSEHOLD and not consent:
        raise Refused(
            _(
                "Nothing is kept of a household that does not agree. Read the note to them; tick when they agree."
            ),
            field="consent",
        )


def refuse_unsorted(kind: str, thing: str) -> None:
    """A thing in public space has one of the classes."""
    if kind == NoteKind.THING and not thing:
        raise Refused(_("Choose what sort of thing it is."), field="thing")


def refuse_code(code: str, taken: bool) -> None:
    """The receipt that the device made is one that people can type, and no other note has it."""
    if taken or not is_code(code):
        raise Refused(
            _("This receipt code cannot be used. Write the note anew; it gets another."), field="code"
        )
