"""The same figure on the page, in print, in the workbook, in both kinds of CSV, in JSON and from the API."""

import re

import pytest

from linli.kernel.ledgers import LEDGERS
from linli.records.tests import house

CODES = sorted(LEDGERS)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def home(django_db_setup, django_db_blocker, tmp_path_factory):
    with house.standing(django_db_blocker, tmp_path_factory.mktemp("media")) as home:
        house.worth("web.rate.export", 10_000)
        house.worth("web.rate.api", 10_000)
        yield home


def heads_of(code):
    return 2 if any(column.group for column in LEDGERS[code].columns) else 1


def shown(home, code):
    """The rows of all pages, and the feet of the last: first that of the page, then that of the whole."""
    rows, feet, address = [], [], f"/desk/ledgers/{code}/"
    while address:
        html = home.browser.get(address).content.decode()
        more, feet = house.table_of(html)
        rows += more
        onward = re.search(r'href="(\?[^"]*)" rel="next"', html)
        address = onward and f"/desk/ledgers/{code}/{onward[1].replace('&amp;', '&')}"
    assert rows, f"the house has nothing in {code}: fill it"
    return rows, feet


def took(home, code, format):
    """A file, and what the page told right after it was taken: taking it is itself in one of the ledgers."""
    content = house.taken(home.browser.get(f"/desk/ledgers/{code}/take/{format}/"))
    rows, feet = shown(home, code)
    return content, rows + feet[1:]


READ = {
    "xlsx": lambda content, code: house.from_xlsx(content, heads_of(code)),
    "csv": lambda content, code: house.from_csv(content, "utf-8-sig"),
    "gb18030": lambda content, code: house.from_csv(content, "gb18030"),
    "json": lambda content, code: house.from_json(content),
}


@pytest.mark.parametrize("code", CODES)
def test_every_file_tells_what_the_page_tells(home, code):
    for format, read in READ.items():
        content, told = took(home, code, format)
        assert read(content, code) == told, format


@pytest.mark.parametrize("code", CODES)
def test_print_and_api_tell_what_the_page_tells(home, code):
    rows, feet = shown(home, code)
    sheets = home.browser.get(f"/desk/ledgers/{code}/print/")
    bands = len(sheets.context["sheets"]) - sheets.context["last_from"]
    in_print = house.printed(sheets.content.decode(), bands)
    assert in_print[0] == rows
    assert in_print[1][-1:] == feet[-1:]
    answer = home.browser.get(f"/api/queries/records.ledger?ledger={code}&limit=500").json()
    codes = [one["code"] for one in answer["columns"]]
    assert [[house.said(row[one]) for one in codes] for row in answer["rows"]] == [row[1:] for row in rows]
    assert answer["n"] == len(rows) and not answer["n_is_least"]
    if feet:
        assert [house.said(answer["totals"].get(one)) for one in codes] == feet[-1][1:]
        assert answer["page_totals"] == answer["totals"]


def test_office_programs_read_every_workbook_as_the_page(home, tmp_path):
    if not house.OFFICE:
        pytest.skip("no LibreOffice (soffice) on the PATH: workbooks were read back by python-calamine alone")
    files, told = {}, {}
    for code in CODES:
        files[code], told[code] = took(home, code, "xlsx")
    read = house.through_office(tmp_path, files, {code: heads_of(code) for code in CODES})
    assert read.keys() == set(CODES)
    assert {code: rows for code, rows in read.items() if rows != told[code]} == {}
