"""A list of 三会一课 that arrives is filled from the gatherings that were noted as held."""

from datetime import datetime

from linli.kernel.clock import ZONE, travel
from linli.meetings import acts, testing
from linli.organisations.queries import tree
from linli.records.queries import plan
from linli.records.sheets import read, write
from linli.records.tests.forms.drawing import saved, sheet, workbook

HEADS = ["序号", "党支部名称", "会议类型", "会议名称", "会议时间", "会议地点", "实到人数", "主要内容"]


def test_the_ledger_of_a_branch_fills_the_list_row_by_row(db):
    with travel(datetime(2026, 9, 1, 9, tzinfo=ZONE)):
        town = testing.a_town()
    for day, kind, title, topic in (
        (10, "branch_general", "十月党员大会", "发展对象"),
        (20, "themed_day", "清理楼道", "志愿服务"),
    ):
        begins = datetime(2026, 10, day, 15, tzinfo=ZONE)
        with travel(datetime(2026, 10, 1, 9, tzinfo=ZONE)):
            meeting = testing.noticed(
                town, by=town.bea, kind=kind, title=title, begins_at=begins, agenda=topic
            )
        with travel(meeting.ends_at):
            acts.hold(town.bea, meeting, people_n=day)
    book = workbook()
    sheet(book, "三会一课", {"A1": "2026年10月“三会一课”开展情况登记表", "A2": "填报单位：", "A3": HEADS},
          ["A1:H1"], "A3:H8")  # fmt: skip
    data = saved(book)
    with travel(datetime(2026, 11, 5, 9, tzinfo=ZONE)):
        made = plan(read(data), tree().get(town.branch.pk))
    cells = read(write(data, made.writings, made.growths)).sheets[0].cells
    rows = [[cells[row, column].text for column in (1, 2, 3, 4, 6, 7)] for row in (3, 4)]
    assert rows == [
        ["多福巷社区第一党支部", "支部党员大会", "十月党员大会", "2026-10-10 15:00", "10", "发展对象"],
        ["多福巷社区第一党支部", "主题党日", "清理楼道", "2026-10-20 15:00", "20", "志愿服务"],
    ]
