"""A band: heads over rows. What stands at the left tells whether rows are things, organisations or measures."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from linli.records.rules.grid import Grid, Item
from linli.records.rules.lines import is_line, is_note
from linli.records.rules.tables import Ask, Layout, Shape, Spot
from linli.records.rules.words import UNITS, plain, unit_of

Named = Callable[[str], bool]
DEEPEST_HEAD = 4
INDEX = re.compile(r"^(?:序号?|编?排?序|no|行次|代码)$")
REMARK = re.compile(r"^(?:备注|备考|备注说明|说明|签字|签名|审核意见|领导意见|盖章)$")
_TOTAL = re.compile(r"^.{0,6}(?:合计|总计|小计|共计)$")
_HINT = re.compile(r"^(?:必填项?|选填项?|可选|可不填|下拉选择|系统自动.*|非.{1,8}必填|无需填写)$")
_SKIPPED = re.compile(r"^(?:例|示例|样例|填写示例|如|[….]+|·+)")
_UNIT_HEAD = re.compile(r"^(?:计量单位|单位)$")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BODY_HEAD = re.compile(r"社区|村|街道|街乡|乡镇|单位|部门|组织|机构|居委会|支部")
_BODY_NAME = re.compile(
    r"(?:社区|村|街道|居委会|村委会|居民委员会|村民委员会|办事处|支部|党委|总支|镇|乡|地区|局|站|中心|区)$"
)


@dataclass
class Row:
    """One data row: what stands at its left, and its blanks by column."""

    row: int
    labels: tuple[str, ...]
    blanks: dict[int, Item]
    is_total: bool = False
    is_framed: bool = True


@dataclass
class Band:
    """Heads by column, and the rows under them; ``next`` is where reading goes on."""

    section: str
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    labelled: list[int] = field(default_factory=list)  # columns whose texts lead to the row's blanks
    next: int = 0
    index: int = -1  # the column 序号
    is_loose: bool = False  # a frame is around the heads only
    shape: Shape = Shape.LIST
    open_row: int = -1  # nothing stands from this row on, rows may simply go on

    def layout(self, sheet: int, unit: str, common: dict[str, Any]) -> Layout:
        make = self._crossed if self.shape == Shape.CROSS else self._listed
        asks = tuple(make(sheet, unit))
        names = {}
        if self.shape == Shape.BODIES:
            at = {row.row: row.labels[0] for row in self.rows if row.labels}
            names = {spot: at[spot.row] for ask in asks for spot in ask.spots if spot.row in at}
        totals = tuple(
            Spot(sheet, row.row, column) for row in self.rows if row.is_total for column in row.blanks
        )
        numbers = frozenset(Spot(sheet, row.row, self.index) for row in self.rows if self.index in row.blanks)
        return Layout(
            self.shape, asks=asks, names=names, totals=totals, index=self.index, index_spots=numbers,
            open_row=self.open_row, **common,
        )  # fmt: skip

    def _heads(self, column: int) -> tuple[str, ...]:
        return (self.section, *self.columns[column]) if self.section else self.columns[column]

    def _listed(self, sheet: int, unit: str) -> list[Ask]:
        asks = []
        for column, heads in self.columns.items():
            if column in self.labelled or not heads or REMARK.match(plain(heads[-1])):
                continue
            rows = [row for row in self.rows if not row.is_total and (self.shape == Shape.LIST or row.labels)]
            spots = tuple(Spot(sheet, row.row, column) for row in rows if column in row.blanks)
            if spots or (not rows and self.open_row >= 0):
                asks.append(Ask(self._heads(column), spots, _unit(heads, unit), at=column))
        return asks

    def _crossed(self, sheet: int, unit: str) -> list[Ask]:
        asks = []
        for row in (one for one in self.rows if not one.is_total):
            named = [label for label in row.labels if label not in UNITS]
            own = next((label for label in row.labels if label in UNITS), "")
            for column, _item in row.blanks.items():
                heads = self.columns.get(column, ())
                if (
                    row.labels
                    and heads
                    and not REMARK.match(plain(heads[-1]))
                    and not INDEX.match(plain(heads[-1]))
                ):
                    said = own or _unit((*heads, *row.labels), unit)
                    spot = (Spot(sheet, row.row, column),)
                    asks.append(Ask(self._heads(column), spot, said, tuple(named)))
        return asks


def _unit(heads: tuple[str, ...], default: str) -> str:
    return next((unit for head in reversed(heads) if (unit := unit_of(head))), default)


def is_head(grid: Grid, row: int) -> bool:
    """Texts in every cell of the row but perhaps the corner, at least two of them."""
    items = grid.items(row)
    if items and items[0].is_blank:
        items = items[1:]
    texts = [one for one in items if one.cell.text and not one.is_number]
    return (
        len(items) >= 2
        and all(one.cell.text and not one.cell.is_formula for one in items)
        and len(texts) * 2 > len(items)
        and any(one.row == row for one in items)
        and not is_line(items[0].text)
    )


def head_band(grid: Grid, rows: list[int], at: int, section: str, is_body: Named) -> Band:
    """Heads from ``rows[at]`` on, then the rows that belong to them."""
    heads, here = [rows[at]], at + 1
    while here < len(rows) and len(heads) < DEEPEST_HEAD and _goes_on(grid, heads, rows[here]):
        heads.append(rows[here])
        here += 1
    band = Band(section, is_loose=max((row for row, _column in grid.sheet.framed), default=-1) in heads)
    for column in range(grid.left, grid.right + 1):
        items = dict.fromkeys(grid.item(row, column) for row in heads)
        band.columns[column] = tuple(one.text for one in items if one.text)
    here = _under_heads(grid, band, rows, here)
    while here < len(rows) and (taken := _row(grid, band, rows[here])) is not None:
        if taken:
            band.rows += taken
        here += 1
    band.next = here
    if here >= len(rows) and (not band.rows or not grid.is_framed or grid.is_text) and not grid.is_fixed:
        band.open_row = rows[-1] + 1
    _shape(band, grid, is_body)
    return band


def _under_heads(grid: Grid, band: Band, rows: list[int], here: int) -> int:
    """Pass by the row that numbers the columns, and take up the one that says their units."""
    for judge in (_is_numbering, _are_units):
        items = grid.items(rows[here]) if here < len(rows) else []
        if not judge(items):
            continue
        here += 1
        for one in items:
            heads = band.columns.get(one.column, ())
            if one.text in UNITS and heads:
                band.columns[one.column] = (*heads[:-1], f"{heads[-1]}({one.text})")
    return here


def _goes_on(grid: Grid, heads: list[int], row: int) -> bool:
    """Whether a row holds the heads of a second level: each of its own under one that spans several columns."""
    items = grid.items(row)
    own = [one for one in items if one.row == row]
    if not own or any(one.is_blank or one.is_number for one in items):
        return False
    above = [grid.item(heads[-1], one.column) for one in own]
    return all(one.cell.columns > 1 and one.cell.text for one in above)


def _is_numbering(items: list[Item]) -> bool:
    """甲 乙 1 2 3: the numbers by which a form's columns are quoted."""
    signs = [one.text for one in items]
    numbers = [int(sign) for sign in signs if sign.isdigit()]
    return (
        len(signs) > 1
        and all(sign.isdigit() or (len(sign) == 1 and sign in _STEMS) for sign in signs)
        and numbers == list(range(1, len(numbers) + 1))
        and len(numbers) > 1
    )


