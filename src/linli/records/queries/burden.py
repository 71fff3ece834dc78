"""The burden meter: what tables cost a body, and what a body's asking costs others; from the totals of the journal."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.forms import ActForm
from linli.kernel.journal.tally import month_after, totals
from linli.kernel.queries import query
from linli.kernel.refusals import NotFound
from linli.organisations import queries as organisations
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.rules.asking import Cost, cost

BORNE = ("records.filling.confirmed", "records.filling.answered", "records.filling.corrected")
CAUSED = ("records.request.sent", "records.asked.answered", "records.asked.declined")
MEASURES = ("tables", "cells", "filled", "typed", "minutes")
PAST = 12


@dataclass
class Load:
    """What a body bore and what it caused in a month, it and all below it."""

    borne: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(MEASURES, Decimal(0)))
    caused: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(MEASURES, Decimal(0)))
    sent: int = 0
    declined: int = 0

    @property
    def filled_share(self) -> Decimal | None:
        """Of the cells asked, those that the house filled."""
        return self.borne["filled"] / self.borne["cells"] if self.borne["cells"] else None


def cost_now(cells: int, filled: int, typed: int) -> Cost:
    """What a table costs by the rulebook of today: an estimate, measured by nothing that watches persons."""
    per_cell, per_table = (rulebook.get(f"records.burden.{of}").number for of in ("cell", "table"))
    return cost(cells, filled, typed, per_cell, per_table)


def months_until(month: date, n: int) -> list[date]:
    """``n`` months that end with ``month``, the oldest first."""
    at = month.year * 12 + month.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(at - n + 1, at + 1)]


def loads(bodies: list[BodyRef], first: date, until: date) -> dict[tuple[int, date], Load]:
    """Body and month → load, in one statement."""
    found: dict[tuple[int, date], Load] = {}
    for one in totals([body.id for body in bodies], (*BORNE, *CAUSED), first, until, by="month"):
        assert one.bucket is not None
        load = found.setdefault((one.scope, one.bucket), Load())
        if one.measure in MEASURES:
            side = load.borne if one.kind in BORNE else load.caused
            if one.kind != "records.request.sent":
                side[one.measure] += one.quantity
        elif one.measure == "" and one.kind == "records.request.sent":
            load.sent += one.n
        elif one.measure == "" and one.kind == "records.asked.declined":
            load.declined += one.n
    return found


def body_for(actor: Actor, pk: int | None) -> BodyRef:
    """The body asked for, where the reader's post reaches it; without a number their own."""
    path = actor.reach(policy.READ)
    own = int(path.rstrip("/").rpartition("/")[2]) if path else None
    ref = organisations.tree().get(pk or own)
    if ref is None or not actor.can(policy.READ, ref.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return ref


class Ask(ActForm):
    """Whose burden, and in which month (2026-11)."""

    body = forms.IntegerField(label=_("Organisation"), required=False)
    month = forms.RegexField(r"^20\d\d-(0[1-9]|1[0-2])$", label=_("Month"), required=False)


@query("records.burden", _("What tables cost"), Ask)
def burden_of(actor: Actor, *, body: int | None = None, month: str = "") -> dict[str, Any]:
    """The figures of the page, for programs."""
    ref = body_for(actor, body)
    first = date.fromisoformat(f"{month}-01") if month else today().replace(day=1)
    load = loads([ref], first, month_after(first)).get((ref.id, first), Load())
    return {
        "body": ref.id, "month": first.strftime("%Y-%m"),
        "borne": {name: float(value) for name, value in load.borne.items()},
        "caused": {name: float(value) for name, value in load.caused.items()},
        "requests_sent": load.sent, "declined": load.declined,
    }  # fmt: skip
