"""An order placed from either side, answered, countered, declined; taken back; ended by silence."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import calendar, local, now, reckon
from linli.kernel.copying import number
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.seats import SeatState
from linli.kernel.storing import lock
from linli.orders import forms, policy, queries, rules
from linli.orders.acts.arranging import call_off
from linli.orders.acts.line import leave_seats, settle_line
from linli.orders.acts.telling import GIVER, TAKER, asked, asker, to
from linli.orders.models import Offer, Order, Session, SessionSeat, Want
from linli.orders.states import OrderState, Side


def _day(order: Order) -> str:
    return local(order.answer_by).date().isoformat() if order.answer_by else ""


def answer_by() -> Any:
    """When silence ends it: working days of the rulebook from now."""
    return reckon(now(), rulebook.term("orders.answer"), calendar(), now=now()).at


@act("orders.order.placed", _("Order"), on=Order, may=policy.is_somebody, creates=True, form=forms.Place,
     rate="web.rate.book")  # fmt: skip
def place_order(
    actor: Actor, *, offer: Any, session: Any = None, how_many: int = 1, wait: bool = False, **said: Any
) -> Deed:
    """From the menu. A time with free seats is one's own at once; everything else waits for an answer."""
    one: Offer = lock(Offer, offer)
    rules.refuse_off_menu(one.state, one.first_day, one.last_day, local(now()).date())
    body, person = policy.party_of(actor)
    rules.refuse_to_oneself((one.body_id, one.person_id), (body, person))
    order = Order(
        offer=one, side=Side.TAKER, giver_body=one.body, giver_person_id=one.person_id, taker_person_id=person,
        taker_body=queries.body_of(body) if body else None, at=one.at, title=one.title, how_many=how_many,
        placed_at=now(), place_words=one.place_words, **said,
    )  # fmt: skip
    number([order])  # so that words lead to it
    if session:
        return _seated(order, session, wait)
    rules.refuse_many(how_many, one.most)
    order.state, order.answer_by = OrderState.PLACED, answer_by()
    text = _("For %(n)s people. Answer by %(day)s: accept, propose another way, or say no with the reason.")
    word = asked(order, _("An order: %(title)s"), text, n=how_many, day=_day(order))
    return Deed(order, amounts={"placed": 1, "people": how_many}, words=[word])


def _seated(order: Order, pk: Any, wait: bool) -> Deed:
    """Seats of a session for a person or a group: all at once, or a place in the line."""
    session = Session.objects.select_related(*Session.WITH).filter(offer=order.offer, pk=pk).first()
    if session is None:
        raise NotNow(_("This time is not there any more. Choose another one."))
    rules.refuse_session(session.state, session.begins_at, now())
    rules.refuse_many(order.how_many, session.seats)
    if queries.has_place(session, order.taker_body_id, order.taker_person_id):
        raise NotNow(_("You have a place at this time, or wait for one already."))
    free = settle_line(session)
    rules.refuse_full(len(free), order.how_many, wait)
    order.session, order.begins_at, order.ends_at = session, session.begins_at, session.ends_at
    order.place_words = session.place_words
    takes = len(free) >= order.how_many
    order.state = OrderState.SCHEDULED if takes else OrderState.WAITING
    seats = []
    for n in range(order.how_many):
        one = SessionSeat(session=session, asked_at=now(), order=now())
        one.put(SeatState.TAKEN, free[n]) if takes else one.put(SeatState.WAITING)
        seats.append(one)
    words = [to(order, GIVER, _("Somebody comes: %(title)s"), _("%(when)s, %(n)s people."), n=order.how_many)]
    if not takes:
        text = _("When places fall free they are held for you, and you are told. %(when)s")
        words = [to(order, TAKER, _("You are on the waiting list: %(title)s"), text)]
    return Deed(order, also=seats, amounts={"placed": 1, "people": order.how_many}, words=words)


@act("orders.order.answered", _("Offer it to them"), on=Order, may=policy.is_somebody, creates=True, form=forms.Answer,
     hidden=True)  # fmt: skip
