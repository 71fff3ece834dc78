"""The indicators that come with the product; a seed like the rulebook, not an act."""

import csv
from datetime import date
from pathlib import Path

from linli.kernel import reference
from linli.records.models.indicators import Indicator

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "records" / "indicators.csv"
_TEXTS = (
    "code", "name", "name_en", "base", "how", "unit", "unit_en", "grain", "small", "have", "service", "task",
    "source", "source_en",
)  # fmt: skip


def load_indicators(file: Path = SHIPPED) -> int:
    """Write the indicators whose code is not there yet. What is there, edited or not, stands."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    there = set(Indicator.objects.values_list("code", flat=True))
    new = [_row(row, at) for at, row in enumerate(rows, start=1) if row["code"] not in there]
    if new:
        Indicator.objects.bulk_create(new)
        reference.touch("records.indicator")
    return len(new)


def _row(row: dict[str, str], at: int) -> Indicator:
    texts = {name: row[name] for name in _TEXTS}
    return Indicator(
        **texts | {"base": _lines(row["base"])},
        counts=_lines(row["counts"]),
        scale=int(row["scale"] or 1),
        is_public=row["is_public"] == "1",
        order=at * 10,
        valid_from=date.fromisoformat(row["valid_from"]),
    )


def _lines(text: str) -> str:
    """One term a line; in the table they stand side by side."""
    return "\n".join(part.strip() for part in text.split("+"))
