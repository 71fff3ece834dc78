"""A town with a known past: what was raised when, of which kind, and how it ended. Truth is counted here by hand."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import local, travel
from linli.kernel.ledgers import LEDGERS, Column, Ledger
from linli.needs import acts
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Category, Need
from linli.needs.testing import Town, a_town
from linli.organisations.acts import change_body
from linli.organisations.models import Body
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_post, holding
from linli.people.testing import person

BEGUN = datetime(2025, 12, 1, 2, 0, tzinfo=UTC)  # since then the journal is kept
TODAY = datetime(2026, 11, 5, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """One need of the past: ``end`` is raised, dispatched, replied or how it was rated (yes, basically, no)."""

    day: date
    community: str  # first or second
    kind: str
    category: str
    end: str
    solved: bool = False


PAST = (
    Told(date(2026, 2, 10), "first", "consult", "0105", "yes", True),
    Told(date(2026, 5, 12), "first", "complaint", "0302", "no"),
    Told(date(2026, 5, 20), "second", "help", "0204", "yes", True),
    Told(date(2026, 8, 3), "first", "suggestion", "0301", "basically", True),
    Told(date(2026, 8, 4), "second", "complaint", "0201", "replied"),
    Told(date(2026, 9, 9), "second", "consult", "0108", "yes", True),
    Told(date(2026, 10, 8), "first", "complaint", "0204", "yes", True),
    Told(date(2026, 10, 9), "first", "help", "0205", "basically", True),
    Told(date(2026, 10, 12), "first", "help", "0301", "no"),
    Told(date(2026, 10, 13), "first", "praise", "0303", "replied"),
    Told(date(2026, 10, 15), "second", "report", "0206", "dispatched"),
    Told(date(2026, 10, 20), "second", "complaint", "0203", "yes", True),
    Told(date(2026, 10, 21), "first", "consult", "0104", "raised"),
)
RATED = ("yes", "basically", "no")


@dataclass(frozen=True)
class Past:
    """What PAST says of one community, or of both, in [first, until). What only reached the street is the street's."""

    rows: tuple[Told, ...]
    whole: bool

    @classmethod
    def of(cls, community: str, first: date, until: date) -> "Past":
        rows = (one for one in PAST if first <= one.day < until and community in (one.community, ""))
        return cls(tuple(rows), not community)

    def received(self, kind: str = "") -> int:
        came = [one for one in self.rows if self.whole or one.end != "raised"]
        return sum(kind in (one.kind, "") for one in came)

    @property
    def answered(self) -> int:
        return sum(one.end in ("replied", *RATED) for one in self.rows)

    def rated(self, *how: str) -> int:
        return sum(one.end in (how or RATED) for one in self.rows)

    @property
    def solved(self) -> int:
        return sum(one.solved for one in self.rows)

    def share(self, part: int | Decimal, whole: int) -> str:
        told = (Decimal(part) / whole * 100).quantize(Decimal("0.01"))
        return f"{told.normalize():f}"

    @property
    def satisfaction(self) -> str:
        return self.share(self.rated("yes") + Decimal("0.9") * self.rated("basically"), self.rated())


@dataclass(frozen=True)
class Place:
    """The bodies that forms are filled for."""

    town: Town
    street: Body
    first: Body
    second: Body
    branch: Body


def a_past() -> Place:
    """Bodies with desks and posts, and the needs of PAST."""
    with travel(BEGUN):
        town = a_town()
    load_categories()
    first, second, street = town.place.community, town.place.other, town.place.street
    branch = a_body(Kind.BRANCH, "中共多福巷社区第一支部委员会", first)
    _say(first, desk_address="多福巷32号", desk_phone="010-65250001", desk_hours="周一至周五 9:00-17:30",
         term_begins=date(2022, 3, 1), term_ends=date(2027, 3, 1))  # fmt: skip
    _say(street, desk_address="东皇城根南街8号", desk_phone="010-65250000")
    a_post(first, "community_secretary", person("王桂兰"), title="书记", is_public=True)
    a_post(first, "community_worker", person("李小芳"), title="副主任")
    a_post(first, "community_worker", title="社区工作者")
    beth = holding(person("Beth Beiyan"), second, "community_worker")
    for told in PAST:
        where = (first, town.ann) if told.community == "first" else (second, beth)
        _happen(town, told, *where)
    return Place(town, street, first, second, branch)


def _say(body: Body, **said: Any) -> None:
    kept = {"name": body.name, "area_code": body.area_code, "uscc": "", "founded_on": body.founded_on}
    kept |= {
        "term_begins": None,
        "term_ends": None,
        "desk_address": "",
        "desk_phone": "",
        "desk_mail": "",
        "desk_hours": "",
    }
    change_body(CLOCK, body, **{**kept, **said})
    body.refresh_from_db()


def _happen(town: Town, told: Told, body: Body, handler: Actor) -> None:
    with travel(datetime(told.day.year, told.day.month, told.day.day, 2, 0, tzinfo=UTC)):
        category = Category.objects.get(code=told.category).pk
        need = acts.raise_need(
            town.bob, text="一件事要办。", kind=told.kind, category=category, area=body.area_code
        ).noun
        if told.end == "raised":
            return
        need = acts.dispatch(town.sue, need, body=body.pk).noun
        if told.end == "dispatched":
            return
        need = acts.sign(handler, need).noun
        need = acts.contact(handler, need, reached=True).noun
        need = acts.reply(handler, need, outcome="solved", text="已经办好。").noun
        if told.end in RATED:
            acts.rate(town.bob, need, contacted=True, solved=told.solved, satisfied=told.end)


ORDERS = Ledger(
    code="forms.orders",
    title="群众诉求办理台账",
    also=("12345工单台账", "接诉即办工单台账", "诉求工单台账"),
    source="需求的收、转、办、评。",
    level="P2",
    permission="needs.read",
    rows=lambda path, first, until: Need.objects.filter(
        body__path__startswith=path, raised_at__date__gte=first, raised_at__date__lt=until
    ).select_related("category"),
    columns=(
        Column(code="number", title="编号", also=("工单编号",), value=lambda need: need.number),
        Column(
            code="kind",
            title="类型",
            also=("工单类型", "诉求类型"),
            value=lambda need: str(need.get_kind_display()),
        ),
        Column(code="category", title="问题分类", value=lambda need: need.category and need.category.name),
        Column(
            code="raised",
            title="受理时间",
            also=("来电时间",),
            value=lambda need: local(need.raised_at).date(),
        ),
        Column(
            code="replied",
            title="办结时间",
            value=lambda need: need.replied_at and local(need.replied_at).date(),
        ),
        Column(
            code="state",
            title="工单状态",
            also=("办理状态",),
            value=lambda need: str(need.get_state_display()),
        ),
    ),
)


@contextmanager
def only_our_ledger() -> Iterator[None]:
    """The list form is filled from one ledger that stands still, whatever ledgers the capabilities declare."""
    with patch.dict(LEDGERS, {ORDERS.code: ORDERS}, clear=True):
        yield


def orders_of(place: Place, first: date, until: date) -> Iterable[Need]:
    """What the ledger must tell, asked in another way."""
    found = [one for one in Need.objects.all().order_by("pk") if one.body_id == place.first.pk]
    return [one for one in found if first <= local(one.raised_at).date() < until]
