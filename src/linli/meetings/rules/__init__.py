"""Decisions about gatherings: values in, a value or a refusal out."""

from linli.meetings.rules.life import Cell, Turn, cells, period_of, propose
from linli.meetings.rules.paper import Told, text_of
from linli.meetings.rules.planning import (
    agenda_of,
    clean,
    names_in,
    occurrences,
    refuse_long,
    refuse_past,
    refuse_personal,
    refuse_span,
)
from linli.meetings.rules.taking_part import (
    is_full,
    next_seat,
    refuse_fewer,
    refuse_late,
    refuse_unheard,
)

__all__ = [
    "Cell", "Told", "Turn", "agenda_of", "cells", "clean", "is_full", "names_in", "next_seat", "occurrences",
    "period_of", "propose", "refuse_fewer", "refuse_late", "refuse_long", "refuse_past", "refuse_personal",
    "refuse_span", "refuse_unheard", "text_of",
]  # fmt: skip
