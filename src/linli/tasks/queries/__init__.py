"""Questions about tasks."""

from linli.tasks.queries.calls import (
    all_ended,
    answered_by_us,
    by_us,
    callable_from,
    came_of,
    decider_of,
    of_need,
    open_of,
    parts_of,
    to_look_at,
    to_us,
)
from linli.tasks.queries.choosing import gauge_name, gauges, own
from linli.tasks.queries.contacts import agreed_at, contacts_of, has_contact, post_for
from linli.tasks.queries.days import left_of_day
from linli.tasks.queries.desk import calls_wait, tasks_wait
from linli.tasks.queries.ending import calls_from, calls_to, contacts_with, tasks_from, tasks_with, was_called
from linli.tasks.queries.levels import chain, due_of, left_of, level_now, level_of, ran_out, to_decide
from linli.tasks.queries.lists import (
    came_down,
    declined,
    ended_here,
    open_at,
    sent_by,
    unfunded,
)
from linli.tasks.queries.meeting import meetings_of
from linli.tasks.queries.progress import Below, below, counted, parts
from linli.tasks.queries.seen import own_body, tasks_seen

__all__ = [
    "Below", "agreed_at", "all_ended", "answered_by_us", "below", "by_us", "callable_from", "calls_from", "calls_to",
    "calls_wait",
    "came_down", "came_of", "chain", "contacts_of", "contacts_with", "counted", "decider_of", "declined", "due_of",
    "ended_here", "gauge_name", "gauges", "has_contact", "left_of", "left_of_day", "level_now", "level_of",
    "meetings_of",
    "of_need", "open_at", "open_of", "own", "own_body", "parts", "parts_of", "post_for", "ran_out", "sent_by",
    "tasks_from", "tasks_seen", "tasks_wait", "tasks_with", "to_decide", "to_look_at", "to_us", "unfunded",
    "was_called",
]  # fmt: skip
