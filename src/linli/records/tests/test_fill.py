"""./linli fill: a file in, the same file filled, and a full account of it as JSON."""

import json

import pytest
from django.core.management import CommandError, call_command

from linli.kernel.clock import travel
from linli.organisations.queries import tree
from linli.records.queries import FILLED, PROPOSED, plan
from linli.records.rules import Span
from linli.records.sheets import read, write
from linli.records.tests.forms.drawing import saved, sheet, workbook
from linli.records.tests.forms.town import TODAY, a_past, date, only_our_ledger, orders_of
from linli.records.tests.forms.twelve import month, orders

pytestmark = pytest.mark.django_db
OCTOBER = Span(date(2026, 10, 1), date(2026, 11, 1))


def drawn(title, *rows, frame="A2:F9"):
    book = workbook()
    sheet(
        book, "表", {"A1": title} | {f"A{at}": row for at, row in enumerate(rows, start=2)}, ["A1:F1"], frame
    )
    return saved(book)


def planned(data, body, *how, **more):
    with travel(TODAY), only_our_ledger():
        return plan(read(data), tree().get(body.pk), *how, **more)


def state(made, name):
    [one] = [one for one in made.answers if one.ask.name == name]
    return one.state, one.why, [cell.value for cell in one.filled]


def test_it_fills_the_file_and_prints_each_column(tmp_path, capsys):
    place = a_past()
    came, out = tmp_path / "月报.xlsx", tmp_path / "填好.xlsx"
    came.write_bytes(month(place).data)
    with travel(TODAY):
        call_command("fill", str(came), "--for", place.first.name, "--out", str(out))
    told = json.loads(capsys.readouterr().out)
    by_name = {one["name"]: one for one in told["columns"]}
    assert told["period"] == {"from": "2026-10-01", "until": "2026-10-31", "said": "2026年10月"}
    answered = by_name["办结件数 / 本月"]
    assert (answered["taken_for"], answered["state"], answered["how"]) == ("needs.answered", "filled", "name")
    assert answered["cells"][0]["cell"] == "D7" and answered["cells"][0]["link"].endswith("?month=2026-10")
    served = by_name["志愿服务参与人次 / 本月"]
    assert served["state"] in ("asked", "proposed") and served["why"]
    assert read(out.read_bytes()).sheets[0].cells[6, 3].text == str(answered["cells"][0]["value"]) == "4"


def test_it_refuses_what_it_cannot_read_and_bodies_that_are_not_there(tmp_path):
    place = a_past()
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 half")
    with pytest.raises(CommandError, match="重新保存"):
        call_command("fill", str(bad), "--for", str(place.first.pk))
    with pytest.raises(CommandError, match="No open organisation"):
        call_command("fill", str(bad), "--for", "没有的社区")
    with pytest.raises(CommandError, match="no file"):
        call_command("fill", str(tmp_path / "none.xlsx"), "--for", str(place.first.pk))
    with pytest.raises(CommandError, match="--from and --until"):
        bad.write_bytes("名称,数量\n,\n".encode())
        call_command("fill", str(bad), "--for", str(place.first.pk), "--from", "2026-10-01")


def test_it_asks_for_the_period_when_neither_table_nor_person_says_it():
    place = a_past()
    data = drawn("接诉即办情况", ["项目", "数量"], ["受理件数", None], ["办结件数", None], frame="A2:B4")
    assert state(planned(data, place.first), "受理件数 / 数量")[1] == "period"
    assert state(planned(data, place.first, OCTOBER), "受理件数 / 数量") == (FILLED, "", [4])


def test_it_says_when_table_and_person_mean_different_periods():
    place = a_past()
    data = drawn("接诉即办情况（2026年9月）", ["项目", "数量"], ["受理件数", None], frame="A2:B3")
    assert any("2026年9月" in str(note) for note in planned(data, place.first, OCTOBER).notes)
    assert state(planned(data, place.second), "受理件数 / 数量")[2] == [1]


def test_a_confirmed_mapping_fills_what_was_only_proposed():
    place = a_past()
    data = drawn("工作情况（2026年10月）", ["项目", "数量"], ["受理件数", None], frame="A2:B3")
    assert state(planned(data, place.first), "受理件数 / 数量")[0] != FILLED  # whose?
    made = planned(data, place.first, earlier={"受理件数 / 数量": "needs.received"})
    assert state(made, "受理件数 / 数量") == (FILLED, "", [4])


def test_a_list_is_not_taken_for_a_ledger_that_its_title_does_not_name():
    place = a_past()
    heads = ["工单编号", "工单类型", "问题分类", "受理时间", "办结时间", "工单状态"]
    blanks = [[None] * 6] * 3
    made = planned(drawn("信访事项登记簿（2026年10月）", heads, *blanks, frame="A2:F5"), place.first)
    assert not made.writings and all(one.state == PROPOSED for one in made.answers)
    made = planned(
        drawn("信访事项登记簿（2026年10月）", heads, *blanks, frame="A2:F5"), place.first,
        earlier={"工单编号": "forms.orders:number"},
    )  # fmt: skip
    assert len(made.writings) >= 4 and made.growths[0].count == 1


