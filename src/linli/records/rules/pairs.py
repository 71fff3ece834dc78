"""Rows of a form: a label, and the blank beside it."""

import re

from linli.records.rules.bands import REMARK
from linli.records.rules.grid import Grid, Item
from linli.records.rules.tables import Ask, Spot
from linli.records.rules.words import plain, unit_of

LONGEST_LABEL = 40  # what is longer explains
PERSON = re.compile(
    r"姓名|负责人|联系人|书记|主任|站长|会长|主席|户主|经办人|来电人|申请人|当事人|成员|网格员|楼门长|委员|党员$|志愿者$|法定代表人|法人"
)
OF_PERSON = re.compile(
    r"^(?:联系)?(?:电话|手机|方式|电话号码|手机号码?)$|^联系(?:电话|方式|手机)$|^(?:职务|性别|年龄|民族|学历|政治面貌|出生(?:年月|日期))$"
)


def pairs_of(grid: Grid, row: int, items: list[Item], section: str, sheet: int) -> list[Ask]:
    """The questions of one row. A label that several rows share leads to those beside it."""
    asks: list[Ask] = []
    waiting: list[Item] = []
    person = ""
    for one in items:
        if not one.is_blank:
            if not one.cell.is_formula and len(one.text) <= LONGEST_LABEL:
                waiting.append(one)
            continue
        if one.row == row and waiting:
            heads = _heads(waiting, row)
            if person and len(heads) == 1 and OF_PERSON.match(plain(heads[-1])):
                heads = (person, *heads)
            elif PERSON.search(plain(heads[-1])):
                person = heads[-1]
            if not REMARK.match(plain(heads[-1])):
                led = (section, *heads) if section else heads
                asks.append(Ask(led, (Spot(sheet, one.row, one.column),), unit_of(heads[-1])))
        waiting = []
    return asks


def _heads(waiting: list[Item], row: int) -> tuple[str, ...]:
    """The label next to the blank, with the group before it; what stands further left is answered already."""
    texts = [one.text.rstrip(":： ") for one in waiting]
    if len(texts) % 2 == 0:
        return tuple(texts[-2:])
    group = [one.text for one in waiting[:1] if one.cell.rows > 1 and len(waiting) > 1]
    return (*group, texts[-1])
