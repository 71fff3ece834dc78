"""The copies by which desks sort and find what ran out, always as the entries will tell them again."""

from typing import Any

from linli.kernel.clock import now
from linli.tasks.models import Called
from linli.tasks.queries import due_of
from linli.tasks.rules.stages import Course


def reached(part: Called, state: str, *, anew: bool = False) -> None:
    """A stage is reached now; with ``anew`` its clocks begin from here."""
    part.staged_at = now()
    if anew:
        part.begins_at = part.staged_at
    part.told = None
    part.due_at = due_again(part, state)


def due_again(part: Called, state: str = "") -> Any:
    """When the stage runs out by the calendar as it is known now."""
    course = Course(state or part.state, part.begins_at, part.staged_at, part.due_on, part.call.urgency)
    return due_of(course)
