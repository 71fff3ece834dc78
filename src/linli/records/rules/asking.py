"""What may be refused of a request, and what a table costs. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.refusals import NotNow, Refused


def refuse_short(days: int, least: int) -> None:
    if days < least:
        raise Refused(
            _(
                "Give at least %(least)s working days: what is wanted in the afternoon is not asked in the morning."
            )
            % {"least": least},
            field="days",
        )


def refuse_nobody(bodies: list[Any]) -> None:
    if not bodies:
        raise Refused(_("Choose whom you ask."), field="to")


def refuse_founded(may_be_declined: bool) -> None:
    """With an item of the list and a legal basis a request is to be answered."""
    if not may_be_declined:
        raise NotNow(
            _("This request names its item of the list and its legal basis, so it is to be answered. "
              "If you think that it does not apply to you, write to the sender.")
        )  # fmt: skip


def refuse_over(is_open: bool) -> None:
    if not is_open:
        raise NotNow(_("The request has ended; nothing is to be answered any more."))


@dataclass(frozen=True)
class Cost:
    """What a table cost: an estimate by the rulebook, measured by nothing that watches anybody."""

    cells: int
    filled: int
    typed: int
    minutes: Decimal

    def amounts(self) -> dict[str, Any]:
        return {
            "tables": 1, "cells": self.cells, "filled": self.filled, "typed": self.typed, "minutes": self.minutes,
        }  # fmt: skip


def cost(cells: int, filled: int, typed: int, per_cell: Decimal, per_table: Decimal) -> Cost:
    return Cost(cells, filled, typed, per_table + typed * per_cell)
