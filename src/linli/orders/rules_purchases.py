"""What may be bought from whom, signed by whom, accepted when: pure decisions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.orders.states_purchases import MilestoneState, PurchaseState


def refuse_thin(reason: str, fewest: int, field: str = "reason") -> None:
    """``fewest``: signs that a reason has which the public reads."""
    if len(reason.strip()) < fewest:
        raise Refused(_("Say why in a sentence: everybody can read it."), field=field)


def refuse_budget(budget: Decimal) -> None:
    if budget <= 0:
        raise Refused(_("Put a budget above zero: it is published."), field="budget")


def refuse_closed(state: str) -> None:
    if state != PurchaseState.PUBLISHED:
        raise NotNow(_("This call is not open. Look at where it stands."))


def refuse_undrawn(state: str) -> None:
    """The contract is drawn up after the choice and before the signature."""
    if state != PurchaseState.CHOSEN:
        raise NotNow(_("Milestones are set between the choice and the signature."))


def refuse_many_parts(there: int, most: int) -> None:
    if there >= most:
        raise Refused(_("A contract has %(n)s milestones at most. Put some together.") % {"n": most})


def refuse_one_side(title: str, buyer: int | None, supplier: int | None) -> None:
    if buyer == supplier:
        raise Refused(
            _("Then the buyer would be the supplier of “%(title)s”. End this contract first.")
            % {"title": title}
        )


def refuse_crowd(asked: int, most: int) -> None:
    if asked > most:
        raise Refused(_("At most %(n)s at a time.") % {"n": most}, field="phones")


def refuse_call_days(today: date, closes: date, first: date, last: date, notice: int, longest: int) -> None:
    """Long enough to hand something in, then the service, not for too long."""
    if closes < today + timedelta(days=notice):
        raise Refused(
            _("Leave at least %(n)s days for proposals: everybody who could do it must have time to read this.")
            % {"n": notice}, field="closes_on",
        )  # fmt: skip
    if first <= closes:
        raise Refused(
            _("It begins before the last day for proposals is over. Look at the days."), field="first_day"
        )
    if last < first:
        raise Refused(_("The last day lies before the first."), field="last_day")
    if (last - first).days >= longest:
        raise Refused(_("That is very long. Put a shorter time and buy it anew."), field="last_day")


def refuse_same_hand(person: int | None, *others: int | None) -> None:
    """Two signatures are two persons."""
    if person is None or person in others:
        raise NotYours(_("You have put your hand to this purchase already. A colleague takes this step."))


def refuse_conflict(mine: Collection[str], suppliers: Iterable[str]) -> None:
    """``mine``: the paths of the bodies in which somebody holds a post. Who sits with a supplier decides nothing."""
    if any(own.startswith(one) for own in mine for one in suppliers):
        raise NotYours(_("You hold a post with one of the suppliers, so somebody else decides this."))


def refuse_supplier(kind: str, path: str, buyer_path: str, excluded: Collection[str]) -> None:
    """Not the buyer, nobody above it, no organ of state."""
    if buyer_path.startswith(path):
        raise Refused(_("Nobody sells to themselves, or to an organisation that they are above."))
    if kind in excluded:
        raise Refused(
            _("Organs of state and those paid from the budget are no suppliers of purchased services.")
        )


def refuse_price(price: Decimal, budget: Decimal, field: str = "price") -> None:
    if price <= 0:
        raise Refused(_("Put a price above zero."), field=field)
    if price > budget:
        raise Refused(
            _("The budget is %(budget)s yuan. The price must lie within it.") % {"budget": budget},
            field=field,
        )


def refuse_before_closing(today: date, closes: date) -> None:
    if today <= closes:
        raise NotNow(
            _("Proposals are open until %(day)s and sealed until then.") % {"day": closes.isoformat()}
        )


def refuse_after_closing(today: date, closes: date) -> None:
    if today > closes:
        raise NotNow(_("The last day for proposals, %(day)s, is over.") % {"day": closes.isoformat()})


def refuse_sum(amounts: Iterable[Decimal], price: Decimal) -> None:
    """The milestones are the whole price, to the cent."""
    total = sum(amounts, Decimal(0))
    if total != price:
        raise Refused(
            _("The milestones come to %(sum)s yuan, the price is %(price)s. Make them equal, then sign.")
            % {"sum": total, "price": price}
        )


def refuse_part(amount: Decimal, left: Decimal, due: date, first: date, last: date) -> None:
    """One milestone more: within what is left of the price, within the days of the service."""
    if amount <= 0 or amount > left:
        raise Refused(
            _("%(left)s yuan of the price are left. Put an amount within it.") % {"left": left},
            field="amount",
        )
    if not first <= due <= last:
        raise Refused(
            _("The service runs from %(first)s to %(last)s. Choose a day within it.")
            % {"first": first.isoformat(), "last": last.isoformat()}, field="due_on",
        )  # fmt: skip


def is_heard(said: int, fewest: int) -> bool:
    """Whether enough residents have said something."""
    return said >= fewest


def is_carried(yes: int, said: int, share: Decimal) -> bool:
    """Whether more than the share say that it was done."""
    return yes > said * share


def refuse_unaccepted(yes: int, said: int, fewest: int, share: Decimal) -> None:
    """Residents first: without enough of them, or against most of them, nothing is accepted."""
    if not is_heard(said, fewest):
        raise NotNow(
            _(
                "%(said)s residents have said something, %(fewest)s are needed. Ask more of them, or remind them."
            )
            % {"said": said, "fewest": fewest}
        )
    if not is_carried(yes, said, share):
        raise NotNow(_("Most residents say that it was not done. Send it back with the reasons they gave."))


def refuse_mend_day(mend_by: date, today: date, longest: int) -> None:
    if not today < mend_by <= today + timedelta(days=longest):
        raise Refused(
            _("Choose a day within the next %(n)s days.") % {"n": longest}, field="mend_by",
        )  # fmt: skip


@dataclass(frozen=True)
class MayPay:
    """Whether a milestone may be paid; ``why`` says what stands against it."""

    yes: bool
    why: Any = ""

    def __bool__(self) -> bool:
        return self.yes


def may_pay(state: str, is_paid: bool, hands: Collection[int | None], by: int | None) -> MayPay:
    """After acceptance alone, once, by somebody who had no hand in it."""
    if is_paid:
        return MayPay(False, _("This milestone has been paid already."))
    if state != MilestoneState.ACCEPTED:
        return MayPay(
            False, _("Residents and the buyer have not accepted this milestone: it cannot be paid.")
        )
    if by is not None and by in hands:
        return MayPay(False, _("Who proposed, signed or accepted it does not pay it."))
    return MayPay(True)
