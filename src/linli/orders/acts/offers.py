"""The menu: an offer drafted, published, said better, checked on, paused, withdrawn; its sessions."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import ZONE, now, today
from linli.kernel.clock.days import DAY
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.storing import lock
from linli.orders import forms, policy, queries, rules
from linli.orders.acts.line import end_order
from linli.orders.models import Offer, Order, Session
from linli.orders.states import OPEN_ORDERS, OfferState, SessionState

WEEK = 7 * DAY


@act("orders.offer.drafted", _("Put something on the menu"), on=Offer, may=policy.is_somebody, creates=True,
     form=forms.Draft)  # fmt: skip
def draft_offer(actor: Actor, *, at: Any, body: Any = None, **said: Any) -> Deed:
    """For the organisation in whose post one acts; a neighbour offers small things in their own name."""
    own, person = policy.party_of(actor)
    if body is not None and not policy.speaks_for(actor, body):
        raise NotYours(_("Only somebody in a post of that organisation speaks for it."))
    offer = Offer(
        body=queries.body_of(body or own) if body or own else None, person_id=None if body or own else person
    )
    if offer.person_id:
        _refuse_too_many(offer.person_id)
    tell_offer(offer, at=at, **said)
    return Deed(offer, amounts={"drafted": 1})


def _refuse_too_many(person: int) -> None:
    most = int(rulebook.get("orders.neighbour.offers").number)
    if Offer.objects.filter(person=person).exclude(state=OfferState.WITHDRAWN).count() >= most:
        raise Refused(_("You offer several things already. Take one off the menu first."))


def tell_offer(offer: Offer, *, at: Any = None, **said: Any) -> None:
    """Put into the offer what was typed, and see that it holds together."""
    for name, value in said.items():
        setattr(offer, name, value)
    if at is not None:
        offer.at = queries.body_of(at)
    settle_offer(offer)


def settle_offer(offer: Offer) -> None:
    """What follows from what was said; an offer that does not hold together is refused."""
    offer.area = offer.at.area_code
    offer.provider = rules.provider_of(offer.body.kind if offer.body else "")
    rules.refuse_fee(offer.fee or 0, offer.basis, offer.body is None)  # type: ignore[arg-type]
    rules.refuse_days(offer.first_day, offer.last_day, today())
    settle_search(offer)


def settle_search(offer: Offer) -> None:
    """The words by which it is found."""
    offer.search = " ".join(
        [offer.title, offer.text, str(offer.get_theme_display()), offer.body.name if offer.body else ""]
    )


@act(
    "orders.offer.changed", _("Change the draft"), on=Offer, may=policy.owns, move="change", form=forms.Change
)
def change_offer(actor: Actor, offer: Offer, **said: Any) -> None:
    """A draft is changed as one likes: nobody has seen it."""
    tell_offer(offer, **said)


@act("orders.offer.amended", _("Say it better"), on=Offer, may=policy.owns, move="amend", form=forms.Change,
     next=_("Changed. Everybody who has an order is told."))  # fmt: skip
def amend_offer(actor: Actor, offer: Offer, **said: Any) -> Deed:
    """What is on the menu is said better; who ordered is told. What was arranged with somebody stays as arranged."""
    tell_offer(offer, **said)
    offer.checked_at = now()
    text = _(
        "What was arranged with you stays as it is. Look again: place, times, whom to ask may have changed."
    )
    return Deed(words=_to_takers(offer, _("Changed on the menu: %(title)s"), text))


@act("orders.offer.published", _("Put it on the menu"), on=Offer, may=policy.owns, move="publish", primary=True,
     next=_("It is on the menu. You are told when somebody orders it."))  # fmt: skip
def publish_offer(actor: Actor, offer: Offer) -> Deed:
    """From now on everybody finds it. Whoever looks for such a thing is told, with the reason."""
    rules.refuse_days(offer.first_day, offer.last_day, today())
    offer.published_at = offer.checked_at = now()
    return Deed(amounts={"published": 1}, words=to_seekers(offer))


def to_seekers(offer: Offer) -> list[Word]:
    """A word to some who look for it; they decide whether it is what they meant."""
    subject = phrase(_("There may be what you look for: %(title)s"), title=offer.title)
    return [
        Word(subject, phrase(_("Reason: %(why)s."), why=one.why), offer.get_absolute_url(),
             to_person=one.want.person_id, to_body=one.want.body_id)
        for one in queries.wants_for(offer, most=5)
    ]  # fmt: skip


@act("orders.offer.checked", _("It still holds"), on=Offer, may=policy.owns, move="check",
     next=_("Thank you. The day of this check stands beside the offer."))  # fmt: skip
def check_offer(actor: Actor, offer: Offer) -> None:
    """Somebody says that all this still holds; what was paused is on the menu again."""
    rules.refuse_days(offer.first_day, offer.last_day, today())
    offer.checked_at = now()


@act("orders.offer.paused", _("Pause it"), on=Offer, may=policy.owns_or_clock, move="pause",
     next=_("Paused. Orders that were made go on."))  # fmt: skip
def pause_offer(actor: Actor, offer: Offer) -> Deed:
    """Nobody can order it for a while; orders that were made go on. The clock pauses what nobody has checked."""
    if not actor.is_clock:
        return Deed()
    subject = phrase(_("Nobody has checked whether this still holds: %(title)s"), title=offer.title)
    text = _("It was taken from the menu for now. Look it over and press “It still holds”.")
    word = Word(subject, text, offer.get_absolute_url(), to_body=offer.body_id, to_person=offer.person_id)
    return Deed(facts={"stale": True}, words=[word])


@act("orders.offer.withdrawn", _("Take it off the menu"), on=Offer, may=policy.owns_or_clock, move="withdraw",
     form=forms.Reason, danger=True, next=_("Taken off. Everybody with an open order was told."))  # fmt: skip
def withdraw_offer(actor: Actor, offer: Offer, *, reason: str) -> Deed:
    """For good. Every order that is still open ends in the same moment, and both sides are told why."""
    rules.refuse_short(reason)
    open_ones = Order.objects.filter(offer=offer, state__in=OPEN_ORDERS).select_related(*Order.WITH)
    n = 0
    for one in open_ones.order_by("id"):
        end_order(CLOCK, one, reason=reason)
        n += 1
    return Deed(amounts={"ended": n} if n else {}, remark=reason)


def _to_takers(offer: Offer, subject: Any, text: Any) -> list[Word]:
    told = phrase(subject, title=offer.title)
    rows = Order.objects.filter(offer=offer, state__in=OPEN_ORDERS).order_by("id")[:200]
    return [
        Word(told, text, one.get_absolute_url(), to_person=one.taker_person_id, to_body=one.taker_body_id)
        for one in rows
    ]


@act("orders.session.added", _("Add a time"), on=Session, may=policy.is_somebody, creates=True, form=forms.AddSession,
     hidden=True)  # fmt: skip
def add_session(actor: Actor, *, offer: Any, day: date, begins: time, ends: time, seats: int, place_words: str = "",
                weeks: int = 1) -> Deed:  # fmt: skip
    """A time at which it is to be had, once or for some weeks. Seats are given in the order of asking."""
    one: Offer = lock(Offer, offer)
    if not policy.owns(actor, one):
        raise NotYours(_("Only who offers it sets its times."))
    if one.state == OfferState.WITHDRAWN:
        raise NotNow(_("This has been withdrawn from the menu."))
    found = [_session(one, day + n * WEEK, begins, ends, seats, place_words) for n in range(weeks)]
    taken = set(Session.objects.filter(offer=one).values_list("begins_at", flat=True))
    if any(each.begins_at in taken for each in found):
        raise Refused(_("There is a time that begins then already."), field="begins")
    first, *others = found
    for each in others:
        more_session(CLOCK, session=each)
    return Deed(first, amounts={"seats": seats})


def _session(offer: Offer, day: date, begins: time, ends: time, seats: int, where: str) -> Session:
    start, end = moment(day, begins), moment(day, ends)
    end += DAY if end <= start else timedelta()
    rules.refuse_span(start, end, now())
    if offer.last_day and day > offer.last_day:
        raise Refused(_("That lies after the last day of the offer."), field="day")
    return Session(
        offer=offer, begins_at=start, ends_at=end, seats=seats, place_words=where or offer.place_words
    )


def moment(day: date, clock: time) -> datetime:
    """A time of Beijing, as the tables keep it."""
    return datetime.combine(day, clock, ZONE).astimezone(UTC)


@act(
    "orders.session.repeated", _("One more time"), on=Session, may=policy.is_clock, creates=True, hidden=True
)
def more_session(actor: Actor, *, session: Session) -> Deed:
    """One of the further weeks of a time."""
    return Deed(session, amounts={"seats": session.seats})


@act("orders.session.cancelled", _("Call this time off"), on=Session, may=policy.owns_session, move="cancel",
     form=forms.Reason, danger=True, next=_("Called off. Everybody who had a place is told."))  # fmt: skip
def cancel_session(actor: Actor, session: Session, *, reason: str) -> Deed:
    """All who have a place or wait are told in the same moment, with the reason."""
    if session.begins_at <= now():
        raise NotNow(_("This has begun or is past: it cannot be called off any more."))
    rules.refuse_short(reason)
    session.state = SessionState.CANCELLED
    for one in Order.objects.filter(session=session, state__in=OPEN_ORDERS).select_related(*Order.WITH):
        end_order(CLOCK, one, reason=reason)
    return Deed(remark=reason)
