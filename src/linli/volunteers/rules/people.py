"""The number of a volunteer, their name, and whether somebody may take a task."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.volunteers.states import AgeBand, ProfileState, Skill
from linli.volunteers.states.people import MINOR

NUMBER = re.compile(r"V\d{10}")


def with_check_digit(nine: str) -> str:
    """V, nine digits drawn by lot, and one that shows a slip of the pen."""
    return f"V{nine}{_check_digit(nine)}"


def is_number(text: str) -> bool:
    """Whether ``text`` can be the number of a volunteer."""
    return bool(NUMBER.fullmatch(text)) and _check_digit(text[1:-1]) == int(text[-1])


def _check_digit(digits: str) -> int:
    """Weights 3 and 1 from the right, so that one wrong digit always shows."""
    return -sum(int(one) * (3 if place % 2 == 0 else 1) for place, one in enumerate(reversed(digits))) % 10


def name_of(text: str) -> str:
    """A real name in one line; any script, at most 60 characters."""
    name = " ".join(text.split()).replace("•", "·").replace("・", "·")
    if len(name) < 2 or len(name) > 60 or any(unicodedata.category(each) == "Cc" for each in name):
        raise Refused(
            _("Write the name as it stands in your document, 2 to 60 characters."), field="real_name"
        )
    return name


@dataclass(frozen=True)
class Fit:
    """What is known of somebody who wants to take a task."""

    state: str = ""
    band: str = AgeBand.ADULT
    guardian_agreed: bool = False
    skills: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()  # the skills in which they were trained
    insured_until: date | None = None
    has_agreed: bool = False  # has signed the agreement of the task


@dataclass(frozen=True)
class Wanted:
    """What a task asks for, on its day."""

    day: date
    for_minors: bool = False
    needs_name: bool = False
    skill: str = ""
    needs_lesson: bool = False
    needs_insurance: bool = False
    cases: tuple[str, ...] = ()


def lacking(fit: Fit, wanted: Wanted) -> Any:
    """Why somebody cannot take a task yet and what to do about it, in one sentence; empty: they can."""
    if not fit.state or fit.state == ProfileState.LEFT:
        return _("Register as a volunteer first: it takes one minute.")
    if fit.band in MINOR and not wanted.for_minors:
        return _("This task is for people of 18 or older. Look for one that is fit for those under 18.")
    if fit.band in MINOR and not fit.guardian_agreed:
        return _("A parent or guardian must agree first: come to the counter of your community together.")
    if wanted.needs_name and fit.state != ProfileState.VERIFIED:
        return _(
            "This task needs a checked name. Have it checked by a code to your phone, or at the counter."
        )
    if wanted.skill and wanted.skill not in fit.skills:
        return phrase(
            _("This task needs somebody who knows: %(skill)s. If you do, add it to what you can do."),
            skill=Skill(wanted.skill).label,
        )
    if wanted.needs_lesson and wanted.skill not in fit.lessons:
        return _("This task needs training first. Ask the organiser when the next one is.")
    return ""


def refuse_unfit(fit: Fit, wanted: Wanted) -> None:
    if said := lacking(fit, wanted):
        raise Refused(said, code="unfit")


def still_to_do(fit: Fit, wanted: Wanted) -> list[Any]:
    """What must be there before the service begins: insurance where there is danger, an agreement in the six cases."""
    found: list[Any] = []
    if wanted.needs_insurance and (fit.insured_until is None or fit.insured_until < wanted.day):
        found.append(_("Insurance must be noted by the organiser before you begin."))
    if wanted.cases and not fit.has_agreed:
        found.append(_("Read the agreement and sign it before you begin."))
    return found


def refuse_unready(found: Iterable[Any]) -> None:
    """No service is written down that should not have begun."""
    for one in found:
        raise Refused(
            phrase(_("This service cannot be written down yet. %(why)s"), why=one),
            field="minutes",
            code="unready",
        )
