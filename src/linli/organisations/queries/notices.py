"""Questions about notices: for whom one is, who passed it on, what waits for an organisation to be passed on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.clock.days import DAY, midnight_after
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.kernel.together import Asking, alone
from linli.organisations import policy
from linli.organisations.models import Notice, Passing
from linli.organisations.queries.tree import BodyRef, tree
from linli.organisations.rules.masses import strand_of
from linli.organisations.states_masses import NoticeState, PassingState, Strand

OPEN, STANDS = NoticeState.PUBLISHED, PassingState.STANDS


@visible_to(Notice)
def notices_seen(actor: Actor) -> QuerySet[Notice]:
    """For a post those from its own place, from above it and below it; for everybody what was passed on and holds."""
    found = Notice.objects.select_related(*Notice.WITH)
    if actor.is_clock:
        return found
    passed = Passing.objects.filter(notice=OuterRef("pk"), state=STANDS)
    seen = Q(Exists(passed), state=OPEN)
    if actor.post is not None:
        chain = ids_of(actor.post.path)
        seen |= Q(body__path__startswith=actor.post.path) | Q(under__in=chain) | Q(body__in=chain)
    return found.filter(seen)


@visible_to(Passing)
def passings_seen(actor: Actor) -> QuerySet[Passing]:
    """They are public while they stand; for the organisation itself afterwards too."""
    found = Passing.objects.select_related(*Passing.WITH)
    own = Q(body__path__startswith=actor.post.path) if actor.post else Q()
    return found if actor.is_clock else found.filter(Q(state=STANDS) | own)


def addressed(notice: Notice) -> list[BodyRef]:
    """The organisations that a notice is for, as the tree stands today: no statement."""
    return told_to(notice.kinds, notice.under.path, notice.body_id)


def told_to(kinds: Iterable[str], under: str, but: int) -> list[BodyRef]:
    wanted = {*kinds}
    return [ref for ref in tree().below(under) if ref.kind in wanted and ref.id != but]


def for_body(ref: BodyRef) -> QuerySet[Notice]:
    """The notices in force that are for one organisation."""
    chain = ids_of(ref.path)
    found = Notice.objects.filter(under__in=chain, state=OPEN, valid_until__gte=today())
    return found.filter(kinds__contains=[ref.kind]).exclude(body=ref.id).select_related(*Notice.WITH)


def to_pass_on(ref: BodyRef) -> QuerySet[Notice]:
    """Those of them that it has not passed on."""
    own = Passing.objects.filter(notice=OuterRef("pk"), body=ref.id, state=STANDS)
    return for_body(ref).filter(~Exists(own))


def passing_of(notice: int, body: int | None) -> Passing | None:
    """How an organisation passed a notice on."""
    rows = Passing.objects.filter(notice=notice, body=body, state=STANDS) if body else Passing.objects.none()
    return rows.select_related(*Passing.WITH).first()


def passed_on(notice: int) -> QuerySet[Passing]:
    """All who passed it on, the first first."""
    return Passing.objects.filter(notice=notice, state=STANDS).select_related("body").order_by("id")


def passed_counts(notices: Iterable[Notice]) -> dict[int, tuple[int, int]]:
    """By how many of how many each was passed on: one statement for all of them. Of organisations, never of readers."""
    told: dict[int, tuple[int, int]] = alone(to_be_passed(notices))
    return told


def to_be_passed(notices: Iterable[Notice]) -> Asking:
    """The same as a part of what a page asks together."""
    every = list(notices)
    rows = Passing.objects.filter(notice__in=[one.pk for one in every], state=STANDS)
    counts = dict((yield rows.order_by().values_list("notice").annotate(n=Count("id"))))
    return {one.pk: (counts.get(one.pk, 0), len(addressed(one))) for one in every}


def shown_by(body: int, most: int) -> QuerySet[Passing]:
    """What an organisation tells its members now, the newest first."""
    rows = Passing.objects.filter(
        body=body, state=STANDS, notice__state=OPEN, notice__valid_until__gte=today()
    )
    return rows.select_related(*Passing.WITH).order_by("-id")[:most]


def passed_in(body: int, first: date, until: date) -> QuerySet[Passing]:
    """What it passed on in a period; what it took back does not count."""
    rows = Passing.objects.filter(body=body, state=STANDS, at__gte=midnight_after(first - DAY))
    return rows.filter(at__lt=midnight_after(until - DAY))


def notices_from(path: str) -> QuerySet[Notice]:
    """What was published at and below a place."""
    return Notice.objects.filter(body__path__startswith=path).select_related(*Notice.WITH)


def carrier_of(actor: Actor, permission: str = policy.CARRY) -> BodyRef | None:
    """The mass or social organisation that the reader's post speaks for."""
    ref = tree().get(actor.post.body_id) if actor.post and actor.reach(permission) else None
    return ref if ref and strand_of(ref.kind, ref.name) else None


def carries(body: Any) -> bool:
    """Whether it is a mass or social organisation."""
    return bool(strand_of(body.kind, body.name))


def masses(path: str) -> list[tuple[BodyRef, dict[str, int]]]:
    """A place and the areas right below it, each with how many mass and social organisations of each strand stand
    there and below. From the tree in memory: no statement."""
    every, below = tree(), tree().below(path)
    if not below:
        return []
    near = [below[0], *every.children(below[0].id)]
    lines = {one.id: dict.fromkeys(Strand.values, 0) for one in near if one.level}
    for ref in below:
        at = next((one for one in reversed(ids_of(ref.path)) if one in lines), None)
        strand = strand_of(ref.kind, ref.name)
        if strand and at is not None:
            lines[at][strand] += 1
    return [(ref, lines[ref.id]) for ref in near if ref.id in lines]
