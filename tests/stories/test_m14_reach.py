"""M14 组织覆盖: each place where people work or live, which organisation reaches it and how, where the gaps are."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.kernel.ledgers import LEDGERS
from linli.organisations.models import Site
from linli.organisations.states import Kind
from linli.organisations.testing import a_body

TABLE = """名称,类型,所属社区,人数,覆盖组织
青禾大厦,商务楼宇,{at},320,{joint}
槐树小学,学校,{at},86,{own}
改造工地,其他,{at},40,{temporary}
早市,市场,{at},25,
"""


@pytest.fixture
def street(town, in_post, browser):
    return browser(in_post("Sue Fugai", town.place.street, "street_desk"))


@pytest.fixture
def brought_in(town, street):
    """The street's table: three places are reached, one is a gap."""
    at = town.place.community
    named = {
        "joint": a_body(Kind.JOINT_BRANCH, "商圈联合党支部", at).pk,
        "own": a_body(Kind.BRANCH, "槐树小学党支部", at).pk,
        "temporary": a_body(Kind.TEMPORARY_BRANCH, "改造临时党支部", at).pk,
    }
    text = TABLE.format(at=at.pk, **named)
    street.get("/desk/reach/").follow("/desk/reach/import/")
    client = street.client
    preview = client.post("/desk/reach/import/", {"file": SimpleUploadedFile("t.csv", text.encode())})
    assert not Site.objects.exists(), "a preview changes nothing"
    client.post("/desk/reach/import/", {"rows": preview.context["rows"]})
    return named


def test_a_table_shows_kinds_ways_and_gaps(town, street, brought_in):
    page = street.get("/desk/reach/")
    assert {row[0]["text"] for row in page.response.context["rows"] if isinstance(row[0], dict)} == {
        "商务楼宇", "学校", "市场", "其他",
    }  # fmt: skip
    ways = dict(Site.objects.values_list("name", "way"))
    assert ways == {"青禾大厦": "joint", "槐树小学": "alone", "改造工地": "temporary", "早市": ""}


def test_a_gap_waits_on_the_desk_until_it_is_closed(town, street, brought_in):
    page = street.get("/desk/").follow("show=gap")
    assert "早市" in page.text
    gap = Site.objects.get(name="早市")
    street.get(f"/desk/reach/{gap.pk}/").act("covered", by=str(brought_in["joint"]))
    assert "show=gap#list" not in street.get("/desk/").text
    gap.refresh_from_db()
    assert (gap.state, gap.way) == ("covered", "joint")


def test_everybody_sees_counts_and_no_name(town, browser, brought_in):
    page = browser().get(f"/bodies/{town.place.street.pk}/reached/")
    assert "青禾大厦" not in page.text and "早市" not in page.text
    assert browser(town.bob).client.get("/desk/reach/").status_code == 404


def test_the_ledger_holds_numbers_and_no_column_for_persons(town, brought_in):
    ledger = LEDGERS["organisations.sites"]
    codes = {column.code for column in ledger.columns}
    assert {"name", "kind", "people", "way", "by", "gap"} <= codes
    assert not codes & {"person", "member", "members", "holder"}
