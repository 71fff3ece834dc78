"""A paper as the page shows it: the same blocks that Word and PDF set, each figure opening to its entries."""

from typing import Any

from django.urls import reverse

from linli.records.models import Paper
from linli.records.press import missing_signs
from linli.records.press.faces import face_of
from linli.records.queries import papers
from linli.records.rules import papers as rules


def sheet(document: rules.Document, paper: Paper, state: papers.State) -> dict[str, Any]:
    """The context of records/papers/sheet.html."""
    links = _links(paper, state)
    n = rules.length(document.blocks)
    usual, top = papers.most_characters()
    return {
        "document": document,
        "blocks": [_block(one, links) for one in document.blocks],
        "length": n,
        "too_long": n > usual,
        "usual": usual,
        "top": top,
        "blanks": rules.blanks("\n".join(document.lines())),
        "lacking": missing_signs("".join(document.lines())),
    }


def _links(paper: Paper, state: papers.State) -> dict[str, str]:
    """Where each figure opens to its entries."""
    if state.counts is not None:
        codes = {name: one.kept.code for name, one in state.counts.figures.items()}
    else:
        codes = {one["name"]: one["code"] for one in paper.figures}
    return {name: reverse("records:paper_figure", args=[paper.pk, code]) for name, code in codes.items()}


def _block(block: rules.Block, links: dict[str, str]) -> dict[str, Any]:
    def told(runs: Any) -> list[dict[str, str]]:
        return [{"text": run.text, "figure": run.figure, "url": links.get(run.figure, "")} for run in runs]

    if block.kind == rules.Kind.TABLE:
        head, *rows = [[told(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "head": head, "rows": rows}
    return {
        "kind": "line", "level": block.level, "face": face_of(block), "label": block.label, "runs": told(block.runs),
        "rest": told(block.rest),
    }  # fmt: skip
