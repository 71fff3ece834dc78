"""What a sheet asks: its rows are read from the top, as titles, lines of information, bands of heads, pairs, notes.

A grid that is not understood says so and asks nothing; a person must look at it.
"""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from linli.records.rules import lines
from linli.records.rules.bands import Band, head_band, is_head
from linli.records.rules.grid import Grid, Item
from linli.records.rules.pairs import pairs_of
from linli.records.rules.tables import Ask, Book, Layout, Shape, Sheet, Spot
from linli.records.rules.times import said

Named = Callable[[str], bool]
_ANY_DAY = date(2026, 1, 1)  # only the words are wanted here


def layouts(book: Book, is_body: Named = lambda name: False) -> list[Layout]:
    """Every grid of every sheet that is not hidden; ``is_body`` tells whether a text names an organisation."""
    found: list[Layout] = []
    for at, sheet in enumerate(book.sheets):
        if not sheet.is_hidden:
            found += _Reading(at, sheet, is_body, book.kind).run()
    return found


class _Reading:
    """One pass through a sheet."""

    def __init__(self, at: int, sheet: Sheet, is_body: Named, kind: str) -> None:
        self.at, self.sheet, self.is_body = at, sheet, is_body
        self.grid = Grid(sheet, kind)
        self.titles: list[str] = []
        self.section = self.unit = ""
        self.info: list[str] = []
        self.notes: list[str] = []
        self.left: list[str] = []
        self.lined: list[Ask] = []  # of 填报单位 and the like
        self.paired: list[Ask] = []
        self.bands: list[Band] = []
        self.reading_table = False

    def run(self) -> list[Layout]:
        self._around(sorted(row for row, _c in self.sheet.cells if row < 0))
        rows = self.grid.rows
        at = 0
        while at < len(rows):
            at = self._take(rows, at)
        self._around(sorted(row for row, _c in self.sheet.cells if row >= self.sheet.rows))
        return self._told()

    def _around(self, rows: list[int]) -> None:
        """Lines of a document outside its table: the nearest one above that is no line of information is the title."""
        above = []
        for row in rows:
            item = self.grid.item(row, 0)
            if not self._line([item]) and row < 0:
                above.append(item.text)
            elif row >= 0 and lines.is_note(item.text):
                self.notes.append(item.text)
        self.titles += above[-1:]

    def _take(self, rows: list[int], at: int) -> int:
        row = rows[at]
        around, items = self.grid.outside(row), self.grid.items(row)
        texts = [one for one in items if one.cell.text and one.row == row]
        if self._line(around) or (around and self._note(around, items)):
            return at + 1
        if self._is_title(rows, at, around, items):
            self._say(around[0])
            return at + 1
        if is_head(self.grid, row):
            self.reading_table = True
            band = head_band(self.grid, rows, at, self.section, self.is_body)
            self.bands.append(band)
            return band.next
        if texts:
            self.reading_table = True
            self.paired += pairs_of(self.grid, row, items, self.section, self.at)
        elif self.section and self._is_wide_blank(items):
            self.paired.append(Ask((self.section,), (Spot(self.at, items[0].row, items[0].column),)))
        return at + 1

    def _say(self, one: Item) -> None:
        """A line alone: the table's title, or within the table that of a section."""
        within = (
            self.titles and not self.grid.is_text and self.grid.is_framed and self.grid.is_inside(one.row)
        )
        if self.reading_table or within:
            self.section = one.text
        else:
            self.titles.append(one.text)

    def _line(self, around: list[Item]) -> bool:
        """Take a line of information: its unit, what it asks of the organisation, what only people fill."""
        known = [one for one in around if lines.is_line(one.text) or lines.told_unit(one.text)]
        if not known or not all(lines.is_said(one.text) for one in around):
            return False
        for one in around:
            self.info.append(one.text)
            self.unit = lines.told_unit(one.text) or self.unit
            for blank in lines.blanks(one.cell.text):
                if blank.kind == "sign":
                    self.left.append(blank.label)
                    continue
                self.lined.append(self._lined(one, blank))
        return True

    def _lined(self, one: Item, blank: lines.Blank) -> Ask:
        head = lines.FILER if blank.kind == "body" else lines.FILED_ON
        beside = self.grid.item(one.row, one.end)
        own_cell = beside.is_blank and (
            beside.cell.columns > 1 or (beside.row, beside.column) in self.sheet.framed
        )
        if blank.is_bare and own_cell:
            return Ask((head,), (Spot(self.at, beside.row, beside.column),))
        return Ask((head,), (Spot(self.at, one.row, one.column),), within=blank.within)

    def _note(self, around: list[Item], items: list[Item]) -> bool:
        drawn = [one for one in items if one.is_blank and self.grid.is_framed]
        if len(around) == 1 and lines.is_note(around[0].text) and not drawn:
            self.notes.append(around[0].text)
            return True
        return False

    def _is_title(self, rows: list[int], at: int, around: list[Item], items: list[Item]) -> bool:
        """One text alone in its row: over the whole width, or without frames beside it."""
        if len(around) != 1 or around[0].row != rows[at]:
            return False
        one, blanks = around[0], [item for item in items if item.is_blank]
        if not blanks or one.cell.columns > self.grid.right - self.grid.left:
            return True
        return (
            not self.reading_table and not (not self.grid.is_text and self.grid.is_framed) and len(blanks) > 1
        )

    @staticmethod
    def _is_wide_blank(items: list[Item]) -> bool:
        return len(items) == 1 and items[0].is_blank

    # --- What was found, as layouts ------------------------------------------------------------------------------

    def _told(self) -> list[Layout]:
        title = " ".join(self.titles) or self.sheet.name
        told = said(title, _ANY_DAY) or said(" ".join(self.info), _ANY_DAY)
        period = told[0] if told else ""
        common = {"title": title, "period": period, "notes": tuple(self.notes), "sheet": self.at}
        found = [band.layout(self.at, self.unit, common) for band in self.bands]
        found = [one for one in found if one.asks]
        asks = (*self.lined, *self.paired)
        if asks or self.left:
            found.insert(0, Layout(Shape.FORM, asks=asks, left=tuple(self.left), **common))  # type: ignore[arg-type]
        blank = (one for row in self.grid.rows for one in self.grid.items(row) if one.is_blank)
        if not found and self.grid.is_framed and any(blank):
            unread = _("This sheet was not understood. Look at it and fill it by hand.")
            found = [Layout(Shape.FORM, asks=(), unread=unread, **common)]  # type: ignore[arg-type]
        return found
