"""A workbook or document as tables of a page, with merged cells as they are."""

from typing import Any

from linli.records.rules import Book, Sheet

MOST_ROWS, MOST_COLUMNS = 400, 40


def grids(book: Book) -> list[dict[str, Any]]:
    """Each sheet that is shown: lines above, rows of cells, lines below."""
    return [_grid(sheet) for sheet in book.sheets if not sheet.is_hidden and sheet.cells]


def _grid(sheet: Sheet) -> dict[str, Any]:
    covered = {
        (row + down, column + right)
        for (row, column), cell in sheet.cells.items()
        if cell.rows > 1 or cell.columns > 1
        for down in range(min(cell.rows, MOST_ROWS))
        for right in range(min(cell.columns, MOST_COLUMNS))
        if down or right
    }
    last = max((row for row, _column in sheet.cells), default=0)
    last = max(last, *(row for row, _column in sheet.framed)) if sheet.framed else last
    rows = [
        [
            _cell(sheet, row, column)
            for column in range(min(sheet.columns, MOST_COLUMNS))
            if (row, column) not in covered
        ]
        for row in range(min(last + 1, sheet.rows, MOST_ROWS))
        if row not in sheet.hidden_rows
    ]
    above = [cell.text for (row, _column), cell in sorted(sheet.cells.items()) if row < 0]
    below = [cell.text for (row, _column), cell in sorted(sheet.cells.items()) if row >= sheet.rows]
    return {"name": sheet.name, "rows": rows, "above": above, "below": below, "cut": sheet.rows > MOST_ROWS}


def _cell(sheet: Sheet, row: int, column: int) -> dict[str, Any]:
    cell = sheet.cells.get((row, column))
    is_framed = (row, column) in sheet.framed or not sheet.framed
    if cell is None:
        return {"text": "", "rows": 1, "columns": 1, "framed": is_framed}
    return {
        "text": cell.text, "rows": cell.rows, "columns": min(cell.columns, MOST_COLUMNS), "framed": is_framed,
        "wide": cell.columns > 1 and not is_framed,
    }  # fmt: skip
