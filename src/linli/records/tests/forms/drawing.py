"""Drawing forms as offices draw them: merged heads, frames, fonts, print settings, rows left blank."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import range_boundaries

THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def sheet(book: Workbook, name: str, rows: dict[str, Any], merges: Sequence[str] = (), frame: str = "",
          formats: dict[str, str] | None = None, widths: dict[str, int] | None = None) -> Any:  # fmt: skip
    """``rows``: first cell → the texts from there to the right (None: nothing)."""
    page = book.create_sheet(name)
    for start, texts in rows.items():
        left, top, _right, _bottom = range_boundaries(start)
        for at, text in enumerate(texts if isinstance(texts, list) else [texts]):
            if text is not None:
                page.cell(top, left + at, text).alignment = Alignment(wrap_text=True, horizontal="center")
    for merge in merges:
        page.merge_cells(merge)
    if frame:
        for row in page[frame]:
            for cell in row:
                cell.border = FRAME
                cell.font = Font(name="仿宋", size=11)
    page["A1"].font = Font(name="方正小标宋简体", size=18, bold=True)
    for cell, code in (formats or {}).items():
        for row in page[cell] if ":" in cell else [[page[cell]]]:
            for one in row:
                one.number_format = code
    for letter, width in (widths or {}).items():
        page.column_dimensions[letter].width = width
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.print_title_rows = "1:3"
    return page


def workbook() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    return book


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def document(above: Sequence[str], cells: Sequence[Sequence[str | None]], merges: Sequence[tuple[int, int, int, int]],
             below: Sequence[str] = ()) -> bytes:  # fmt: skip
    """A document with one table; ``merges`` are first row, first column, last row, last column."""
    paper = Document()
    for line in above:
        paper.add_paragraph().add_run(line).font.size = Pt(16)
    table = paper.add_table(len(cells), len(cells[0]), style="Table Grid")
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            if text:
                run = table.cell(row, column).paragraphs[0].add_run(text)
                run.bold, run.font.name = True, "仿宋"
    for line in below:
        paper.add_paragraph(line)
    return saved(paper)
