"""Who sees which table and which request, and the lists of a desk."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.records import policy
from linli.records.models import Asked, DataRequest, Filling, Question
from linli.records.states.tables import AskedState, FillingState, QuestionState, RequestState

UNDER_WAY = (RequestState.SENT, RequestState.SUMMED)


def scope(actor: Actor) -> str | None:
    """Where the post in use fills tables, sends them or reads them."""
    return actor.reach(policy.FILL) or actor.reach(policy.ASK) or actor.reach(policy.READ)


def own_body(actor: Actor) -> int | None:
    path = scope(actor)
    return ids_of(path)[-1] if path else None


@visible_to(DataRequest)
def requests_seen(actor: Actor) -> QuerySet[DataRequest]:
    """The sender and those above it see all; the bodies asked, and those above them, what was sent."""
    path = scope(actor)
    if actor.is_clock:
        return DataRequest.objects.select_related("body")
    if path is None:
        return DataRequest.objects.none()
    reached = Asked.objects.filter(request=OuterRef("pk"), body__path__startswith=path)
    return DataRequest.objects.filter(Q(body__path__startswith=path) | Exists(reached)).select_related("body")


@visible_to(Asked)
def asked_seen(actor: Actor) -> QuerySet[Asked]:
    path = scope(actor)
    found = Asked.objects.select_related("request__body", "body")
    if actor.is_clock:
        return found
    if path is None:
        return found.none()
    return found.filter(Q(body__path__startswith=path) | Q(request__body__path__startswith=path))


@visible_to(Filling)
def fillings_seen(actor: Actor) -> QuerySet[Filling]:
    """Those of the reader's body and below; what was sent in answer to a request of theirs; what they are asked."""
    found = Filling.objects.select_related("body", "asked__request__body", "asked__body")
    path = scope(actor)
    seen = Q(
        pk__in=Question.objects.filter(asked_of=actor.person_id or 0, state=QuestionState.MISSING).values(
            "filling"
        )
    )
    if path is not None:
        seen |= Q(body__path__startswith=path)
        seen |= Q(state=FillingState.SENT, asked__request__body__path__startswith=path)
    return found if actor.is_clock else found.filter(seen)


def arriving(actor: Actor) -> QuerySet[Asked]:
    """Requests that wait for the reader's own body, the most urgent first."""
    own = own_body(actor)
    begun = Filling.objects.filter(asked=OuterRef("pk")).exclude(state=FillingState.DROPPED)
    found = Asked.objects.filter(body=own, state=AskedState.WAITING, request__state__in=UNDER_WAY)
    return (
        found.filter(~Exists(begun)).select_related("request__body", "body").order_by("request__due_at", "id")
    )


def tables_of(actor: Actor) -> QuerySet[Filling]:
    """The tables of the reader's own body."""
    found = Filling.objects.filter(body=own_body(actor)).exclude(state=FillingState.DROPPED)
    return found.select_related("body", "asked__request__body", "asked__body")


def requests_of(actor: Actor) -> QuerySet[DataRequest]:
    """What the reader's own body asks of others."""
    return DataRequest.objects.filter(body=own_body(actor)).select_related("body")


def declined_below(actor: Actor) -> QuerySet[Asked]:
    """Declines of requests whose sender is at or below the reader's body: for the level above to see."""
    path = scope(actor)
    if path is None:
        return Asked.objects.none()
    found = Asked.objects.filter(state=AskedState.DECLINED, request__body__path__startswith=path)
    return found.select_related("request__body", "body").order_by("-id")


def asked_of_me(actor: Actor) -> QuerySet[Question]:
    """Cells that colleagues sent to the reader."""
    found = Question.objects.filter(asked_of=actor.person_id or 0, state=QuestionState.MISSING)
    return found.exclude(filling__state__in=(FillingState.SENT, FillingState.DROPPED)).select_related(
        "filling"
    )


def given(path: str, words: str = "") -> QuerySet[Question]:
    """Every number that was sent: to whom, when, for which question (DOMAIN.md 7, 反查)."""
    found = Question.objects.filter(
        filling__body__path__startswith=path, filling__state=FillingState.SENT, value__isnull=False
    )
    if words:
        found = found.filter(Q(name__icontains=words) | Q(taken_for__icontains=words))
    return found.select_related("filling__body", "filling__asked__request__body").order_by(
        "-filling__sent_at", "n"
    )


def answers_to(request: DataRequest) -> list[Any]:
    """Each body asked, with its filling that was sent, if any; in the order of their codes."""
    asked = list(request.asked.select_related("body").order_by("body__area_code", "body_id"))
    sent = {
        one.asked_id: one
        for one in Filling.objects.filter(asked__request=request, state=FillingState.SENT).order_by("id")
    }
    return [(one, sent.get(one.pk)) for one in asked]
