"""What orders do when the clock ticks, and when somebody closes their account."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.jobs import tick
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.orders import acts, queries, reactions_purchases
from linli.orders.queries import ticking

AT_ONCE = 200
LEFT = _("The other side has closed their account.")
BEGUN = _("It has begun, and no place fell free.")


@tick("orders.holds")
def pass_holds_on() -> int:
    """Where the time of a held place is over, it goes to the next."""
    sessions = {one.session_id for one in queries.holds_run_out(AT_ONCE) if one.session_id}
    return sum(_done(acts.settle_session, pk) for pk in sessions)


@tick("orders.silence")
def end_silence() -> int:
    """Orders that nobody answered; what was done and never confirmed."""
    n = sum(_done(acts.expire_order, CLOCK, one) for one in queries.to_expire(AT_ONCE))
    n += sum(_done(acts.end_order, CLOCK, one, reason=BEGUN) for one in queries.to_end(AT_ONCE))
    return n + sum(_done(acts.settle_order, CLOCK, one) for one in queries.to_settle(AT_ONCE))


@tick("orders.stale")
def pause_what_is_stale() -> int:
    """Offers that nobody has checked, or whose last day is over; wants whose time is over."""
    n = sum(_done(acts.pause_offer, CLOCK, one) for one in queries.to_pause(AT_ONCE))
    return n + sum(_done(acts.expire_want, CLOCK, one) for one in queries.wants_over(AT_ONCE))


@tick("orders.agreements")
def look_after_agreements() -> int:
    """In force from the first day, told of before the last, ended after it."""
    n = sum(_done(acts.end_agreement, CLOCK, one) for one in queries.agreements_over(AT_ONCE))
    n += sum(_done(acts.start_agreement, CLOCK, one) for one in queries.agreements_to_start(AT_ONCE))
    return n + sum(
        _done(acts.remind_of_agreement, CLOCK, one) for one in queries.agreements_to_remind(AT_ONCE)
    )


def _done(step: Any, *given: Any, **how: Any) -> int:
    """One step of the clock; what somebody has just changed is left for the next tick."""
    try:
        step(*given, **how)
    except Refused:
        return 0
    return 1


def _end_all(found: tuple[Any, Any, Any], reason: Any) -> None:
    offers, wants, orders = found
    for one in offers.order_by("id"):
        acts.withdraw_offer(CLOCK, one, reason=reason)
    for one in wants.order_by("id"):
        acts.withdraw_want(CLOCK, one)
    for one in orders.order_by("id"):  # those that no offer of theirs has ended yet
        acts.end_order(CLOCK, one, reason=reason)


def end_what_a_person_has(actor: Actor, person: Any, entry: Entry) -> None:
    _end_all(ticking.of_person(person.pk), LEFT)


REACTIONS: dict[str, list[Any]] = {
    "people.person.closed": [end_what_a_person_has],
}
for _kind, _reacts in reactions_purchases.REACTIONS.items():
    REACTIONS.setdefault(_kind, []).extend(_reacts)
