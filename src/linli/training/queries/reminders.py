"""Whose contract or turn is near its end, and of which nobody was told yet at this step."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from linli.kernel import rulebook
from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.training import rules
from linli.training.models import Duty, Instructor
from linli.training.queries.rotation import Turn, turns

AT_ONCE = 500


def _steps(code: str) -> list[int]:
    return [int(n) for n in rulebook.get(code).numbers]


def contracts_to_remind() -> Iterator[tuple[Instructor, int]]:
    """Contracts whose end is within a step of the rulebook, or past, and the step."""
    steps = _steps("training.instructor.remind")
    until = today() + timedelta(days=max(steps))
    rows = Instructor.objects.filter(state="contracted", ends__lte=until).select_related("body", "person")
    found = list(rows.order_by("ends", "id")[:AT_ONCE])
    told = _told(Instructor.label(), "training.instructor.reminded", [one.pk for one in found])
    for one in found:
        step = rules.step_of(one.ends or today(), today(), steps)
        if step is not None and (one.pk, 0, step, str(one.ends)) not in told:
            yield one, step


def turns_to_remind() -> Iterator[tuple[Turn, int]]:
    """Turns that end within a step of the rulebook, or are over, of those who are in no open course."""
    steps = _steps("training.rotation.remind")
    near = [
        (one, step)
        for one in turns("")
        if one.course is None and (step := rules.step_of(one.due.on, today(), steps)) is not None
    ]
    told = _told(Duty.label(), "training.duty.reminded", {one.duty.pk for one, _step in near})
    fresh = (
        (one, step) for one, step in near if (one.duty.pk, one.post.pk, step, str(one.due.on)) not in told
    )
    for _n, pair in zip(range(AT_ONCE), fresh, strict=False):
        yield pair


def _told(noun: str, kind: str, ids: Any) -> set[tuple[int, int, int, str]]:
    """What was told already: the noun, the post, the step, the day that it was about."""
    rows = Entry.objects.filter(noun=noun, noun_id__in=ids, kind=kind)
    return {
        (pk or 0, facts.get("post", 0), facts["step"], str(date.fromisoformat(facts["about"])))
        for pk, facts in rows.values_list("noun_id", "facts")
    }
