"""Pure decisions about places and who has them when."""

from linli.venues.rules.asking import (
    Limits,
    around,
    day_of,
    late_before,
    refuse_beside_grid,
    refuse_cap,
    refuse_length,
    refuse_outside,
    refuse_past,
    refuse_when,
    working_days_later,
)
from linli.venues.rules.line import Quarter, in_order, quarter_of, who_of
from linli.venues.rules.repeat import occurrences, rule_of, stretch_begins
from linli.venues.rules.slots import Busy, Slot, free_slots, on_grid, stands_against
from linli.venues.rules.windows import MINUTE, Line, Span, bounds_of, kinds_of, merged, minus, windows, within
from linli.venues.rules.writing import read_hours, write_hours

__all__ = [
    "Busy", "Limits", "Line", "MINUTE", "Quarter", "Slot", "Span", "around", "bounds_of", "day_of", "free_slots",
    "in_order", "kinds_of", "late_before", "merged", "minus", "occurrences", "on_grid", "quarter_of", "read_hours",
    "refuse_beside_grid", "refuse_cap", "refuse_length", "refuse_outside", "refuse_past", "refuse_when", "rule_of",
    "stands_against", "stretch_begins", "who_of", "windows", "within", "working_days_later", "write_hours",
]  # fmt: skip
