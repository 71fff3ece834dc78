"""The templates that come with the product; a seed like the rulebook, not an act."""

import csv
from pathlib import Path

from linli.kernel.clock import now
from linli.records.models import Edition, PaperTemplate
from linli.records.rules.papers import refuse_template

FOLDER = Path(__file__).resolve().parents[2] / "data" / "papers"


def load_papers() -> int:
    """Write the templates whose code is not there yet. What is there, changed or not, stands."""
    with (FOLDER / "templates.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    there = set(PaperTemplate.objects.exclude(code="").values_list("code", flat=True))
    new = [row for row in rows if row["code"] not in there]
    made = PaperTemplate.objects.bulk_create(
        PaperTemplate(code=row["code"], kind=row["kind"], name=row["name"]) for row in new
    )
    Edition.objects.bulk_create(_edition(one, row) for one, row in zip(made, new, strict=True))
    return len(new)


def _edition(template: PaperTemplate, row: dict[str, str]) -> Edition:
    text = (FOLDER / f"{row['code']}.txt").read_text("utf-8").strip("\n")
    refuse_template(text)
    return Edition(
        template=template, number=1, at=now(), title=row["title"], addressee=row["addressee"], text=text,
        source=row["source"],
    )  # fmt: skip
