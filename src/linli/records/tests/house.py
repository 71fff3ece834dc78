"""A house in which something stands in every ledger, brought there by acts; and files and pages read back as tables."""

import csv
import io
import json
import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from html.parser import HTMLParser

from django.db import transaction
from django.test import Client, override_settings
from python_calamine import CalamineWorkbook

from linli.kernel import reference
from linli.kernel.actors import CLOCK
from linli.kernel.clock import ZONE, now, today, travel
from linli.kernel.journal.models import Seal
from linli.kernel.keeping import add_webhook
from linli.kernel.ledgers import LEDGERS
from linli.kernel.rulebook.models import Rule
from linli.meetings import testing as meetings
from linli.needs import acts, testing
from linli.orders import testing as orders
from linli.orders.tests.purchases import buying
from linli.organisations import testing as organisations
from linli.organisations.acts import reparent_body
from linli.organisations.models import Role
from linli.organisations.testing import a_body, a_post, holding
from linli.people.acts import ask_correction
from linli.people.models import Person
from linli.people.testing import person, sign_in
from linli.projects import testing as projects
from linli.records import testing as tables
from linli.tasks import testing as tasks
from linli.training import testing as training
from linli.venues import acts as venues
from linli.venues import testing as lending
from linli.volunteers import testing as volunteers

NASTY = '=HYPERLINK(1) 楼道𠮷灯"坏"了,\n老人看不见。'

OFFICE = shutil.which("soffice")
EVENING = datetime(2026, 11, 25, 17, tzinfo=ZONE)


@contextmanager
def standing(blocker, media):
    """One house for all tests of a module, on one evening; what a test does is undone after it, and all at the end."""
    with blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=media), travel(EVENING):
        yield a_house()
        transaction.set_rollback(True)


@dataclass(frozen=True)
class House:
    town: testing.Town
    rita: object  # may read every ledger and every column, at the city
    browser: Client


def permissions():
    """Every permission that a ledger or a column asks for."""
    asked = {one.permission for one in LEDGERS.values()}
    asked |= {column.permission for one in LEDGERS.values() for column in one.columns}
    return sorted(asked - {""}) + ["needs.read", "kernel.webhooks"]


def reader(body, *held):
    """Somebody in a new post with just these permissions, and a browser in which they are signed in."""
    code = f"role{Role.objects.count()}"
    Role.objects.create(code=code, label_zh=code, label_en=code, permissions=sorted(held))
    actor = holding(person(f"Rita {code}"), body, code)
    browser = Client()
    sign_in(browser, Person.objects.get(pk=actor.person_id), strong=True)
    return actor, browser


def worth(code, value):
    """A number of the rulebook is worth something else, from now on."""
    Rule.objects.filter(code=code).update(value=value)
    reference.forget()


def _places(town):
    """A room that is lent, booked in nasty words, and used today."""
    keeper = holding(person("Ken Kan"), town.place.community, "community_secretary")
    body = town.place.community
    site = venues.add_site(keeper, body=body, name="党群活动服务中心", kind="service_centre").noun
    room = lending.a_venue(keeper, site, "议事室", [lending.a_space(keeper, site, "议事室", seats=16)])
    with travel(lending.on(0, 9)):
        booking = lending.booked(town.bob, room, lending.on(0, 10), purpose=NASTY[:200], people=12)
        other = lending.booked(town.dan, room, lending.on(0, 12))
    with travel(lending.on(0, 12)):
        venues.use_booking(keeper, lending.as_now(booking), came=11)
    assert lending.as_now(other).state == "confirmed"
    lending.a_little(keeper, site, holding(person("Del Daibiao"), body, "community_worker"), town.bob)


def a_house():
    town = testing.a_town()
    rita, browser = reader(town.place.city, *permissions())
    _needs(town)
    _bodies(town)
    training.a_little(_meetings(town))
    _places(town)
    organisations.a_little(town.place)
    organisations.a_notice(town.sue, town.place.street, title="=1+1 老年助餐补贴调整")
    volunteers.a_little(town)
    testing.a_little(town)
    buying.chosen(buying.a_bazaar(residents=0, market=orders.a_little(town)), title="=1+1 助餐上门")
    tables.requested(town)
    tables.sent(town.ann)
    tasks.a_little(town)
    projects.a_little(town)
    ask_correction(
        town.bob, record="people.person", record_id=town.bob.person_id, wish="correct", text="名字写错了"
    )
    add_webhook(
        rita, name="区平台", url="https://example.org/hook", secret="a secret of some length", kinds="needs."
    )
    # Sealed is only what other transactions have committed, and a test commits nothing.
    Seal.objects.create(at=now(), first="1", until="2", n=3, algorithm="sha256", root="a" * 64)
    browser.get("/desk/ledgers/kernel.rules/take/csv/")
    return House(town, rita, browser)


