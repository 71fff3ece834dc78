"""Decisions about needs: values in, a value or a refusal out. Sources: DOMAIN.md 4.1 and the regulation it cites."""

from linli.kernel.receipts import ALPHABET, CODE_LENGTH, plain_code, receipt_code
from linli.kernel.typed import plain_text
from linli.needs.rules.clock import (
    CLOCK_ACTS,
    Course,
    closed,
    course,
)
from linli.needs.rules.counting import (
    Counts,
    Rates,
    Weights,
    measures,
    rates,
    year_before,
)
from linli.needs.rules.deciding import (
    LONGEST,
    Line,
    clean_text,
    opposite,
    outcome_of,
    refuse_late_extension,
    refuse_long_extension,
    refuse_more_extensions,
    refuse_outside,
    refuse_review_date,
    refuse_same_body,
    refuse_unsaid,
    route,
    title_of,
    unasked,
)

__all__ = [
    "ALPHABET",
    "CLOCK_ACTS",
    "CODE_LENGTH",
    "Counts",
    "Course",
    "LONGEST",
    "Line",
    "Rates",
    "Weights",
    "clean_text",
    "closed",
    "course",
    "measures",
    "opposite",
    "outcome_of",
    "plain_code",
    "plain_text",
    "rates",
    "receipt_code",
    "refuse_late_extension",
    "refuse_long_extension",
    "refuse_more_extensions",
    "refuse_outside",
    "refuse_review_date",
    "refuse_same_body",
    "refuse_unsaid",
    "route",
    "title_of",
    "unasked",
    "year_before",
]
