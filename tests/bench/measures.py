"""What is measured at one size of the database."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from linli.kernel.clock import today
from linli.kernel.clock.periods import Period, month_of, months_to
from linli.kernel.journal import tally
from linli.needs.models import Need
from linli.needs.queries import rates
from linli.organisations.queries import tree
from tests.bench import growing, raw, sheets
from tests.bench.clients import At, Caller, Times, hammer
from tests.bench.server import memory
from tests.bench.world import COMMUNITY, World

CROWD = 100_000  # open needs in one street
TEXT = "楼道的灯坏了三天,老人晚上看不见,请尽快派人看看。"


@dataclass
class Sheet:
    """Figures by name, in the order in which they were taken."""

    figures: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)  # those that are compared

    def note(self, name: str, said: str, number: float | None = None) -> None:
        self.figures[name] = said
        if number is not None:
            self.numbers[name] = number
        print(f"  {name}: {said}", flush=True)

    def times(self, name: str, times: Times) -> None:
        self.note(name, str(times), times.rate)


def measure(world: World, at: At, seconds: float) -> Sheet:
    """Everything, at the size that the database has now."""
    sheet = Sheet()
    _limits(sheet, world, seconds)
    _writing(sheet, world, at, seconds)
    tally.advance()
    _statements(sheet, world)
    _reading(sheet, world, at, seconds / 2)
    _board(sheet, world)
    _crowded(sheet, world, at, seconds / 2)
    for name, said, taken in sheets.measure():
        sheet.note(name, said, taken)
    sheet.note("memory of the server", f"{memory(at.pid):,.0f} MB")
    return sheet


def _limits(sheet: Sheet, world: World, seconds: float) -> None:
    scopes = world.community.path.strip("/").replace("/", ",")
    for clients in (1, 8):
        found = raw.raw(clients, max(2, int(seconds)), world.community.id, scopes)
        said = found if isinstance(found, str) else f"{found:,.0f}/s"
        sheet.note(
            f"plain SQL: the rows of one need, {clients} clients",
            said,
            found if isinstance(found, float) else None,
        )
    raw.forget()


def _writing(sheet: Sheet, world: World, at: At, seconds: float) -> None:
    hammer(at, 8, 1, lambda c, n: _life(c, world, n))  # every process knows its small tables
    for clients in (1, 8, 32):
        sheet.times(
            f"raise, {clients} clients", hammer(at, clients, seconds, lambda c, n: _raise(c, world, n))
        )
    for clients in (1, 8, 32):
        sheet.times(
            f"whole life, {clients} clients", hammer(at, clients, seconds, lambda c, n: _life(c, world, n))
        )


def _raise(caller: Caller, world: World, number: int) -> dict[str, Any]:
    key = world.residents[number % len(world.residents)]
    return caller.act("needs.need.raised", key, text=TEXT, kind="help", area=COMMUNITY)


def _life(caller: Caller, world: World, number: int) -> None:
    """Raise, pass on, take on, answer, rate: five acts."""
    pk = _raise(caller, world, number)["id"]
    caller.act("needs.need.dispatched", world.desk, id=pk, body=world.community.id, urgency="ordinary")
    caller.act("needs.need.signed", world.worker, id=pk)
    caller.act("needs.need.replied", world.worker, id=pk, outcome="solved", text="灯已换好,请看看。")
    told = {"contacted": "1", "solved": "1", "satisfied": "yes"}
    caller.act("needs.need.rated", world.residents[number % len(world.residents)], id=pk, **told)


def pages(world: World) -> dict[str, tuple[str, str]]:
    """The pages that are measured: address and session."""
    newest = Need.objects.filter(body_id=world.community.id).order_by("-id").values_list("id", flat=True)[0]
    return {
        "first page": ("/", ""),
        "desk of the community": ("/desk/", world.worker_session),
        "desk of the street": ("/desk/", world.desk_session),
        "a need on the desk": (f"/desk/needs/{newest}/", world.worker_session),
        "search for two words": (
            "/desk/?queue=all&q=%E7%94%B5%E6%A2%AF%E5%8F%A3+%E5%A0%B5%E4%BA%86",
            world.desk_session,
        ),
        "ledger of the community": ("/desk/ledgers/needs.handled/", world.worker_session),
        "ledger of the street": ("/desk/ledgers/needs.handled/", world.desk_session),
        "ledger of the district": ("/desk/ledgers/needs.handled/", world.board_session),
        "board of the street": (f"/board/{world.street.id}/", world.board_session),
        "board of the district": (f"/board/{world.district.id}/", world.board_session),
    }


def _reading(sheet: Sheet, world: World, at: At, seconds: float) -> None:
    for name, (path, session) in pages(world).items():
        sheet.times(f"{name}, 1 client", hammer(at, 1, seconds, page(path, session)))
    path, session = pages(world)["desk of the community"]
    sheet.times("desk of the community, 8 clients", hammer(at, 8, seconds, page(path, session)))
    started = time.perf_counter()
    lines = Caller(at.port).page("/desk/export.csv?queue=all", world.desk_session).count(b"\n")
    taken = time.perf_counter() - started
    sheet.note(
        "export of the street's list",
        f"{lines:,} lines in {taken:.1f} s ({lines / taken:,.0f}/s)",
        lines / taken,
    )


def _crowded(sheet: Sheet, world: World, at: At, seconds: float) -> None:
    """The street's desk when more waits there than anybody can do."""
    with growing.crowd(world.street, CROWD):
        for queue in ("today", "triage", "open"):
            opened = page(f"/desk/?queue={queue}", world.desk_session)
            sheet.times(f"street with {CROWD:,} open, {queue}, 1 client", hammer(at, 1, seconds, opened))


