"""An order arranged, done, confirmed or questioned, decided, and rated both ways."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.clock.days import DAY
from linli.kernel.refusals import NotNow, Refused
from linli.orders import forms, policy, queries, rules
from linli.orders.acts.arranging import book_room, call_off, find_volunteers
from linli.orders.acts.offers import moment
from linli.orders.acts.telling import GIVER, TAKER, both, to
from linli.orders.acts.wants import meet_want
from linli.orders.models import Order, Rating
from linli.orders.states import Side, WantState


@act("orders.order.scheduled", _("Set the time"), on=Order, may=policy.gives, move="schedule", form=forms.Schedule,
     primary=True, next=_("Arranged. The other side is told; it stands in both calendars."))  # fmt: skip
def schedule(
    actor: Actor, order: Order, *, day: date, begins: time, ends: time, place_words: str = "", venue: int | None = None,
    volunteers: int | None = None,
) -> Deed:  # fmt: skip
    """Time and place; the room and the volunteers are booked in the same step, or nothing is."""
    if order.session_id:
        raise NotNow(_("Its time is that of the session."))
    start, end = moment(day, begins), moment(day, ends)
    end += DAY if end <= start else timedelta()
    rules.refuse_span(start, end, now())
    call_off(order, str(_("Another time was set.")))
    order.begins_at, order.ends_at, order.place_words = start, end, place_words or order.place_words
    order.booking = order.task = None
    theme = queries.theme_of(order)
    if venue:
        book_room(actor, order, venue, theme)
    if volunteers:
        find_volunteers(actor, order, volunteers, theme, queries.ref(order.at_id))
    return Deed(
        words=[to(order, TAKER, _("Arranged: %(title)s"), _("%(when)s, %(where)s"))], amounts={"arranged": 1}
    )


@act("orders.order.delivered", _("Say that it is done"), on=Order, may=policy.gives, move="deliver", form=forms.Deliver,
     primary=True, next=_("Thank you. The receiver is asked whether it was so."))  # fmt: skip
def deliver(actor: Actor, order: Order, *, note: str = "") -> Deed:
    """Who provides says that it was done; only the receiver's word makes it count."""
    rules.refuse_early(order.begins_at, now())
    order.delivered_at = now()
    text = _("Was it so? Confirm it, or say what was not right.")
    return Deed(remark=note, words=[to(order, TAKER, _("Done: %(title)s"), text)], amounts={"delivered": 1})


@act("orders.order.confirmed", _("Yes, it was done"), on=Order, may=policy.takes, move="confirm", primary=True,
     next=_("Thank you. Now say how it was."))  # fmt: skip
def confirm(actor: Actor, order: Order) -> Deed:
    """The receiver's word: from now on it counts for both. What was looked for is found."""
    order.ended_at = now()
    if order.want_id and order.want and order.want.state == WantState.OPEN:
        meet_want(CLOCK, order.want)
    amounts = {"served": 1, "people": order.how_many}
    return Deed(
        amounts=amounts, words=[to(order, GIVER, _("Confirmed: %(title)s"), _("You can say how it went."))]
    )


@act("orders.order.disputed", _("It was not right"), on=Order, may=policy.takes, move="dispute", form=forms.Reason,
     next=_("The other side is told. If you two do not agree, the street looks at it."))  # fmt: skip
def dispute(actor: Actor, order: Order, *, reason: str) -> Deed:
    """The receiver says what was not right; who provides puts it right, or the street decides."""
    rules.refuse_short(reason)
    words = [to(order, GIVER, _("Questioned: %(title)s"), _("Reason: %(reason)s"), reason=reason)]
    return Deed(amounts={"disputed": 1}, remark=reason, words=words)


@act("orders.order.judged", _("It did not come about"), on=Order, may=policy.oversees, move="judge", form=forms.Reason,
     next=_("Both sides are told."))  # fmt: skip
def judge(actor: Actor, order: Order, *, reason: str) -> Deed:
    """Somebody above, who is neither side, finds that it was not done as arranged: it is not counted."""
    rules.refuse_short(reason)
    order.ended_at = now()
    words = both(order, _("It did not come about: %(title)s"), _("Reason: %(reason)s"), reason=reason)
    return Deed(amounts={"undelivered": 1}, remark=reason, words=words)


@act("orders.order.stood", _("It was done"), on=Order, may=policy.oversees, move="stand", form=forms.Reason,
     next=_("Both sides are told."))  # fmt: skip
def stand(actor: Actor, order: Order, *, reason: str) -> Deed:
    """Somebody above finds that it was done; without the receiver's word it is told apart from what was confirmed."""
    rules.refuse_short(reason)
    order.ended_at = now()
    return Deed(
        remark=reason, words=both(order, _("It was done: %(title)s"), _("Reason: %(reason)s"), reason=reason)
    )


@act("orders.order.settled", _("Nothing was said"), on=Order, may=policy.is_clock, move="settle", hidden=True)
def settle_order(actor: Actor, order: Order) -> Deed:
    """The receiver said nothing for so long: it is told apart from what was confirmed, and can be confirmed still."""
    order.ended_at = now()
    return Deed(amounts={"unsaid": 1})


@act("orders.order.rated", _("Say how it was"), on=Order, may=policy.is_party, move=("rate", "close"), form=forms.Rate,
     primary=True, next=_("Thank you. What you said stands beside it."))  # fmt: skip
def rate_order(actor: Actor, order: Order, *, mark: str = "", words: str = "", side: str = "") -> Deed:
    """Both ways: the receiver of the service, the provider of the organisation that ordered it. A person is thanked."""
    mine = _side(actor, order, side)
    said = set(Rating.objects.filter(order=order).values_list("side", flat=True))
    if mine in said:
        raise NotNow(_("You have said how it was already."))
    say_rating(actor, order=order, side=mine, mark=mark, words=words)
    return Deed(move="close" if {*said, mine} == {str(Side.GIVER), str(Side.TAKER)} else "rate")


def _side(actor: Actor, order: Order, side: str) -> str:
    takes, gives = policy.takes(actor, order), policy.gives(actor, order)
    if takes and gives:  # one post above both speaks for the side that it names
        return side or str(Side.TAKER)
    return str(Side.TAKER if takes else Side.GIVER)


@act("orders.rating.said", _("Say how it was"), on=Rating, may=policy.is_somebody, creates=True, hidden=True)
def say_rating(actor: Actor, *, order: Order, side: str, mark: str, words: str) -> Deed:
    """Of an organisation a mark and words; of a neighbour words alone."""
    about = order.giver_body if side == Side.TAKER else order.taker_body
    if about is not None and not mark:
        raise Refused(_("Choose how it was."), field="mark")
    if about is None and not words.strip():
        raise Refused(_("Say thank you in a few words: people are not rated."), field="words")
    one = Rating(order=order, side=side, about=about, mark=mark if about else "", words=words, said_at=now())
    other = GIVER if side == Side.TAKER else TAKER
    return Deed(
        one, amounts={mark: 1} if about else {}, words=[to(order, other, _("What was said: %(title)s"))]
    )
