"""What others may ask of gatherings."""

from linli.meetings.queries.answers import needs_of, points_behind
from linli.meetings.queries.life import (
    Line,
    branches_below,
    has_life,
    kept_from,
    missing,
    months_of,
    rhythms,
    to_plan,
    year_of,
)
from linli.meetings.queries.listing import (
    area_of,
    between,
    bodies_for,
    desk,
    in_room,
    is_public_record,
    nearness,
    of_body,
    of_series,
    on_show,
    points_to_answer,
    public_record,
    rooms_for,
    to_remind,
)
from linli.meetings.queries.notes import note_behind, note_by_code, notes_in, visible_notes
from linli.meetings.queries.notes_told import notes_of
from linli.meetings.queries.own import registrations
from linli.meetings.queries.papers import (
    attendees,
    listed_n,
    members_of,
    minutes_of,
    points_of,
    seated,
    span,
    told,
    undecided,
)
from linli.meetings.queries.seats import (
    is_full,
    line_of,
    live,
    own_seat,
    place_of,
    standing,
    to_settle,
    to_tell,
)
from linli.meetings.queries.seeing import held_by, meetings_seen, points_seen, seats_seen

__all__ = [
    "Line", "area_of", "attendees", "between", "bodies_for", "branches_below", "desk", "has_life", "held_by",
    "in_room", "is_full", "is_public_record", "kept_from", "line_of", "listed_n", "live", "meetings_seen", "members_of",
    "minutes_of", "missing", "months_of", "nearness", "needs_of", "of_body", "of_series", "on_show", "own_seat",
    "place_of", "points_behind", "points_of", "points_seen", "points_to_answer", "public_record", "registrations",
    "rooms_for", "rhythms", "seated", "seats_seen", "span", "standing", "to_plan", "to_remind", "to_settle",
    "to_tell", "told", "undecided", "year_of",
    "note_behind", "note_by_code", "notes_in", "notes_of", "visible_notes",
]  # fmt: skip