def _are_units(items: list[Item]) -> bool:
    """A row that says under each head in what it is counted."""
    texts = [one.text for one in items]
    return (
        len(texts) > 1
        and all(text in UNITS for text in texts[1:])
        and (texts[0] in UNITS or "单位" in texts[0])
    )


def _row(grid: Grid, band: Band, row: int) -> list[Row] | None:
    """The row as data: [] where it holds nothing to fill, None where the band has ended."""
    items = grid.items(row)
    if not items or not grid.is_inside(row):
        return _bare(grid, band, row)
    texts = [one for one in items if one.cell.text]
    if texts and (is_line(texts[0].text) or (len(texts) == 1 and is_note(texts[0].text))):
        return None
    if texts and all(_HINT.match(one.text) for one in texts):
        return []
    leading = list(takewhile(lambda one: not one.is_blank and not one.cell.is_formula, items))
    rest = items[len(leading) :]
    if not rest:
        return _full(band, items)
    if any(one.cell.text and not one.is_number and not one.cell.is_formula for one in rest):
        return None if _is_pairs(items) else []
    if any(one.is_blank and _crosses_heads(band, one) for one in rest):
        return None
    return _data(band, row, leading, rest)


def _bare(grid: Grid, band: Band, row: int) -> list[Row] | None:
    """A row outside the frame: of a table that has a frame around its heads only, it is one of its rows."""
    texts = grid.outside(row)
    if any(one.is_framed for one in band.rows) or (texts and not band.is_loose):
        return None
    if texts:
        return [] if len(texts) > 1 and not is_line(texts[0].text) else None
    blanks = {column: grid.item(row, column) for column, heads in band.columns.items() if heads}
    return [Row(row, (), blanks, is_framed=False)]


