"""The lines that come with the product; a seed like the rulebook, not an act."""

import csv
from pathlib import Path

from linli.training.models import Duty, Standard

FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def load_training() -> int:
    """Write duties and standards where there are none yet; what somebody set stands."""
    made = 0
    if not Duty.objects.exists():
        made += len(Duty.objects.bulk_create(_duty(row) for row in _rows("duties.csv")))
    if not Standard.objects.exists():
        made += len(Standard.objects.bulk_create(Standard(**row) for row in _rows("standards.csv")))
    return made


def _duty(row: dict[str, str]) -> Duty:
    parts = {name: [one for one in row[name].split("|") if one] for name in ("roles", "kinds")}
    return Duty(
        target=row["target"], **parts, every=int(row["every"]) if row["every"] else None, first=int(row["first"]),
        hours=int(row["hours"]) if row["hours"] else None, source=row["source"], valid_from=row["valid_from"],
    )  # fmt: skip