def page(path: str, session: str) -> Callable[[Caller, int], bytes]:
    return lambda caller, number: caller.page(path, session)


def _statements(sheet: Sheet, world: World) -> None:
    """Statements of each request, the second of its kind, when the process knows its small tables."""
    browser = Client(SERVER_NAME="127.0.0.1")

    def act(kind: str, key: str, /, **inputs: Any) -> Any:
        headers = {"Authorization": f"Bearer {key}"}
        with CaptureQueriesContext(connection) as caught:
            answer = browser.post(f"/api/acts/{kind}", inputs, "application/json", headers=headers)
        assert answer.status_code in (200, 201), answer.content
        sheet.note(f"statements: {kind}", str(len(caught)), len(caught))
        return answer.json()["id"]

    for _time in range(2):
        resident = world.residents[0]
        pk = act("needs.need.raised", resident, text=TEXT, kind="help", area=COMMUNITY)
        act("needs.need.dispatched", world.desk, id=pk, body=world.community.id, urgency="ordinary")
        act("needs.need.signed", world.worker, id=pk)
        act("needs.need.replied", world.worker, id=pk, outcome="solved", text="灯已换好。")
        act("needs.need.rated", resident, id=pk, contacted="1", solved="1", satisfied="yes")
    for name, (path, session) in pages(world).items():
        browser.cookies["sessionid"] = session
        browser.get(path)
        with CaptureQueriesContext(connection) as caught:
            answer = browser.get(path)
        assert answer.status_code == 200, path
        sheet.note(f"statements: {name}", str(len(caught)), len(caught))


_GROUPED = """
    SELECT s.scope, e.kind, m.measure, date_trunc('month', e.at AT TIME ZONE 'Asia/Shanghai')::date, sum(m.quantity)
    FROM kernel_entry e CROSS JOIN LATERAL unnest(e.scopes) AS s (scope)
    CROSS JOIN LATERAL (SELECT '' AS measure, 1::numeric AS quantity
        UNION ALL SELECT key, value::numeric FROM jsonb_each_text(e.amounts)) AS m
    WHERE s.scope = ANY(%s) AND e.kind = ANY(%s) AND e.scopes && %s::bigint[]
      AND e.at >= %s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND e.at < %s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
    GROUP BY 1, 2, 3, 4
"""


def _board(sheet: Sheet, world: World) -> None:
    """The figures of the district's board from the tally, and the same by one GROUP BY over the journal."""
    months = months_to(month_of(today()), 13)
    scopes = [world.district.id, *(one.id for one in tree().children(world.district.id))]
    past = Period(months[0].first, months[-1].first)
    best = min(_timed(lambda: _from_tally(scopes, months, past)) for _time in range(3))
    grouped, valid = _from_journal(scopes, months)
    counted = rates.added(rates.by_month(world.district.id, months)).counts.valid
    assert counted == valid, f"the tally says {counted}, the journal {valid}"
    said = f"{best * 1000:.1f} ms; by GROUP BY {grouped * 1000:,.0f} ms; {grouped / best:,.0f} times"
    sheet.note("figures of the district's board from the tally", said, grouped / best)


def _from_tally(scopes: list[int], months: list[Period], past: Period) -> None:
    rates.by_month(scopes[0], months)
    rates.figures(scopes, months[-1])
    rates.figures(scopes, past)


def _from_journal(scopes: list[int], months: list[Period]) -> tuple[float, int]:
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(_GROUPED, [scopes, rates.KINDS, scopes, months[0].first, months[-1].until])
        rows = cursor.fetchall()
    taken = time.perf_counter() - started
    return taken, int(
        sum(n for scope, _kind, measure, _month, n in rows if scope == scopes[0] and measure == "valid")
    )


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
