"""The rules that came with this version: one table a capability, under ``data/rulebook``."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from linli.kernel import reference
from linli.kernel.rulebook.models import Rule

FOLDER = Path(__file__).resolve().parents[2] / "data" / "rulebook"


def load_rulebook() -> int:
    """Write the rules whose code is not yet known for their region. What is there, edited or not, stands."""
    there = set(Rule.objects.values_list("code", "region"))
    new = [rule for rule in seed() if (rule.code, rule.region) not in there]
    if new:
        Rule.objects.bulk_create(new)
        reference.touch("rulebook")
    return len(new)


def seed() -> Iterator[Rule]:
    """Every rule of the tables, not saved."""
    for table in sorted(FOLDER.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            yield from map(_rule, csv.DictReader(lines))


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        code=row["code"],
        value=json.loads(row["value"]),
        unit=row["unit"],
        region=row["region"],
        source=row["source"],
        note=row["note"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
