"""The definitions of indicators as every process keeps them, and which of them holds for whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS
from linli.kernel.queries import visible_to
from linli.kernel.reference import cached
from linli.kernel.refusals import Refused
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.models.indicators import Indicator
from linli.records.rules import indicators as rules
from linli.records.rules.indicators import Term
from linli.records.states.indicators import THRESHOLDS, Have, How, Service


@dataclass(frozen=True)
class Definition:
    """One edition of an indicator, read once."""

    id: int
    code: str
    edition: int
    zh: str
    en: str
    body_id: int | None
    counts: tuple[Term, ...]
    base: tuple[Term, ...]
    field: str  # the field of the body that it is divided by
    how: str
    scale: int
    unit_zh: str
    unit_en: str
    grain: str
    small: str
    is_public: bool
    have: str
    service: str
    task: str
    source_zh: str
    source_en: str
    valid_from: date
    valid_to: date | None

    @property
    def name(self) -> str:
        return self.en if self.en and _english() else self.zh

    @property
    def unit(self) -> str:
        if self.how == How.SHARE:
            return "%"
        return self.unit_en if self.unit_en and _english() else self.unit_zh

    @property
    def source(self) -> str:
        return self.source_en if self.source_en and _english() else self.source_zh

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.counts + self.base

    @property
    def is_share(self) -> bool:
        return self.how == How.SHARE

    @property
    def is_at_head(self) -> bool:
        """What residents say of the work stands above all the rest."""
        return self.is_share and self.have == Have.RESULTS and self.service == Service.MASSES

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def least(self, on: date) -> int:
        """So few are withheld from everybody."""
        code = THRESHOLDS.get(self.small)
        return int(rulebook.get(code, on).number) if code else 0


def _english() -> bool:
    return (get_language() or "").startswith("en")


def all_definitions() -> list[Definition]:
    """Every edition, in the order of lists."""
    return cached("records.indicator", _load)


def _load() -> list[Definition]:
    return [told for row in Indicator.objects.order_by("order", "code", "edition") if (told := _read(row))]


def _read(row: Indicator) -> Definition | None:
    """A row whose acts are no longer known counts nothing and is left out."""
    field = row.base.strip().removeprefix(rules.FIELD).strip() if row.base.strip().startswith("=") else ""
    try:
        counts = rules.terms_of(row.counts, ACTS)
        base = () if field else rules.terms_of(row.base, ACTS)
    except Refused:
        return None
    return Definition(
        row.pk, row.code, row.edition, row.name, row.name_en, row.body_id, counts, base, field, row.how, row.scale,
        row.unit, row.unit_en, row.grain, row.small, row.is_public, row.have, row.service, row.task, row.source,
        row.source_en, row.valid_from, row.valid_to,
    )  # fmt: skip


def definitions(actor: Actor | None, ref: BodyRef, on: date) -> list[Definition]:
    """What holds on a day for a body, as far as the reader may see it; None reads for the house itself."""
    inside = actor is None or actor.can(policy.READ, ref.path)
    chain = {int(one) for one in ref.path.split("/") if one}
    return [
        one
        for one in all_definitions()
        if one.holds(on) and (one.body_id is None or one.body_id in chain) and (inside or one.is_public)
    ]


def definition(code: str, actor: Actor | None, ref: BodyRef, on: date) -> Definition | None:
    """The edition of ``code`` that holds."""
    return next((one for one in definitions(actor, ref, on) if one.code == code), None)


def worth(on: date) -> Any:
    """What a weight is worth on a day: a number, or a code of the rulebook."""

    def number(weight: str) -> Decimal:
        told = rules.weight_of(weight)
        return rulebook.get(weight, on).number if told is None else told

    return number


def kinds_of(found: Iterable[Definition]) -> tuple[list[str], list[str]]:
    """All acts and all measures that the definitions look at."""
    terms = [term for one in found for term in one.terms]
    return sorted({kind for term in terms for kind in term.kinds}), sorted({term.measure for term in terms})


@visible_to(Indicator)
def indicators_seen(actor: Actor) -> QuerySet[Indicator]:
    """Definitions are public with what they count; those that only staff see, for whoever reads records."""
    rows = Indicator.objects.select_related("body")
    reads = bool(actor.post and policy.READ in actor.post.permissions)
    return rows if reads or actor.is_clock else rows.filter(Q(is_public=True))
