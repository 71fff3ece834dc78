"""Time: now, working days, and deadlines that people can read."""

from linli.kernel.clock.changing import refuse_day
from linli.kernel.clock.explaining import explain
from linli.kernel.clock.present import ZONE, local, now, today, travel
from linli.kernel.clock.reckoning import Due, reckon
from linli.kernel.clock.remaining import Left, Soon, brief, left, sentence
from linli.kernel.clock.table import calendar, load_calendar
from linli.kernel.clock.terms import Extension, Part, Pause, Term, Unit
from linli.kernel.clock.walk import Step
from linli.kernel.clock.workdays import Calendar, Day

__all__ = [
    "ZONE", "Calendar", "Day", "Due", "Extension", "Left", "Part", "Pause", "Soon", "Step", "Term", "Unit",
    "brief", "calendar", "explain", "left", "load_calendar", "local", "now", "reckon", "refuse_day", "sentence",
    "today", "travel",
]  # fmt: skip
