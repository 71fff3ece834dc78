"""Bringing in tables: what would change, then the change."""

import io
from datetime import date

import pytest
import xlsxwriter

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.organisations import sheets
from linli.organisations.acts import import_bodies, import_posts
from linli.organisations.models import Body, Post
from linli.organisations.queries import preview_bodies, preview_posts, tree
from linli.organisations.states import BodyState
from linli.organisations.testing import holding

HEAD = "编号,名称,类型,上级,区划代码,成立日期,电话\n"


@pytest.fixture
def ann(place, somebody):
    return holding(somebody("Ann"), place.street, "administrator")


def rows(text, encoding="utf-8"):
    return sheets.read((HEAD + text).encode(encoding))


def verdicts(lines):
    return {line.at: line.verdict for line in lines}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_every_usual_encoding(encoding):
    assert rows("1,㐂社区服务站,社区服务站,东华门街道,,,\n", encoding)[0][1]["name"] == "㐂社区服务站"


def test_a_workbook_is_read_with_its_numbers_and_days():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["名称", "区划代码", "成立日期"])
    sheet.write_row(1, 0, ["多福巷社区", 110101001001])
    sheet.write_datetime(1, 2, date(2026, 1, 4), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert sheets.read(file.getvalue()) == [
        (2, {"name": "多福巷社区", "area_code": "110101001001", "founded_on": "2026-01-04"})
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xff\xff\xff", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(Refused) as refused:
        sheets.read(content)
    assert refused.value.field == "file"


def test_new_ones_take_their_places_parents_first(place, ann):
    text = "2,窗口,部门,1,,2026-01-04,\n1,服务站,社区服务站,东华门街道 多福巷,,2026-01-04,010-65250000\n"
    lines = import_bodies(ann, rows(text))
    assert verdicts(lines) == {2: "new", 3: "new"}
    station = Body.objects.get(name="服务站")
    desk = Body.objects.get(name="窗口")
    assert desk.path == f"{place.community.path}{station.pk}/{desk.pk}/"
    assert station.state == BodyState.FOUNDED and station.desk_phone == "010-65250000"
    assert tree().above(desk.pk).id == station.pk
    entries = Entry.objects.filter(kind="organisations.body.imported")
    assert {(entry.noun_id, entry.via, entry.actor) for entry in entries} == {
        (station.pk, "import", ann.person_id), (desk.pk, "import", ann.person_id),
    }  # fmt: skip


def test_the_same_file_again_changes_nothing(place, ann):
    text = "2,窗口,部门,1,,,\n1,服务站,社区服务站,东华门街道,,2026-01-04,\n3,筹备组,部门,东华门街道,,,\n"
    import_bodies(ann, rows(text))
    before = Body.objects.count()
    lines = import_bodies(ann, rows(text))
    assert verdicts(lines) == {2: "unchanged", 3: "unchanged", 4: "unchanged"}
    assert Body.objects.count() == before


def test_a_changed_line_changes_just_that(place, ann):
    text = f"1,多福巷社区居民委员会,居委会,{place.street.pk},110101001001,,010-1\n"
    [line] = preview_bodies(ann, rows(text))
    assert (line.verdict, line.changes) == ("changed", ["desk_phone"])
    import_bodies(ann, rows(text))
    place.community.refresh_from_db()
    assert place.community.desk_phone == "010-1"
    assert Entry.objects.filter(kind="organisations.body.changed", noun_id=place.community.pk).count() == 1


def test_a_bad_line_is_refused_with_a_reason_and_the_rest_goes_on(place, ann):
    text = (
        "1,甲,社区服务站,东华门街道,,,\n"
        "2,,社区服务站,东华门街道,,,\n"
        "3,乙,衙门,东华门街道,,,\n"
        "4,丙,社区服务站,没有的街道,,,\n"
        "5,丁,社区服务站,东城区,,,\n"
        "6,戊,社区服务站,东华门街道,,二月三十,\n"
        "1,己,社区服务站,东华门街道,,,\n"
        "8,甲,社区服务站,东华门街道,,,\n"
        "9,庚,社区服务站,东华门街道,11x,,\n"
    )
    lines = import_bodies(ann, rows(text))
    assert verdicts(lines) == {2: "new"} | dict.fromkeys(range(3, 11), "refused")
    assert all(line.reason for line in lines if line.verdict == "refused")
    assert list(Body.objects.filter(kind="service_station").values_list("name", flat=True)) == ["甲"]


def test_lines_in_a_circle_and_those_below_are_refused(place, ann):
    text = "1,甲,部门,2,,,\n2,乙,部门,1,,,\n3,丙,部门,2,,,\n4,丁,部门,4,,,\n"
    assert set(verdicts(import_bodies(ann, rows(text))).values()) == {"refused"}
    assert not Body.objects.filter(kind="department").exists()


def test_two_lines_for_one_area_found_one_body(place, ann):
    text = (
        "1,新社区,居委会,东华门街道,110101001009,2026-01-04,\n"
        "2,又新社区,居委会,东华门街道,110101001009,2026-01-04,\n"
    )
    assert verdicts(import_bodies(ann, rows(text))) == {2: "new", 3: "refused"}


def test_posts_are_set_up_and_filled_once(place, ann, somebody):
    eve = somebody("Eve")
    table = (
        "组织,角色,职务,任期,人员编号\n"
        f"{place.community.pk},社区工作者,网格员,3,{eve.number}\n{place.other.pk},street_desk,,,\n"
    )
    bad = "没有,社区工作者,,,\n银闸社区,皇帝,,,\n银闸社区,社区工作者,,99,\n银闸社区,社区工作者,,,nobody\n"
    read = sheets.read((table + bad).encode())
    assert [line.verdict for line in preview_posts(ann, read)] == ["new", "new", *["refused"] * 4]
    import_posts(ann, read)
    assert Post.objects.get(title="网格员").person_id == eve.pk
    again = import_posts(ann, read)
    assert [line.verdict for line in again] == ["unchanged", "unchanged", *["refused"] * 4]
    assert Post.objects.exclude(body=place.street).count() == 2


def test_a_post_held_by_another_is_left_alone(place, ann, somebody):
    eve, fay = somebody("Eve"), somebody("Fay")
    line = f"组织,角色,职务,人员编号\n{place.community.pk},社区工作者,网格员,"
    import_posts(ann, sheets.read(f"{line}{eve.number}".encode()))
    [told] = import_posts(ann, sheets.read(f"{line}{fay.number}".encode()))
    assert told.verdict == "refused"
    assert Post.objects.get(title="网格员").person_id == eve.pk


def test_it_refuses_those_who_may_not(place, dan):
    with pytest.raises(NotYours):
        import_bodies(dan, rows("1,甲,部门,东华门街道,,,\n"))
    with pytest.raises(NotYours):
        import_posts(dan, [])
