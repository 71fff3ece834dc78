"""The seats of a session: given in the order of asking, held, taken, given back, under the offer's lock."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import local, now
from linli.kernel.refusals import NotNow
from linli.kernel.seats import LIVE, SeatState, hold_until
from linli.kernel.storing import lock
from linli.orders import policy, queries, rules
from linli.orders.acts.arranging import call_off
from linli.orders.acts.telling import GIVER, TAKER, both, to
from linli.orders.models import Offer, Order, Session, SessionSeat


def settle_line(session: Session) -> list[int]:
    """Bring the line to what is true now, under the offer's lock; the numbers of the seats that nobody waits for."""
    line = rules.settle_parties(queries.line_of(session), session.seats, now())
    for claim in dict.fromkeys(one.claim_id for one in line.lapsed):
        lapse_place(CLOCK, claim)
    if session.begins_at > now():
        parties: dict[int, list[int]] = {}
        for one, number in line.offered:
            parties.setdefault(one.claim_id, []).append(number)
        for claim, numbers in parties.items():
            offer_place(CLOCK, claim, numbers=numbers)
    return line.free


def settle_session(pk: int) -> None:
    """The clock's part."""
    with transaction.atomic():
        session = Session.objects.select_related(*Session.WITH).get(pk=pk)
        lock(Offer, session.offer_id)
        settle_line(session)


def seats_of(order: Order) -> list[SessionSeat]:
    return list(SessionSeat.objects.filter(claim=order.pk, state__in=LIVE).order_by("id"))


def put(order: Order, state: str, numbers: Any = None, until: Any = None) -> None:
    """The seats of one order in a new state; a group's in one step."""
    rows = seats_of(order)
    for one, number in zip(rows, numbers or [None] * len(rows), strict=True):
        one.put(state, number, until)
        if order.state == "held" and state == SeatState.WAITING:
            one.order = order.held_until  # type: ignore[assignment]
    SessionSeat.objects.bulk_update(rows, ["state", "seat", "held_until", "order"])


def leave_seats(order: Order) -> None:
    """Give the seats of an order back; the next in the line gets them held."""
    if order.session_id is None:
        return
    had = seats_of(order)
    for one in had:
        one.put(SeatState.LEFT)
    if had:
        SessionSeat.objects.bulk_update(had, ["state", "seat", "held_until"])
        order.save(update_fields=["held_until", "state"])
        settle_line(Session.objects.select_related(*Session.WITH).get(pk=order.session_id))


@act("orders.order.offered", _("Hold the places"), on=Order, may=policy.is_clock, move="offer", hidden=True)
def offer_place(actor: Actor, order: Order, *, numbers: list[int]) -> Deed:
    """Places fell free: they are held for the next in the line, for a set time."""
    session: Any = order.session
    until = hold_until(now(), session.begins_at, queries.span("orders.hold"))
    put(order, SeatState.HELD, numbers, until)
    order.held_until = until
    text = _(
        "A place is held for you until %(until)s: %(when)s. Take it, or leave it to the next; both are fine."
    )
    return Deed(
        words=[to(order, TAKER, _("A place for you: %(title)s"), text, until=f"{local(until):%m-%d %H:%M}")]
    )


@act("orders.order.lapsed", _("End a hold"), on=Order, may=policy.is_clock, move="lapse", hidden=True)
def lapse_place(actor: Actor, order: Order) -> Deed:
    """The time of a hold is over: back to the end of the line, behind all others."""
    put(order, SeatState.WAITING)
    order.held_until = None
    return Deed()


@act("orders.order.taken", _("Take the place"), on=Order, may=policy.takes, move="take", primary=True,
     next=_("The place is yours."))  # fmt: skip
def take_place(actor: Actor, order: Order) -> Deed:
    """The held place becomes one's own while the hold runs."""
    if order.held_until is None or order.held_until <= now():
        raise NotNow(
            _("The hold has run out, and the place went to the next. You are still on the waiting list.")
        )
    rules.refuse_session(order.session.state, order.session.begins_at, now())  # type: ignore[union-attr]
    rows = seats_of(order)
    put(order, SeatState.TAKEN, [one.seat for one in rows])
    order.held_until = None
    return Deed(words=[to(order, GIVER, _("A place was taken: %(title)s"), _("%(when)s"))])


@act("orders.order.ended", _("End the order"), on=Order, may=policy.is_clock, move="end", hidden=True)
def end_order(actor: Actor, order: Order, *, reason: str = "") -> Deed:
    """It is no longer offered, or one of the two is no more: both sides hear of it, with the reason."""
    rows = seats_of(order) if order.session_id else []
    for one in rows:
        one.put(SeatState.ENDED)
    if rows:
        SessionSeat.objects.bulk_update(rows, ["state", "seat", "held_until"])
    call_off(order, reason)
    order.held_until, order.answer_by, order.ended_at = None, None, now()
    words = both(order, _("It will not take place: %(title)s"), _("Reason: %(reason)s"), reason=reason or "—")
    return Deed(words=words, amounts={"ended": 1})