def answer_want(actor: Actor, *, want: Any, offer: Any = None, words: str = "") -> Deed:
    """An order from the other side: somebody who can do it offers it to who looks for it."""
    one: Want = lock(Want, want)
    rules.refuse_closed_want(one.state)
    body, person = policy.party_of(actor)
    rules.refuse_to_oneself((one.body_id, one.person_id), (body, person))
    menu = Offer.objects.select_related(*Offer.WITH).filter(pk=offer).first() if offer else None
    if menu is not None and not policy.owns(actor, menu):
        raise NotYours(_("Only who offers it can bring it to somebody."))
    if queries.answers_open(one, body, person):
        raise NotNow(_("You have offered it to them already. They answer within a few days."))
    order = Order(
        offer=menu,
        want=one,
        side=Side.GIVER,
        giver_body=queries.body_of(body) if body else None,
        giver_person_id=person,
        taker_body=one.body,
        taker_person_id=one.person_id,
        at=one.at,
        title=menu.title if menu else one.title,
        how_many=one.how_many,
        words=words,
        placed_at=now(),
        answer_by=answer_by(),
        state=OrderState.PLACED,
        place_words=menu.place_words if menu else "",
    )
    number([order])
    text = _(
        "Somebody can do what you look for. Answer by %(day)s: accept it, propose another way, or say no."
    )
    word = asked(order, _("For you: %(title)s"), text, day=_day(order))
    return Deed(order, amounts={"placed": 1, "people": one.how_many}, words=[word])


@act("orders.order.accepted", _("Accept the order"), on=Order, may=policy.was_asked, move="accept", primary=True,
     next=_("Accepted; the other side is told. Now set the time."))  # fmt: skip
def accept(actor: Actor, order: Order) -> Deed:
    """Who was asked says yes. The time is set in the next step."""
    order.answer_by = None
    return Deed(
        words=[asker(order, _("Accepted: %(title)s"), _("The time is set next; you are told."))],
        amounts={"accepted": 1},
    )


@act("orders.order.countered", _("Propose another way"), on=Order, may=policy.was_asked, move="counter",
     form=forms.Counter, next=_("Proposed. The other side answers within a few days."))  # fmt: skip
def counter(actor: Actor, order: Order, *, proposal: str) -> Deed:
    """Not like this, but like that: the other side says yes or no to it."""
    rules.refuse_short(proposal, "proposal")
    order.proposal, order.answer_by = proposal, answer_by()
    text = _("Look at it and say yes or no by %(day)s.")
    return Deed(
        words=[
            asker(
                order,
                _("Another way is proposed: %(title)s"),
                text,
                day=_day(order),
            )
        ]
    )


@act("orders.order.agreed", _("Agree to it"), on=Order, may=policy.asked_first, move="agree", primary=True,
     next=_("Agreed; the other side is told."))  # fmt: skip
def agree(actor: Actor, order: Order) -> Deed:
    """The other way suits as well."""
    order.answer_by = None
    return Deed(
        words=[asked(order, _("They agree: %(title)s"), _("Now set the time."))], amounts={"accepted": 1}
    )


@act("orders.order.declined", _("Say no"), on=Order, may=policy.says_no, move="decline", form=forms.Reason, danger=True,
     next=_("The other side is told, with your reason."))  # fmt: skip
def decline(actor: Actor, order: Order, *, reason: str) -> Deed:
    """With a reason, which the other side reads."""
    rules.refuse_short(reason)
    words = [
        to(order, side, _("Declined: %(title)s"), _("Reason: %(reason)s"), reason=reason)
        for side, own in ((GIVER, policy.gives), (TAKER, policy.takes))
        if not own(actor, order)
    ]
    order.answer_by, order.ended_at = None, now()
    return Deed(amounts={"declined": 1}, remark=reason, words=words)


@act("orders.order.expired", _("No answer came"), on=Order, may=policy.is_clock, move="expire", hidden=True)
def expire_order(actor: Actor, order: Order) -> Deed:
    """Silence within the term ends it; both are told, so that who asked can turn to somebody else."""
    order.answer_by, order.ended_at = None, now()
    text = _("No answer came in time, and it has ended. You can ask somebody else.")
    return Deed(
        amounts={"silent": 1},
        words=[asker(order, _("No answer: %(title)s"), text),
               asked(order, _("You did not answer: %(title)s"), _("The order has ended by itself."))],
    )  # fmt: skip


@act("orders.order.withdrawn", _("Cancel the order"), on=Order, may=policy.is_party, move="withdraw", form=forms.Call,
     danger=True, next=_("Cancelled. The other side is told."))  # fmt: skip
def withdraw_order(actor: Actor, order: Order, *, reason: str = "") -> Deed:
    """Either side, as long as it is not done; the seats go to the next in the line, room and volunteers are freed."""
    if order.begins_at and order.begins_at <= now():
        rules.refuse_short(reason)  # its time has come: say why nothing came of it
    words = [
        to(order, side, _("Cancelled: %(title)s"), _("Reason: %(reason)s"), reason=reason or "—")
        for side, own in ((GIVER, policy.gives), (TAKER, policy.takes))
        if not own(actor, order)
    ]
    call_off(order, reason)
    order.held_until = order.answer_by = None
    order.ended_at, order.state = now(), OrderState.WITHDRAWN
    leave_seats(order)
    return Deed(amounts={"withdrawn": 1}, remark=reason, words=words)