def test_a_list_in_a_csv_goes_on_below_its_heads():
    place = a_past()
    data = "12345工单台账,,,\r\n序号,工单编号,类型,办结时间\r\n".encode("gb18030")
    made = planned(data, place.first, OCTOBER)
    lines = write(data, made.writings, made.growths).decode("gb18030").splitlines()
    numbers = [need.number for need in orders_of(place, OCTOBER.first, OCTOBER.until)]
    kinds, days = ("投诉", "求助", "求助", "表扬"), ("08", "09", "12", "13")
    told = [
        f"{at},{number},{kind},2026-10-{day}"
        for at, number, kind, day in zip((1, 2, 3, 4), numbers, kinds, days, strict=True)
    ]
    assert lines == ["12345工单台账,,,", "序号,工单编号,类型,办结时间", *told]


def test_blank_rows_of_a_street_take_one_community_each():
    place = a_past()
    data = drawn(
        "接诉即办情况表（2026年10月）",
        ["序号", "社区名称", "受理件数", "办结件数"],
        *[[None] * 4] * 3,
        frame="A2:D5",
    )
    made = planned(data, place.street)
    assert state(made, "社区名称")[2] == ["多福巷社区", "银闸社区"]
    assert state(made, "受理件数")[2] == [4, 2] and [one[2] for one in made.numbers] == [1, 2]


@pytest.mark.parametrize(
    "heads",
    [
        ["党组织编号", "名称", "成立时间", "应换届时间"],
        ["单位名称", "成立时间", "办公地址", "固定电话"],
        ["所属街道", "社区名称", "姓名", "身份证号"],
        ["所属街道", "社区名称", "活动名称", "活动地点"],
    ],
)
def test_a_list_of_other_things_is_left_to_people(heads):
    place = a_past()
    for body in (place.first, place.branch, place.street):
        assert not planned(drawn("登记表", heads, *[[None] * 4] * 2, frame="A2:D4"), body).writings


TRAPS = {
    "社区社会组织基本情况表": [
        ["单位名称", None, "成立时间", None],
        ["办公地址", None, "联系电话", None],
        ["负责人", None, "党员人数", None],
    ],
    "辖区物业企业信息登记表": [
        ["企业名称", None, "统一社会信用代码", None],
        ["单位地址", None, "联系电话", None],
    ],
    "社区卫生服务站情况统计表": [["单位名称", None, "办公电话", None], ["服务时间", None, "岗位数", None]],
    "信访工作月报（2026年10月）": [
        ["指标", "本月", "累计"],
        ["受理件数", None, None],
        ["办结件数", None, None],
        ["满意率", None, None],
    ],
    "矛盾纠纷调解统计表（2026年10月）": [
        ["社区", "受理件数", "解决数"],
        ["多福巷社区", None, None],
        ["银闸社区", None, None],
    ],
    "12345重点工单统计表（2026年10月）": [
        ["项目", "数量"],
        ["重点工单受理数", None],
        ["市级督办件数", None],
        ["未按时办结件数", None],
    ],
    "接诉即办人均情况（2026年10月）": [
        ["项目", "数量"],
        ["人均受理件数", None],
        ["平均办结时长", None],
        ["同比增长（%）", None],
    ],
    "网格员基本情况表": [
        ["姓名", None, "性别", None],
        ["联系电话", None, "所在网格", None],
        ["成立时间", None, "主任", None],
    ],
}


@pytest.mark.parametrize("title", TRAPS)
def test_a_table_that_only_looks_alike_is_left_to_people(title):
    place = a_past()
    data = drawn(
        title, *TRAPS[title], frame=f"A2:D{1 + len(TRAPS[title])}" if len(TRAPS[title][0]) == 4 else "A2:C5"
    )
    for body in (place.first, place.street, place.branch):
        assert not planned(data, body).writings


def test_a_sum_is_written_only_when_its_column_was_filled():
    place = a_past()
    rows = [["多福巷社区", None, None], ["银闸社区", None, None], ["合计", None, None]]
    data = drawn("接诉即办情况表（2026年10月）", ["社区", "受理件数", "满意率（%）"], *rows, frame="A2:C5")
    made = planned(data, place.street)
    assert [(spot.column, value) for spot, value in made.sums] == [(1, 6)]
    rows[1][0] = "别处社区"
    data = drawn("接诉即办情况表（2026年10月）", ["社区", "受理件数", "满意率（%）"], *rows, frame="A2:C5")
    assert planned(data, place.street).sums == []


def test_what_changed_after_the_day_that_is_asked_is_not_written():
    place = a_past()
    data = drawn("社区情况表（截至2019年12月31日）", ["岗位数", None, "空缺岗位数", None], frame="A2:D2")
    assert state(planned(data, place.first), "岗位数")[1] == "changed"


def test_what_the_reader_may_not_see_is_not_offered():
    place = a_past()
    with travel(TODAY), only_our_ledger():
        form = orders(place)
        made = plan(read(form.data), tree().get(place.first.pk), reader=place.town.bob)
    assert not [one for one in made.answers if one.match.code.startswith("forms.orders") and one.filled]
