"""Whose the words of a need are: the register asks here, since no single path leads to the person."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.journal.models import Entry
from linli.kernel.privacy.register import whose
from linli.kernel.together import Asking
from linli.needs.models import Rating, Reporter

Told = tuple[int, datetime, int]  # need, when, rating
RATED = ("needs.need.rated", "needs.need.rated_too")


@whose("needs.first_reporter")
def first_reporter(person_id: int) -> Asking:
    """The needs whose words are this person's: they raised it. Whoever joins brings words of their own."""
    parts = Reporter.objects.filter(need__in=_parts(person_id).values("need"))
    firsts: dict[int, int | None] = {}
    for need, person in (yield parts.order_by("id").values_list("need", "person")):
        firsts.setdefault(need, person)
    return Q(pk__in=[need for need, person in firsts.items() if person == person_id])


@whose("needs.reporter")
def reporter(person_id: int) -> Asking:
    """The needs that this person raised or joined, and those with which theirs were joined: one answer for all."""
    return Q(pk__in=(yield from _matters(person_id)))


@whose("kernel.author")
def author(person_id: int) -> Asking:
    """What staff wrote down in this person's own matters, for them, at the counter."""
    needs = yield from _matters(person_id)
    rows = Entry.objects.filter(noun="needs.need", noun_id__in=needs, facts__behalf=person_id)
    return Q(entry_id__in=(yield rows.values_list("id", flat=True)))


@whose("needs.rater")
def rater(person_id: int) -> Asking:
    """The opinions of this person. A rating names nobody: it is theirs where nobody else had a part in the need,
    or where it was stored in the same step as their deed."""
    parts = yield _parts(person_id).values_list("need", "need__merged_into", "rated_at")
    needs = {pk for need, into, _at in parts for pk in (need, into) if pk}
    deeds = Entry.objects.filter(actor=person_id, kind__in=RATED, noun="needs.need", noun_id__in=needs)
    rated, others, deeds = yield (
        Rating.objects.filter(need__in=needs).order_by("at", "pk").values_list("need", "at", "pk"),
        _others(needs, person_id),
        deeds.values_list("noun_id", "at"),
    )
    shared = {pk for pair in others for pk in pair if pk}
    own = {pk for need, _at, pk in rated if need not in shared}
    own |= {_next(rated, (need, into), at) for need, into, at in parts if at}
    own |= {_last(rated, need, at) for need, at in deeds}
    return Q(pk__in=own - {0})


def _parts(person_id: int) -> QuerySet[Reporter]:
    return Reporter.objects.filter(person_id=person_id)


def _matters(person_id: int) -> Asking:
    rows = yield _parts(person_id).values_list("need", "need__merged_into")
    return {pk for pair in rows for pk in pair if pk}


def _others(needs: set[int], person_id: int) -> QuerySet[Reporter, Any]:
    """Those of the needs in which others had a part too."""
    others = Reporter.objects.filter(Q(need__in=needs) | Q(need__merged_into__in=needs))
    return others.exclude(person_id=person_id).values_list("need", "need__merged_into")


def _next(rated: list[Told], needs: tuple[int, int | None], at: datetime) -> int:
    """The first opinion on one of the needs from a moment on: the need was locked, so nobody came between."""
    return next((pk for need, when, pk in rated if need in needs and when >= at), 0)


def _last(rated: list[Told], need_id: int | None, at: datetime) -> int:
    """The last opinion on a need up to the moment of its entry."""
    return next((pk for need, when, pk in reversed(rated) if need == need_id and when <= at), 0)
