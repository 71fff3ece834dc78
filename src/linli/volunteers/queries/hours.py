"""Hours: what waits for whom, what is confirmed, what it amounts to. Only ever of one person, for that person."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.volunteers import policy, rules
from linli.volunteers.models import Hours, Nomination
from linli.volunteers.queries.tasks import span_days
from linli.volunteers.states import HoursState, NominationState
from linli.volunteers.states.hours import UNCONFIRMED


def confirmed(person: int) -> QuerySet[Hours]:
    return Hours.objects.filter(person=person, state=HoursState.CONFIRMED)


def confirmed_minutes(person: int, until: date | None = None) -> int:
    """The only total there is of a person: their confirmed minutes."""
    rows = confirmed(person)
    rows = rows.filter(served_on__lte=until) if until else rows
    return int(rows.aggregate(total=Sum("minutes"))["total"] or 0)


def is_locked(hours: Hours, at: datetime | None = None) -> bool:
    return rules.is_locked(hours.confirmed_at, at or now(), span_days("volunteers.hours.lock"))


def own_hours(actor: Actor) -> QuerySet[Hours]:
    rows = Hours.objects.filter(person=policy.self_of(actor) or 0).select_related("body", "task")
    return rows.order_by("-served_on", "-id")


def to_confirm(person: int) -> QuerySet[Hours]:
    """What waits for a volunteer's word."""
    return Hours.objects.filter(person=person, state__in=UNCONFIRMED).select_related("body", "task")


def to_decide(actor: Actor) -> QuerySet[Hours]:
    """Claims and questions that wait for the organiser, the oldest first."""
    path = actor.reach(policy.ORGANISE)
    rows = Hours.objects.filter(state__in=[HoursState.CLAIMED, HoursState.CONTESTED])
    rows = rows.filter(body__path__startswith=path) if path else rows.none()
    return rows.select_related("body", "task").order_by("posted_at", "id")


def to_remind_of(limit: int) -> QuerySet[Hours]:
    """Hours that have waited for a word for the time of the rulebook and were not looked at: reminded once."""
    due = now() - span_days("volunteers.hours.remind")
    rows = Hours.objects.filter(state=HoursState.PROPOSED, reminded_at=None, posted_at__lte=due)
    return rows.select_related(*Hours.WITH).order_by("posted_at")[:limit]


def steps() -> tuple[Any, ...]:
    return rulebook.get("volunteers.stars").numbers


def stars(person: int, minutes: int) -> int:
    """The stars that somebody's own page shows them; the fifth only where it was given."""
    nominated = int(rulebook.get("volunteers.stars.nominated").number)
    given = rules.stars_of(minutes, steps(), nominated, True) >= nominated and has_fifth(person)
    return rules.stars_of(minutes, steps(), nominated, given)


def has_fifth(person: int) -> bool:
    return Nomination.objects.filter(person=person, state=NominationState.GRANTED).exists()


def bodies_served(person: int) -> list[tuple[int, str, int]]:
    """The bodies with which somebody has confirmed hours: id, name, minutes."""
    rows = (
        confirmed(person).values("body", "body__name").annotate(total=Sum("minutes")).order_by("body__name")
    )
    return [(one["body"], one["body__name"], one["total"]) for one in rows]


def counted(person: int, body: int, first: date, last: date) -> list[Hours]:
    """The confirmed rows that a certificate of these days counts, the earliest first."""
    rows = confirmed(person).filter(body=body, served_on__gte=first, served_on__lte=last)
    return list(rows.order_by("served_on", "id"))


def year_of(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def day_of(at: datetime) -> date:
    return local(at).date()


def stars_with(minutes: int, has_fifth: bool) -> int:
    """The stars of confirmed minutes, with what is known of the fifth."""
    nominated = int(rulebook.get("volunteers.stars.nominated").number)
    return rules.stars_of(minutes, steps(), nominated, has_fifth)


def next_step(minutes: int) -> int:
    """The hours of the next star that comes by itself; 0 when there is none."""
    nominated = int(rulebook.get("volunteers.stars.nominated").number)
    return next((int(step) for step in steps()[: nominated - 1] if minutes < step * 60), 0)
