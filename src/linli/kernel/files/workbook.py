"""XLSX as offices use it: a title over the table, merged heads, totals, lines to sign, ready to print on A4.

One row is in memory at a time, so cells are written row by row and what is merged downwards is only noted.
"""

from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from linli.kernel.files.cells import FORMULA, Value, told
from linli.kernel.files.sheet import Sheet, Sums

ROWS = 1_000_000  # of one worksheet; more go on the next
LONGEST = 32_767  # characters of one cell
A4 = 9
ACROSS = 170  # characters that are still read well on one sheet
_LINE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_BOX = {**_LINE, "border": 1, "text_wrap": True}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"},
    "wide title": {"font_name": "黑体", "font_size": 16, "valign": "vcenter"},  # seen on the first sheet
    "note": _LINE,
    "head": {**_BOX, "bold": True, "align": "center"},
    "text": _BOX,
    "quoted": {**_BOX, "quote_prefix": True},  # stays a text even when somebody edits the cell
    "total": {**_BOX, "bold": True},
}


def write_xlsx(sheet: Sheet, file: Any) -> None:
    """The sheet as a workbook into an open file."""
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(file, options) as book:
        _Writer(book, sheet).write()


class _Writer:
    """A workbook in the making: where it is, and how cells look."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        self.heads = sheet.all_heads
        self.last = max(len(self.heads) - 1, 0)
        self.wide = -(-sum(head.width for head in self.heads) // ACROSS)  # sheets of paper beside each other
        self.page: Worksheet
        self.at = 0

    def write(self) -> None:
        sums = Sums(self.sheet.heads)
        self.begin()
        for row in self.sheet.body(sums):
            if self.at >= ROWS:
                self.begin()
            self.row(row)
        if foot := self.sheet.foot(sums):
            self.row(foot, "total")
        if self.sheet.signed:
            self.across("        ".join(f"{name}:____________" for name in self.sheet.signed), "note", gap=1)

    def begin(self) -> None:
        """A worksheet with its heads, and how it prints: landscape, heads on every page, page numbers."""
        self.page, self.at = self.book.add_worksheet(), 0
        for at, head in enumerate(self.heads):
            self.page.set_column(at, at, head.width)
        if self.sheet.title:
            self.across(self.sheet.title, "title" if self.wide == 1 else "wide title", height=30)
        for note in self.sheet.notes:
            self.across(note, "note")
        first = self.at
        if self.sheet.grouped:
            self.upper_heads()
        for column, head in enumerate(self.heads):
            under = self.sheet.grouped and not head.group
            self.text(column, "" if under else head.label, "head")
        self.at += 1
        self.printing(first)

    def upper_heads(self) -> None:
        """Merged over their columns; a column without an upper head is one cell from top to bottom."""
        column = 0
        for name, n in self.sheet.groups:
            if name:
                self.text(column, name, "head")
                for more in range(column + 1, column + n):
                    self.page.write_blank(self.at, more, None, self.looks["head"])
                self.merged(self.at, column, self.at, column + n - 1)
            else:
                for one in range(column, column + n):
                    self.text(one, self.heads[one].label, "head")
                    self.merged(self.at, one, self.at + 1, one)
            column += n
        self.at += 1

    def printing(self, first: int) -> None:
        page = self.page
        page.freeze_panes(self.at, 1 if self.sheet.numbered else 0)
        page.repeat_rows(first, self.at - 1)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(self.wide, 0)
        if self.wide > 1:
            page.repeat_columns(0, 1 if self.sheet.numbered else 0)
        page.center_horizontally()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.set_footer("&C&P / &N")

    def row(self, values: list[Value], look: str = "") -> None:
        page, at, dates, looks = self.page, self.at, self.sheet.dates, self.looks
        plain, quoted = looks[look or "text"], looks[look or "quoted"]
        for column, value in enumerate(values):
            cell = told(value, dates)
            if not isinstance(cell, str):
                page.write_number(at, column, float(cell) if isinstance(cell, Decimal) else cell, plain)
            elif cell:
                page.write_string(at, column, cell[:LONGEST], quoted if cell.startswith(FORMULA) else plain)
            else:
                page.write_blank(at, column, None, plain)
        self.at += 1

    def across(self, text: str, look: str, *, height: float = 0, gap: int = 0) -> None:
        """A line over the whole width."""
        self.at += gap
        if height:
            self.page.set_row(self.at, height)
        self.text(0, text, look)
        self.merged(self.at, 0, self.at, self.last)
        self.at += 1

    def text(self, column: int, text: str, look: str) -> None:
        if text:
            self.page.write_string(self.at, column, text[:LONGEST], self.looks[look])
        else:
            self.page.write_blank(self.at, column, None, self.looks[look])

    def merged(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that cells are one. (``merge_range`` would write into rows that have left the memory.)"""
        if (top, left) != (bottom, right):
            self.page.merge.append([top, left, bottom, right])
