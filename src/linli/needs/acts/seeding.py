"""The categories that come with the product; a seed like the rulebook, not an act."""

import csv
from collections.abc import Iterable
from pathlib import Path

from linli.kernel import reference
from linli.needs.models import Category

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "needs" / "categories.csv"


def load_categories(file: Path = SHIPPED) -> int:
    """Write the categories whose code is not there yet, groups first. What is there, edited or not, stands."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    there = dict(Category.objects.values_list("code", "id"))
    groups = _write((row for row in rows if not row["parent"]), there)
    return groups + _write((row for row in rows if row["parent"]), there)


def _write(rows: Iterable[dict[str, str]], there: dict[str, int]) -> int:
    new = [
        Category(
            code=row["code"],
            parent_id=there.get(row["parent"]),
            name=row["name"],
            name_en=row["name_en"],
            urgency=row["urgency"],
            words=row["words"],
            order=int(row["code"]),
        )
        for row in rows
        if row["code"] not in there
    ]
    if new:
        there |= {one.code: one.pk for one in Category.objects.bulk_create(new)}
        reference.touch("needs.category")
    return len(new)
