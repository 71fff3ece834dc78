"""The suite: the same measures at each size, and one table in the end."""

import os
import platform
import time
from pathlib import Path

from django.db import connection

from linli.kernel.clock import now
from tests.bench import around, growing, menu
from tests.bench.clients import At
from tests.bench.forms import forms_table
from tests.bench.measures import Sheet, measure
from tests.bench.server import server
from tests.bench.world import World, a_world

# What is aimed at on two cores, beside the figure that it is about.
AIMS = {
    "raise, 8 clients": "150/s", "whole life, 8 clients": "50/s", "bulk: short messages": "5,000/s",
    "figures of the district's board from the tally": "100 times",
    "statements: needs.need.raised": "14", "statements: needs.need.dispatched": "14",
    "statements: needs.need.signed": "14", "statements: needs.need.replied": "14",
    "statements: needs.need.rated": "14", "desk of the community, 1 client": "median 50 ms",
    "desk of the street, 1 client": "median 50 ms", "a need on the desk, 1 client": "median 50 ms",
    "board of the street, 1 client": "median 50 ms", "board of the district, 1 client": "median 50 ms",
    "street with 100,000 open, today, 1 client": "median 50 ms",
    "street with 100,000 open, triage, 1 client": "median 50 ms",
    "street with 100,000 open, open, 1 client": "median 50 ms",
    "search for two words, 1 client": "median 50 ms", "first page, 1 client": "median 50 ms",
}  # fmt: skip
BULK, LETTERS = 60_000, 12_000


def run(sizes: list[int], seconds: float) -> None:
    """Measure at each size, smallest first, and print the table."""
    print(f"\n{machine()}\n", flush=True)
    forms = forms_table()
    world = a_world()
    sheets = {size: at_size(size, world, seconds) for size in sorted(sizes)}
    whole = whole_around(world, seconds) if max(sizes) >= BULK else ""
    print(f"\n{table(sheets)}{whole}\n\nTables that arrive, filled from the record\n\n{forms}")


def at_size(size: int, world: World, seconds: float) -> Sheet:
    """Fill up to ``size`` stored needs, then measure."""
    print(f"\n{size:,} stored needs", flush=True)
    started = time.perf_counter()
    bulk = Sheet()
    if size > BULK:
        rate = growing.take(BULK, world.areas, f"calls-{size}")
        bulk.note("bulk: short messages", f"{rate:,.0f}/s", rate)
        rate = growing.take(LETTERS, world.areas, f"letters-{size}", sentences=8)
        bulk.note("bulk: letters of 350 characters", f"{rate:,.0f}/s", rate)
    else:
        growing.take(size, world.areas, f"few-{size}")
    growing.end_most()
    growing.grow(size)
    print(f"  filled in {time.perf_counter() - started:.0f} s", flush=True)
    with server() as (port, process):
        sheet = measure(world, At(port, process.pid), seconds)
    sheet.figures.update(bulk.figures)
    sheet.numbers.update(bulk.numbers)
    return sheet


def whole_around(world: World, seconds: float) -> str:
    """Venues, tasks and the menu, once, at their full number."""
    sheet = Sheet()
    with server() as (port, process):
        around.measure(sheet, world, At(port, process.pid), seconds / 2)
        menu.measure(sheet, world, At(port, process.pid), seconds / 2)
    lines = "\n".join(f"| {name} | {said} |" for name, said in sheet.figures.items())
    return f"\n\nPlaces and people around\n\n| Figure | |\n| --- | --- |\n{lines}"


def table(sheets: dict[int, Sheet]) -> str:
    """Every figure at every size, as Markdown; the last column says how the largest compares with the smallest."""
    names = list(dict.fromkeys(name for sheet in sheets.values() for name in sheet.figures))
    head = ["Figure", *(f"at {size:,}" for size in sheets), "aim", "largest : smallest"]
    lines = [head, ["---"] * len(head)]
    first, last = min(sheets), max(sheets)
    for name in names:
        told = [sheet.figures.get(name, "") for sheet in sheets.values()]
        here, there = (sheets[size].numbers.get(name) for size in (last, first))
        compared = (
            f"{here / there:.2f}" if here and there and first != last and "statements" not in name else ""
        )
        lines.append([name, *told, AIMS.get(name, ""), compared])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine() -> str:
    """The machine and the server that the figures were taken on."""
    model = next(
        (line.split(":")[1].strip() for line in _read("/proc/cpuinfo") if "model name" in line),
        platform.machine(),
    )
    memory = next((int(line.split()[1]) // 2**20 for line in _read("/proc/meminfo") if "MemTotal" in line), 0)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), current_setting('fsync'),"
            " current_setting('shared_buffers'), current_setting('synchronous_commit')"
        )
        version, fsync, buffers, commit = cursor.fetchone()
    return (
        f"{now():%Y-%m-%d %H:%M} UTC; {os.cpu_count()} cores of {model}, {memory} GB; "
        f"load before {os.getloadavg()[0]:.1f}; Python {platform.python_version()}; "
        f"PostgreSQL {version}, fsync {fsync}, synchronous_commit {commit}, shared_buffers {buffers}"
    )


def _read(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []
