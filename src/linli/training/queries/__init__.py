"""Questions about training."""

from linli.training.queries import own
from linli.training.queries.choosing import kind_choices, own_posts, role_choices, street_choices_or_none
from linli.training.queries.reminders import contracts_to_remind, turns_to_remind
from linli.training.queries.rotation import Coverage, Turn, coverage, due_for, duties, to_cover, turns
from linli.training.queries.seeing import (
    all_in,
    courses_seen,
    duties_seen,
    enrolments_seen,
    first_of,
    instructors_seen,
    live_in,
    moved_with,
    over,
    plans_seen,
    reserve_seen,
    seat_above,
    selections_seen,
    sessions_of,
    standards_seen,
    to_remind,
)
from linli.training.queries.staffing import Row, counted, selections_of, staffing, standards

__all__ = [
    "Coverage", "Row", "Turn", "all_in", "contracts_to_remind", "counted", "courses_seen", "coverage",
    "due_for", "duties", "duties_seen", "enrolments_seen", "first_of", "instructors_seen", "kind_choices",
    "live_in", "moved_with", "over", "own", "own_posts", "plans_seen", "reserve_seen", "role_choices",
    "seat_above", "selections_of", "selections_seen", "sessions_of", "staffing", "standards", "standards_seen",
    "street_choices_or_none", "to_cover", "to_remind", "turns", "turns_to_remind",
]  # fmt: skip
