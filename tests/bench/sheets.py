"""A ledger of 100,000 rows as Excel and CSV, beside xlsxwriter alone writing the very same cells.

Each is made in a process of its own, so that its peak memory is its own: ``python -m tests.bench.sheets HOW FILE``.
"""

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

ROWS = 100_000


def measure() -> Iterator[tuple[str, str, float]]:
    """Name, what is said, seconds: of each way."""
    with tempfile.TemporaryDirectory() as folder:
        cells = Path(folder) / "cells"
        n = int(_run("cells", cells)[0])
        found = {}
        for how in ("nothing", "xlsxwriter", "xlsx", "csv", "gb18030", "json"):
            found[how] = tuple(float(one) for one in _run(how, cells))
        limit, start = found["xlsxwriter"], found["nothing"][1]
        for how in ("xlsxwriter", "xlsx", "csv", "gb18030", "json"):
            seconds, peak = found[how]
            said = f"{seconds:.1f} s, peak {peak:,.0f} MB ({peak - start:+,.0f} MB beyond the program itself)"
            if how == "xlsx":
                said += f"; {seconds / limit[0]:.2f} times xlsxwriter alone"
            name = "xlsxwriter alone, the same cells" if how == "xlsxwriter" else f"ledger as {how}"
            yield f"{name}, {n:,} rows", said, seconds


def _run(how: str, cells: Path) -> list[str]:
    command = [sys.executable, "-m", "tests.bench.sheets", how, str(cells)]
    root = Path(__file__).resolve().parents[2]
    env = {
        **os.environ,
        "PYTHONPATH": f"{root}:{root / 'src'}",
        "DJANGO_SETTINGS_MODULE": "linli.config.settings",
    }
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return done.stdout.split()


def _look() -> Any:
    from linli.kernel.ledgers import LEDGERS  # noqa: PLC0415 — once Django stands
    from linli.organisations.queries import tree  # noqa: PLC0415
    from linli.records.queries.ledgers import Look  # noqa: PLC0415

    ledger = LEDGERS["needs.handled"]
    root = tree().children(None)[0]
    return Look(ledger, root, date(2000, 1, 1), date(2100, 1, 1), ledger.columns)


def _sheet() -> Any:
    from linli.records.queries.ledgers import every_row  # noqa: PLC0415
    from linli.records.queries.sheets import sheet_of  # noqa: PLC0415

    look = _look()
    return sheet_of(look, rows=islice(every_row(look), ROWS))


def _cells(file: Path) -> int:
    """The cells as they are written, kept row by row for the program that writes them alone."""
    from linli.kernel.files import Sums, told  # noqa: PLC0415

    sheet, n = _sheet(), 0
    with file.open("wb") as out:
        for row in sheet.body(Sums(sheet.heads)):
            cells = [told(value) for value in row]
            pickle.dump([one if isinstance(one, str) else float(one) for one in cells], out)
            n += 1
    return n


def _alone(file: Path, out: Any) -> None:
    import xlsxwriter  # noqa: PLC0415

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    page, at = book.add_worksheet(), 0
    with file.open("rb") as cells:
        while True:
            try:
                row = pickle.load(cells)
            except EOFError:
                break
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(at, column, cell)
                else:
                    page.write_number(at, column, cell)
            at += 1
    book.close()


def main(how: str, file: Path) -> None:
    import django  # noqa: PLC0415

    django.setup()
    if how == "cells":
        print(_cells(file))
        return
    _look()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        if how == "xlsxwriter":
            _alone(file, out)
        elif how != "nothing":
            from linli.kernel.files import FORMATS, write  # noqa: PLC0415

            write(_sheet(), FORMATS[how], out)
    print(time.perf_counter() - started, _peak())


def _peak() -> float:
    """The most memory that this program has held, in megabytes. (``ru_maxrss`` would tell its parent's.)"""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