def _full(band: Band, items: list[Item]) -> list[Row] | None:
    """A row without a blank is one that was filled already, or an example; after blank ones it is a new head."""
    if len(items) > 1 and any(one.is_number for one in items):
        return []
    alike = sum(one.cell.columns == 1 or not _crosses_heads(band, one) for one in items) == len(items)
    return [] if alike and not band.rows and len(items) > 2 else None


def _is_pairs(items: list[Item]) -> bool:
    """A label, a blank, a label, a blank: a row of a form."""
    turns = [one.is_blank for one in items]
    return len(turns) % 2 == 0 and turns == [False, True] * (len(turns) // 2)


def _crosses_heads(band: Band, one: Item) -> bool:
    """Whether a blank lies under several heads: then it answers none of them."""
    return len({band.columns.get(column, ()) for column in range(one.column, one.end)}) > 1


def _data(band: Band, row: int, leading: list[Item], rest: list[Item]) -> list[Row]:
    labels = [one for one in leading if not one.is_number and not INDEX.match(_head(band, one.column))]
    if labels and _SKIPPED.match(labels[0].text):
        return []
    blanks = {one.column: one for one in rest if one.is_blank and one.row == row}
    texts = tuple(one.text for one in labels)
    total = bool(texts and _TOTAL.match(plain(texts[-1]))) or any(
        _TOTAL.match(plain(one.text)) for one in leading
    )
    band.labelled = sorted({*band.labelled, *(one.column for one in labels if not total)})
    return [Row(row, texts, blanks, total)]


def _head(band: Band, column: int) -> str:
    heads = band.columns.get(column, ())
    return plain(heads[-1]) if heads else ""


def _shape(band: Band, grid: Grid, is_body: Named) -> None:
    """A list where nothing is said at the left; organisations where most rows name one; else measures."""
    named = [row.labels for row in band.rows if row.labels and not row.is_total]
    for column in [one for one in band.columns if INDEX.match(_head(band, one))]:
        band.columns[column], band.index = (), column if band.index < 0 else band.index
    if not named:
        return
    first = band.labelled[0]
    bodies = sum(is_body(labels[0]) for labels in named)
    looks = sum(bool(_BODY_NAME.search(plain(labels[0]))) for labels in named)
    heads = _BODY_HEAD.search(_head(band, first))
    is_bodies = len(band.labelled) == 1 and (bodies * 2 >= len(named) or (heads and looks * 2 >= len(named)))
    band.shape = Shape.BODIES if is_bodies else Shape.CROSS
