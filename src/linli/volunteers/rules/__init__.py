"""What must hold for voluntary service: pure decisions, and their refusals."""

from linli.volunteers.rules.hours import (
    as_hours,
    is_locked,
    last_day,
    locks_at,
    minutes_of,
    refuse_bad_day,
    refuse_bad_minutes,
    refuse_locked,
    refuse_not_counted,
    refuse_own_word,
    refuse_short_words,
    stars_of,
)
from linli.volunteers.rules.people import (
    Fit,
    Wanted,
    is_number,
    lacking,
    name_of,
    refuse_unfit,
    refuse_unready,
    still_to_do,
    with_check_digit,
)
from linli.volunteers.rules.series import dates_of, days_in, roles_in
from linli.volunteers.rules.tasks import (
    CLASH,
    cases_of,
    is_late,
    phase_of,
    refuse_clash,
    refuse_closed,
    refuse_full,
    refuse_past,
    refuse_unheld,
)

__all__ = [
    "CLASH", "Fit", "Wanted", "as_hours", "cases_of", "dates_of", "days_in", "is_late", "is_locked",
    "is_number", "lacking", "last_day", "locks_at", "minutes_of", "name_of", "phase_of", "refuse_bad_day",
    "refuse_bad_minutes", "refuse_clash", "refuse_closed", "refuse_full", "refuse_locked",
    "refuse_not_counted", "refuse_own_word", "refuse_past", "refuse_short_words", "refuse_unfit",
    "refuse_unheld", "refuse_unready", "roles_in", "stars_of", "still_to_do", "with_check_digit",
]  # fmt: skip
