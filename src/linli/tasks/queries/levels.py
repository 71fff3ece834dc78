"""What ran out and to which level it has come: reckoned when read, for all rows there are, by working time."""

from datetime import UTC, datetime

from django.db.models import Q

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import Left, Term, calendar, left, now, reckon, today
from linli.kernel.clock.days import INSTANT, midnight_after
from linli.kernel.clock.reckoning import Due
from linli.kernel.nouns import ids_of
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.models import Called
from linli.tasks.queries.days import left_of_day
from linli.tasks.rules import stages
from linli.tasks.states import OPEN_CALLED, CalledState


def due_of(course: stages.Course) -> datetime | None:
    """When the present stage runs out, by the rule of the day on which it began."""
    at = course.stage
    if at.on is not None:
        return midnight_after(at.on).astimezone(UTC)
    return _reckoned(at).at if at.since is not None else None


def _reckoned(at: stages.Stage) -> Due:
    assert at.since is not None
    return reckon(at.since, rulebook.term(at.rule), calendar(), now=now())


def left_of(part: Called) -> Left:
    """What is left of the present stage."""
    at = stages.stage(part.state, part.begins_at, part.staged_at, part.due_on, part.call.urgency)
    if at.on is not None:
        return left_of_day(at.on)
    return left(_reckoned(at) if at.since is not None else None, now(), calendar(), rulebook.soon())


def chain(decider: int | None) -> list[int]:
    """The levels that decide one after the other, from the one above both upward: none of them skipped."""
    if decider is None:
        return []
    up = [one.id for one in reversed(organisations.tree().chain(decider))]
    return stages.levels(up, organisations.staffed(policy.JUDGE, today()))


def level_of(decider: int | None, due_at: datetime | None, at: datetime) -> int | None:
    """The level to which something has come whose stage ran out at ``due_at``; None while it has not run out.

    Each level has the time of the rulebook, in working days; then the next one has it too."""
    if due_at is None or at < due_at:
        return None
    up, passed = chain(decider), 0
    term = rulebook.term("tasks.call.decide")
    end = _after(due_at, term)
    while passed < len(up) - 1 and at >= end:
        passed += 1
        end = _after(end, term)
    return stages.level_at(passed, up)


def _after(end: datetime, term: Term) -> datetime:
    """When the next level's time ends: 24:00 still belongs to the day before, so the day after it is counted."""
    return reckon(end - INSTANT, term, calendar(), now=now()).if_resumed


def level_now(part: Called) -> int | None:
    """The level that is to decide on it now: what was refused is decided above both at once."""
    came = level_of(part.decider_id, part.due_at, now())
    if came is None and part.state == CalledState.REFUSED:
        return next(iter(chain(part.decider_id)), None)
    return came


def at_levels(path: str) -> Q:
    """Everything at or below ``path`` that ran out or was refused."""
    late = Q(due_at__lte=now()) | Q(state=CalledState.REFUSED)
    return late & Q(state__in=OPEN_CALLED, decider__path__startswith=path)


def has_come(own: int, decider: int | None, due_at: datetime | None, state: str) -> bool:
    """Whether it has come to this level: what was refused is decided above both at once."""
    came = level_of(decider, due_at, now())
    if came is None and state == CalledState.REFUSED:
        came = next(iter(chain(decider)), None)
    return came == own


def to_decide(actor: Actor) -> list[int]:
    """What has come to the reader's level: every one, however many there are; few columns, no page."""
    path = actor.reach(policy.JUDGE)
    if path is None:
        return []
    rows = Called.objects.filter(at_levels(path)).values_list("pk", "decider_id", "due_at", "state")
    own = ids_of(path)[-1]
    return [pk for pk, decider, due_at, state in rows if has_come(own, decider, due_at, state)]


def ran_out() -> list[tuple[int, int]]:
    """What has come to a level that was not told yet, the longest waiting first."""
    found = []
    rows = Called.objects.filter(due_at__lte=now(), state__in=OPEN_CALLED).order_by("due_at", "id")
    for pk, decider, due_at, told in rows.values_list("pk", "decider_id", "due_at", "told_id"):
        came = level_of(decider, due_at, now())
        if came is not None and came != told:
            found.append((pk, came))
    return found
