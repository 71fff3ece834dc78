"""The questions that volunteers answer, for this house and for the floors above."""

from linli.volunteers.queries import exchange, hands, happening, mutual, waiting
from linli.volunteers.queries.certificates import (
    Checked,
    addresses,
    by_code,
    by_document,
    own_certificates,
    public_key,
    revoked_codes,
    seed,
    that_count,
    to_issue,
    told_of,
)
from linli.volunteers.queries.desk import own_tasks, to_post, waiting_parts
from linli.volunteers.queries.hours import (
    bodies_served,
    confirmed,
    confirmed_minutes,
    counted,
    day_of,
    has_fifth,
    is_locked,
    next_step,
    own_hours,
    stars,
    stars_with,
    steps,
    to_confirm,
    to_decide,
    to_remind_of,
    year_of,
)
from linli.volunteers.queries.mutual import matches_of
from linli.volunteers.queries.nearness import Near, Wish, homes, near
from linli.volunteers.queries.neighbours import openings_of, teams_for
from linli.volunteers.queries.own import (
    absences_of,
    clashing,
    line_and_clash,
    matters_of,
    nominations_of,
    organiser_choices,
    own_sign_ups,
    swaps_of,
)
from linli.volunteers.queries.profiles import (
    body_of,
    by_number,
    called,
    cases_for,
    fit_of,
    has_agreed,
    lacking,
    own_body,
    person_of,
    profile_of,
    profile_of_person,
    still_to_do,
    volunteers_below,
    wanted,
)
from linli.volunteers.queries.saying import in_a_line, places, span, status_of, told_near
from linli.volunteers.queries.seeing import hours_seen, sign_ups_seen, tasks_seen
from linli.volunteers.queries.tasks import (
    LIVE,
    Standing,
    free_in,
    holds_run_out,
    hours_by_seat,
    in_shift,
    line_of,
    open_tasks,
    placed,
    roll,
    served_in,
    sign_ups_of,
    span_days,
    span_hours,
    standing,
    standings,
    to_end,
    to_remind,
    to_stand,
)

__all__ = [
    "LIVE", "Checked", "Near", "Standing", "Wish", "absences_of", "addresses", "bodies_served", "body_of",
    "by_code", "by_document", "by_number", "called", "cases_for", "clashing", "confirmed", "confirmed_minutes",
    "counted", "day_of", "exchange", "fit_of", "free_in", "hands", "happening", "has_agreed", "has_fifth",
    "holds_run_out", "homes", "hours_by_seat", "hours_seen", "in_a_line", "in_shift", "is_locked", "lacking",
    "line_and_clash", "line_of", "matches_of", "matters_of", "mutual", "near", "next_step", "nominations_of",
    "open_tasks", "openings_of", "organiser_choices", "own_body", "own_certificates", "own_hours",
    "own_sign_ups", "own_tasks", "person_of", "placed", "places", "profile_of", "profile_of_person",
    "public_key", "revoked_codes", "roll", "seed", "served_in", "sign_ups_of", "sign_ups_seen", "span",
    "span_days", "span_hours", "standing", "standings", "stars", "stars_with", "status_of", "steps",
    "still_to_do", "swaps_of", "tasks_seen", "teams_for", "that_count", "to_confirm", "to_decide", "to_end",
    "to_issue", "to_post", "to_remind", "to_remind_of", "to_stand", "told_near", "told_of", "volunteers_below",
    "waiting", "waiting_parts", "wanted", "year_of",
]  # fmt: skip
