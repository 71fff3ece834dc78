"""Work sent down: to whom, with what, until when. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused

DEPARTMENT = "department"


def refuse_nobody(bodies: Sequence[Any]) -> None:
    if not bodies:
        raise Refused(_("Choose who is to do it."), field="to")


def refuse_self(sender: int, receivers: Iterable[int]) -> None:
    """A task is what another body is asked to do."""
    if sender in receivers:
        raise Refused(_("A task cannot be sent to oneself. Choose a body below yours."), field="to")


def refuse_upward(sender: Any, receiver: Any, above: Any) -> None:
    """Down only: what lies below the sender; for a department, what lies below the body it belongs to."""
    if not reaches(sender, receiver, above):
        raise Refused(
            _("%(name)s does not stand below yours. What a level above should do is asked for by a call.")
            % {"name": receiver.name},
            field="to",
        )


def reaches(sender: Any, receiver: Any, above: Any) -> bool:
    """Whether work can be sent there."""
    top = above if sender.kind == DEPARTMENT and above is not None else sender
    return receiver.path.startswith(top.path) and receiver.id not in (sender.id, top.id)


def refuse_skipped(sender: Any, receiver: Any) -> None:
    """A responsibility is passed on one level at a time."""
    next_to = sender.kind == DEPARTMENT and receiver.parent_id == sender.parent_id
    if receiver.parent_id != sender.id and not next_to:
        raise Refused(
            _("%(name)s is not right below yours. A responsibility goes down one level at a time.")
            % {"name": receiver.name},
            field="to",
        )


def refuse_cycle(owners: Iterable[int], receiver: int) -> None:
    """Who owns it further up cannot be made to do a part of its own part."""
    if receiver in owners:
        raise Refused(
            _("It came from there: a responsibility that goes round in a circle is nobody's."), field="to"
        )


def refuse_day(due_on: date, expires_on: date | None, today: date, furthest: timedelta) -> None:
    """Due in the future, within sight; what ends by itself does not end before it is due."""
    if due_on < today:
        raise Refused(_("That day is past. Give a day on which it can still be done."), field="due_on")
    if due_on > today + furthest:
        raise Refused(
            _("That is more than %(n)s days ahead. Check the year.") % {"n": furthest.days}, field="due_on"
        )
    if expires_on is not None and expires_on < due_on:
        raise Refused(_("It would end before it is due. Give a later day, or none."), field="expires_on")


def refuse_endless(temporary: bool, expires_on: date | None) -> None:
    if temporary and expires_on is None:
        raise Refused(_("Temporary work has an end. Say on which day."), field="expires_on")


def refuse_unsourced(money: Decimal, source: str, transferred_on: date | None, today: date) -> None:
    """Money has a source; what was not promised cannot have been transferred, nor tomorrow's transfer be done."""
    if money and not source.strip():
        raise Refused(_("Say where the money comes from."), field="money_source")
    if transferred_on and not money:
        raise Refused(_("Give the amount that was transferred."), field="money")
    if transferred_on and transferred_on > today:
        raise Refused(
            _("That day has not come yet. Note the transfer when it is done."), field="transferred_on"
        )


def refuse_founded(may_be_declined: bool) -> None:
    """With item, basis and means a task is to be done."""
    if not may_be_declined:
        raise NotNow(
            _("This task names its item of the list and its basis and brings its means, so it is to be done. "
              "If you think that it does not fall to you, write to the sender.")
        )  # fmt: skip


def refuse_gone(is_there: bool) -> None:
    """Whoever is no more cannot be asked again."""
    if not is_there:
        raise NotNow(_("The organisation that declined it is no more. Send it to the one that follows."))


def refuse_over(is_over: bool) -> None:
    if is_over:
        raise NotNow(_("Its time is over; nothing is to be done any more."))


def refuse_unpaid(awaits_money: bool) -> None:
    """Money comes before the work (DOMAIN.md §19)."""
    if awaits_money:
        raise NotNow(_("The money that belongs to it has not come. It need not be begun before that."))


def refuse_gauge(gauge: str, target: int | None) -> None:
    if bool(gauge) != bool(target):
        raise Refused(_("Say both what is counted and how many it should be, or neither."), field="target")
