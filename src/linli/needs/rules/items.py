"""What must hold of a service item before it is public, and when it is looked over again."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from linli.kernel.clock.days import days_in_months
from linli.kernel.refusals import Refused


def refuse_fee(fee: Decimal, basis: str) -> None:
    """A fee without a basis is none."""
    if fee > 0 and not basis.strip():
        raise Refused(_("Say on what basis the fee is asked; without one it is 0."), field="fee_basis")


def refuse_own(writer: int | None, checker: int | None) -> None:
    """Whoever wrote it last does not check it."""
    if writer is not None and writer == checker:
        raise Refused(_("You wrote this yourself. Another person of your organisation checks it."))


def refuse_ways(ways: list[str], link: str) -> None:
    if not ways:
        raise Refused(_("Choose at least one way in which it is done."), field="ways")
    if "online" in ways and not link:
        raise Refused(_("Give the address on the internet, or take that way out."), field="link")


def due_on(checked: date, months: int) -> date:
    """The day from which it must be looked over again."""
    return checked + timedelta(days=days_in_months(checked, months))