def _needs(town):
    closed = testing.closed(town, text=NASTY, address="三单元")
    acts.publish(town.sue, closed, title="=1+1 楼道灯修好了", text="居民反映楼道灯不亮。", reply="已换灯。")
    acts.contest(town.bob, closed, reason="还是不亮")
    working = testing.working(town)
    acts.read_contact(town.ann, working, purpose="handle_case")
    acts.extend(town.ann, working, days=3, reason="@等材料")
    acts.pause(town.ann, testing.working(town), cause="reporter", note="等您回电话")
    acts.hang(
        town.sue,
        testing.working(town),
        cause="money",
        review_on=today() + timedelta(days=30),
        reason="资金未到",
    )
    acts.ask_return(town.ann, testing.dispatched(town), body=town.place.other.pk, reason="不在本社区")
    testing.raised(town)
    acts.set_route(
        town.sue, category=None, area="110101001", kind="", body=town.place.other.pk, level="", direct=False,
        urgency="", source="区派单目录2026版", valid_from=today(),
    )  # fmt: skip


def _meetings(town):
    more = meetings.a_town_of(town)
    with travel(now() - timedelta(days=9)):
        meetings.held(more, kind="joint", together=[more.school.pk], title="=1+1 邻里节")
        meetings.held(more, by=more.bea, kind="branch_general", people=3)
        meetings.minuted(more, title="民情恳谈")
    meetings.walked(more)
    return more


def _bodies(town):
    a_post(town.place.community, "community_secretary")
    station = a_body("service_station", "多福巷社区服务站", town.place.community)
    reparent_body(CLOCK, station, parent=town.place.other)


class _Tables(HTMLParser):
    """The tables of a page: of each the rows and the feet."""

    def __init__(self, html):
        super().__init__()
        self.tables, self._part, self._cell = [], "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append(([], []))
        elif tag in ("thead", "tbody", "tfoot"):
            self._part = tag
        elif tag == "tr" and self._part in ("tbody", "tfoot"):
            self.tables[-1][self._part == "tfoot"].append([])
        elif tag in ("td", "th") and self._part in ("tbody", "tfoot"):
            self._cell = ""

    def handle_data(self, data):
        if self._cell is not None:
            self._cell += data

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][self._part == "tfoot"][-1].append(plain(self._cell))
            self._cell = None
        elif tag in ("tbody", "tfoot"):
            self._part = ""


def plain(cell):
    """A cell as it is compared: white space is one, a quote that only guards is none, a number is a number."""
    if isinstance(cell, float):
        cell = f"{cell:.10f}".rstrip("0").rstrip(".")
    text = re.sub(r"\s+", " ", "" if cell is None else str(cell)).strip()
    return "" if text == "—" else re.sub(r"^'(?=[=+\-@])", "", text)


def table_of(html):
    """The rows and the feet of a page with one table."""
    return next(iter(_Tables(html).tables), ([], []))


def printed(html, bands):
    """The rows and the last feet of all sheets; a wide table stands in several bands beside each other."""
    rows, feet, tables = [], [], _Tables(html).tables
    for at in range(0, len(tables), bands):
        some = tables[at : at + bands]
        rows += [_beside(parts) for parts in zip(*(one[0] for one in some), strict=True)]
        high = max(len(one[1]) for one in some)
        sums = [one[1] or [[""] * len(one[0][0])] * high for one in some]  # a band without sums has no feet
        feet = [_beside(parts) for parts in zip(*sums, strict=True)]
    return rows, feet


def _beside(parts):
    """Bands repeat the number and the first column."""
    first = next(part[0] for part in parts if part[0])
    return [first, *parts[0][1:], *(cell for part in parts[1:] for cell in part[2:])]


def taken(response):
    assert response.status_code == 200, response.content.decode()[:500]
    return b"".join(response)


def from_csv(content, encoding):
    _head, *rows = csv.reader(io.StringIO(content.decode(encoding)))
    return [[plain(cell) for cell in row] for row in rows]


def from_json(content):
    """Rows as the page has them: moments and days in words, totals last."""
    head, *lines, foot = [json.loads(line) for line in content.splitlines()]
    codes = [one["code"] for one in head["head"]["columns"]]
    rows = [[said(line["row"][code]) for code in codes] for line in lines]
    totals = foot["foot"]["totals"]
    return rows + ([["合计", *(said(totals.get(code)) for code in codes[1:])]] if totals else [])


def said(value):
    if isinstance(value, bool):
        return "是" if value else "否"
    text = plain(value)
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\+08:00$", r"\1 \2", text)


def from_xlsx(content, heads):
    """The rows below the heads, as two other programs read them: calamine, and LibreOffice where it is there."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return _body([[plain(cell) for cell in row] for row in rows], heads)


def _body(rows, heads):
    """Between the title with its notes and heads, and the line to sign."""
    rows = rows[3 + heads :]
    return [row for row in rows if any(row) and not row[0].startswith("填表人")]


def through_office(folder, files, heads):
    """The same of several workbooks by LibreOffice, name → rows."""
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"
    own = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [OFFICE, "--headless", own, "--convert-to", how, "--outdir", folder, *sorted(folder.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    read = {}
    for name in files:
        lines = list(csv.reader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig"))))
        read[name] = _body([[plain(cell) for cell in row] for row in lines], heads[name])
    return read
