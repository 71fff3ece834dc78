"""M57 全程记实: recorded once, reported everywhere; nobody writes a figure a second time."""

import csv
import io
import json
import re

from python_calamine import CalamineWorkbook

from linli.kernel.journal.models import Entry
from tests.walks import at_desk, say

LEDGER = "/desk/ledgers/needs.handled/"


def taken(visitor, format):
    response = visitor.client.get(f"{LEDGER}take/{format}/")
    assert response.status_code == 200
    return b"".join(response)


def total_of(visitor, number):
    """How often somebody asked to hurry with a need, and with all, as each way out tells it."""
    page = visitor.client.get(LEDGER).content.decode()
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(taken(visitor, "xlsx"))).get_sheet_by_index(0).to_python()
    )
    lines = [json.loads(line) for line in taken(visitor, "json").splitlines()]
    at = [one["code"] for one in lines[0]["head"]["columns"]].index("urged")
    for encoding, format in (("utf-8-sig", "csv"), ("gb18030", "gb18030")):
        told = list(csv.reader(io.StringIO(taken(visitor, format).decode(encoding))))
        yield next(row[at] for row in told if number in row), told[-1][at]
    yield (
        str(int(next(row[at] for row in rows if number in row))),
        str(int(next(row[at] for row in rows if row[0] == "合计"))),
    )
    row = next(line["row"] for line in lines if line.get("row", {}).get("number") == number)
    yield str(row["urged"]), str(lines[-1]["foot"]["totals"]["urged"])
    title = lines[0]["head"]["columns"][at]["title"]
    for html in (page, visitor.client.get(f"{LEDGER}print/").content.decode()):
        yield tuple(
            _cell(html.split(mark)[1:], title) for mark in (f">{number}</a></th>", 'class="whole-sum"')
        )


def _cell(rows, title):
    """What stands under a title in the row; on paper a wide row goes on below in another one."""
    cell = re.compile(rf'data-label="{title}"[^>]*>([^<]*)<')
    return next(found[1] for row in rows if (found := cell.search(row.split("</tr>")[0])))


def test_one_act_and_the_same_figure_everywhere(town, browser):
    need, _code = say(browser(town.bob), town.place.community.area_code)
    at_desk(browser(town.sue), need).act("dispatched")
    sue = browser(town.sue)
    assert set(total_of(sue, need.number)) == {("0", "0")}
    before = Entry.objects.filter(noun="needs.need").count()
    browser(town.bob).get(f"/needs/{need.pk}/").act("urged")
    assert Entry.objects.filter(noun="needs.need").count() == before + 1, "one act, one entry"
    assert set(total_of(sue, need.number)) == {("1", "1")}


def test_who_took_it_is_itself_a_line_of_a_ledger(town, browser):
    say(browser(town.bob), town.place.community.area_code)
    sue = browser(town.sue)
    taken(sue, "xlsx")
    sue.get("/desk/ledgers/kernel.exports/")
    assert "needs.handled" in sue.text and "xlsx" in sue.text


def test_the_way_from_the_desk_to_the_file_is_two_clicks(town, browser):
    say(browser(town.bob), town.place.community.area_code)
    sue = browser(town.sue).get("/desk/")
    sue.follow("/desk/ledgers/").follow("needs.handled")
    assert sue.sees_link("/take/xlsx/") and sue.sees_link("/print/")
