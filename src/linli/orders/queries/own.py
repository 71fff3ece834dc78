"""What a person has going on with services, and what stands in the calendars."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.kernel.happenings import Happening, happens
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking
from linli.orders import policy
from linli.orders.models import Offer, Order, Session, Want
from linli.orders.states import LIVE, OrderState, SessionState, Side, Theme, WantState
from linli.people import queries as people

SHOWN = 20
S = OrderState


def own_orders(actor: Actor) -> QuerySet[Order]:
    """A person's own orders, the newest first."""
    person = policy.self_of(actor) or 0
    rows = Order.objects.filter(Q(giver_person=person) | Q(taker_person=person))
    return rows.select_related(*Order.WITH).order_by("-id")


def own_offers(person: int) -> QuerySet[Offer]:
    return (
        Offer.objects.filter(person=person)
        .exclude(state="withdrawn")
        .select_related(*Offer.WITH)
        .defer("search")
    )


def own_wants(person: int) -> QuerySet[Want]:
    return Want.objects.filter(person=person, state=WantState.OPEN).select_related(*Want.WITH).defer("search")


def open_wants() -> QuerySet[Want]:
    """What organisations look for, for everybody to read."""
    rows = Want.objects.filter(state=WantState.OPEN, body__isnull=False)
    return rows.select_related(*Want.WITH).defer("search")


def wanted_by_neighbours() -> list[dict[str, Any]]:
    """How many neighbours look for something on which theme; few are not told."""
    rows = (
        Want.objects.filter(state=WantState.OPEN, person__isnull=False)
        .values("theme")
        .annotate(n=Count("pk"))
    )
    return [
        {"theme": Theme(one["theme"]).label, "n": one["n"]}
        for one in rows.order_by("-n")
        if one["n"] >= THRESHOLD
    ]


@people.matters
def matters_of(actor: Actor) -> Asking:
    """Orders of a person that are not over, on the first page."""
    person = policy.self_of(actor)
    if person is None:
        return []
    rows = Order.objects.filter(
        Q(giver_person=person) | Q(taker_person=person), state__in=[*LIVE, S.CONFIRMED]
    )
    found = yield rows.select_related(*Order.WITH).order_by("-id")[:SHOWN]
    return [_matter(one, person) for one in found]


def _matter(one: Order, person: int) -> dict[str, Any]:
    return {
        "title": one.title,
        "url": one.get_absolute_url(),
        "at": one.placed_at,
        "sentence": sentence(one, one.taker_person_id == person),
        "status": {"word": one.get_state_display(), "shape": SHAPES[S(one.state)]},
    }


SHAPES = {
    S.PLACED: "waiting", S.COUNTERED: "soon", S.ACCEPTED: "moving", S.WAITING: "waiting", S.HELD: "soon",
    S.SCHEDULED: "moving", S.DELIVERED: "soon", S.DISPUTED: "late", S.CONFIRMED: "done", S.RATED: "done",
    S.UNSAID: "closed", S.UNDELIVERED: "refused", S.DECLINED: "refused", S.WITHDRAWN: "closed", S.EXPIRED: "closed",
    S.ENDED: "closed",
}  # fmt: skip


def sentence(one: Order, receives: bool = True) -> str:
    """Where it stands, in a plain sentence for who reads it."""
    mine = (one.side == Side.TAKER) == receives  # whether the reader asked first
    day = f"{local(one.answer_by):%m-%d}" if one.answer_by else ""
    when = f"{local(one.begins_at):%m-%d %H:%M}" if one.begins_at else ""
    told = {
        S.PLACED: _("They answer by %(day)s at the latest.") if mine else _("Please answer by %(day)s."),
        S.COUNTERED: _("They propose another way. Please answer by %(day)s.")
        if mine
        else _("You proposed another way; they answer by %(day)s."),
        S.ACCEPTED: _("Accepted. The time is set next."),
        S.WAITING: _("On the waiting list: when a place falls free it is held for you."),
        S.HELD: _("A place is held for you: take it before it goes to the next."),
        S.SCHEDULED: _("Arranged for %(when)s, %(where)s."),
        S.DELIVERED: _("Was it done? Please confirm it.")
        if receives
        else _("Waits for the receiver's word."),
        S.DISPUTED: _("Something was not right; it is being looked at."),
        S.CONFIRMED: _("Confirmed. You can say how it was."),
    }.get(S(one.state), str(one.get_state_display()))
    return told % {"day": day, "when": when, "where": one.place_words or "—"}


def _happening(one: Order) -> Happening:
    assert one.begins_at and one.ends_at
    return Happening(
        uid=f"orders.order-{one.pk}", title=one.title, begins=one.begins_at, ends=one.ends_at, sequence=one.version,
        where=one.place_words, url=one.get_absolute_url(), cancelled=one.state in (S.WITHDRAWN, S.ENDED),
    )  # fmt: skip


@happens("people.person")
def orders_of_person(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """What somebody ordered or gives, arranged for a time."""
    rows = Order.objects.filter(
        Q(giver_person=person.pk) | Q(taker_person=person.pk), begins_at__lt=until, ends_at__gt=first,
        state__in=[S.SCHEDULED, S.DELIVERED, S.CONFIRMED, S.RATED, S.WITHDRAWN, S.ENDED],
    )  # fmt: skip
    return [_happening(one) for one in (yield rows.order_by("begins_at", "id")[:500])]


@happens("organisations.body")
def sessions_of_body(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """Times of its menu, which are public."""
    rows = Session.objects.filter(
        offer__body=body.pk, offer__state="published", begins_at__lt=until, ends_at__gt=first
    ).select_related("offer")
    found = yield rows.order_by("begins_at", "id")[:500]
    return [
        Happening(
            uid=f"orders.session-{one.pk}", title=one.offer.title, begins=one.begins_at, ends=one.ends_at,
            sequence=one.version, where=one.place_words, url=one.get_absolute_url(),
            cancelled=one.state == SessionState.CANCELLED,
        )
        for one in found
    ]  # fmt: skip


__all__ = [
    "SHAPES",
    "matters_of",
    "open_wants",
    "own_offers",
    "own_orders",
    "own_wants",
    "sentence",
    "wanted_by_neighbours",
]
