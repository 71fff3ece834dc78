"""Season rounds: which are open, what is wished, what an allotment looks like, which times they keep for themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from linli.kernel import reference
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now, today
from linli.kernel.queries import visible_to
from linli.venues import policy
from linli.venues.models import Application, Booking, Round, Venue
from linli.venues.queries.fair import HAD, LENGTH
from linli.venues.rules import quarter_of
from linli.venues.rules.allotting import Asked, Slot, allot, lot
from linli.venues.states import EntryState, RoundState

RUNNING = (RoundState.OPEN, RoundState.PROPOSED)
RUNNING_ROUNDS = "venues.rounds"
Who = tuple[str, int]


@dataclass(frozen=True)
class Kept:
    """What a running round keeps for itself."""

    site: int
    leaves: frozenset[int]
    first: date
    until: date
    title: str
    apply_by: datetime


@visible_to(Round)
def rounds_seen(actor: Actor) -> QuerySet[Round]:
    """That there is a round is public."""
    return Round.objects.select_related("site__body")


@visible_to(Application)
def applications_seen(actor: Actor) -> QuerySet[Application]:
    """One's own, those of a body one speaks for, and for who looks after the place all of them."""
    own = [pk for pk in (actor.person_id, actor.behalf_id) if pk]
    seen = Q(person__in=own) if own else Q(pk__in=[])
    for post in actor.posts:
        if policy.BOOK in post.permissions:
            seen |= Q(body__path__startswith=post.path)
    reach = actor.reach(policy.MANAGE)
    if reach:
        seen |= Q(round__site__body__path__startswith=reach)
    rows = Application.objects.filter(seen) if not actor.is_clock else Application.objects.all()
    return rows.select_related("round__site__body", "body", "person").prefetch_related("wishes__venue")


def rounds_told(area: str = "") -> QuerySet[Round]:
    """Rounds for which one can apply, then those that were decided and whose season has not ended."""
    rows = Round.objects.filter(until__gte=today()).exclude(state=RoundState.CALLED_OFF)
    rows = rows.filter(site__area_code__startswith=area) if area else rows
    return rows.select_related("site__body").order_by("apply_by", "id")


def applications_of(round_: Round) -> list[Application]:
    """Those that count, in the order in which they came. Two statements."""
    rows = Application.objects.filter(round=round_).exclude(state=EntryState.WITHDRAWN)
    return list(
        rows.select_related("body", "person").prefetch_related("wishes__venue").order_by("asked_at", "id")
    )


def kept_by_round(venue: Any, begins: Any, ends: Any) -> Kept | None:
    """The running round that keeps a venue's time for itself: until it is allotted nobody books there singly.

    No statement: the few rounds that run are remembered.
    """
    first, last = local(begins).date(), local(ends - timedelta(microseconds=1)).date()
    for one in reference.cached(RUNNING_ROUNDS, _running):
        if (
            one.site == venue.site_id
            and one.leaves & set(venue.leaves)
            and one.first <= last
            and first <= one.until
        ):
            return one
    return None


def _running() -> list[Kept]:
    rows = list(Round.objects.filter(state__in=RUNNING).order_by("first", "id"))
    wanted = {pk for one in rows for pk in one.venues}
    leaves = dict(Venue.objects.filter(pk__in=wanted).values_list("pk", "leaves"))
    return [
        Kept(one.site_id, frozenset(leaf for pk in one.venues for leaf in leaves.get(pk, ())), one.first, one.until,
             one.title, one.apply_by)
        for one in rows
    ]  # fmt: skip


def who_of(one: Application) -> Who:
    """For whom it is: an organisation or a person."""
    return ("body", one.body_id) if one.body_id else ("person", one.person_id)


def hours_had(round_: Round, whose: Iterable[Who]) -> dict[Who, Decimal]:
    """Hours at the site in the quarter in which people apply: booked, used or missed. One statement."""
    quarter, some = quarter_of(min(round_.apply_by, now())), set(whose)
    bodies = [pk for kind, pk in some if kind == "body"]
    people = [pk for kind, pk in some if kind == "person"]
    rows = (
        Booking.objects.filter(
            Q(body__in=bodies) | Q(body=None, person__in=people), state__in=HAD, site=round_.site_id
        )
        .filter(begins__gte=quarter.begins, begins__lt=quarter.ends)
        .values("body", "person")
        .annotate(length=Sum(LENGTH))
    )
    found: dict[Who, Decimal] = {}
    for row in rows:
        who = ("body", row["body"]) if row["body"] else ("person", row["person"])
        found[who] = found.get(who, Decimal()) + Decimal(row["length"].total_seconds()) / 3600
    return found


def allotment(round_: Round) -> dict[int, int]:
    """Application → number of the wish it gets, from 1. Whoever knows seed, wishes and hours gets the same."""
    rows = applications_of(round_)
    leaves = dict(Venue.objects.filter(pk__in=round_.venues).values_list("pk", "leaves"))
    asked = [
        Asked(
            one.pk, who_of(one),
            tuple(
                Slot(frozenset(leaves[wish.venue_id]), wish.weekday, wish.begins, wish.begins + wish.minutes)
                for wish in one.wishes.all()
            ),
        )
        for one in rows
    ]  # fmt: skip
    hours = hours_had(round_, [one.who for one in asked])
    given = allot(asked, hours, lambda who: lot(round_.seed, round_.pk, who))
    return {pk: n + 1 for pk, n in sorted(given.items())}
