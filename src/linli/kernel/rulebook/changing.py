"""Changing a rule: what is refused, and the two rows that a change writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.kernel import reference
from linli.kernel.clock import Term, Unit
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.rulebook.models import Rule


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule is to be worth from a day on, in a region or everywhere."""

    code: str
    value: Any
    unit: str
    source: str
    valid_from: date
    region: str = ""
    note: str = ""


def refuse_change(change: Change, rows: Sequence[Rule], today: date) -> None:
    """Refuse a change that does not fit the rule. ``rows`` are all rows of its code. Pure."""
    known = [row for row in rows if row.code == change.code]
    if not known:
        raise NotFound(_("There is no such rule. Choose one from the rulebook."), field="code")
    if change.valid_from < today:
        raise Refused(
            _("What was promised before cannot change now. Choose today or a later day."), field="valid_from"
        )
    if not change.source.strip():
        raise Refused(_("Name the law, notice or decision that sets this, with its date."), field="source")
    if change.region and not (change.region.isascii() and change.region.isdecimal()):
        raise Refused(
            _("A region is the beginning of an area code, digits only; empty means everywhere."),
            field="region",
        )
    if any(row.region == change.region and row.valid_from >= change.valid_from for row in known):
        raise Refused(
            _("A change for that day or a later one is already written. Choose a day after it."),
            field="valid_from",
        )
    _refuse_value(change, known, max(known, key=lambda row: (row.region == change.region, row.valid_from)))


def change_rule(change: Change, today: date) -> Rule:
    """End the row that holds and make the next, unsaved. For an act, which stores it in its transaction."""
    rows = list(Rule.objects.select_for_update().filter(code=change.code))
    refuse_change(change, rows, today)
    holds = Q(valid_to__isnull=True) | Q(valid_to__gte=change.valid_from)
    Rule.objects.filter(holds, code=change.code, region=change.region).update(
        valid_to=change.valid_from - timedelta(days=1)
    )
    reference.touch("rulebook")
    return Rule(
        code=change.code, value=change.value, unit=change.unit, region=change.region,
        source=change.source, note=change.note, valid_from=change.valid_from,
    )  # fmt: skip


def _refuse_value(change: Change, known: Sequence[Rule], held: Rule) -> None:
    shapes = [_shape(row.value) for row in known]
    if _shape(change.value) not in shapes and _shape(change.value, exact=False) not in shapes:
        raise Refused(
            _("That is another kind of value than before (%(before)s). Write it in the same way.")
            % {"before": held.value},
            field="value",
        )
    if not _sensible(change.value):
        raise Refused(_("The value cannot be below zero."), field="value")
    terms = set(Unit)
    if change.unit != held.unit and not {change.unit, held.unit} <= terms:
        raise Refused(
            _("The unit of this rule is %(unit)s; it cannot change.") % {"unit": held.unit}, field="unit"
        )
    if change.unit in terms:
        for each in change.value if isinstance(change.value, list) else [change.value]:
            Term(each, change.unit)


def _shape(value: Any, exact: bool = True) -> Any:
    """What a changed value must share with one before it: a whole number may also stand for a fraction."""
    if isinstance(value, list):
        return [_shape(each, exact) for each in value]
    if type(value) is int:
        return "whole" if exact else "number"
    return "number" if isinstance(value, float) else type(value).__name__


def _sensible(value: Any) -> bool:
    """No number below zero, none that is not a number."""
    if isinstance(value, list):
        return all(map(_sensible, value))
    return not isinstance(value, float | int) or 0 <= value < inf
