"""A paper as PDF, set by typst with the fonts of the package; words go in as data, so that none can be a command."""

from pathlib import Path
from typing import Any

from linli.kernel.press import missing_signs, set_pdf
from linli.records.press import measures
from linli.records.press.faces import face_of, widths
from linli.records.rules.papers.document import ATTACHMENT, Document
from linli.records.rules.papers.text import Block, Kind, said

LAYOUT = Path(__file__).with_name("paper.typ")
TABLE = 12.0  # points: 小四, so that six columns fit
_SLACK = 0.01  # points, so that the 28th character is never one hair too wide


def pdf_of(document: Document) -> bytes:
    """The bytes of the PDF."""
    return set_pdf(LAYOUT.read_bytes(), _told(document))


def _told(document: Document) -> dict[str, Any]:
    return {
        "title": document.title, "number_line": document.number_line, "address": document.address_line,
        "draft": document.draft_line, "blocks": [_block(one) for one in document.blocks],
        "attached": [(_hanging(before, at), name) for at, (before, name) in enumerate(document.attached)],
        "signature": document.signature, "dated": document.dated, "sign_right": document.sign_right,
        "day_right": document.day_right, "has_head": document.has_head, "is_letter": document.is_letter,
        "measures": {
            "page": measures.PAGE, "top": measures.MARGIN_TOP, "bottom": measures.MARGIN_BOTTOM,
            "left": measures.MARGIN_LEFT, "right": measures.MARGIN_RIGHT, "pitch": measures.PITCH,
            "tracking": measures.ADVANCE - measures.BODY - _SLACK, "body": measures.BODY, "title": measures.TITLE,
            "folio": measures.FOLIO, "folio_below": measures.FOLIO_BELOW, "head_lines": measures.HEAD_LINES,
            "table": TABLE,
        },
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    if block.kind == Kind.TABLE:
        rows = [[said(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "rows": rows, "widths": widths(block)}
    face = face_of(block)
    runs = [(block.label, "hei"), *((run.text, face) for run in block.runs)]
    runs += [(run.text, "fang") for run in block.rest]
    heads = bool(block.level) and not block.rest
    return {"kind": "line", "heads": heads, "runs": [run for run in runs if run[0]]}


def _hanging(before: str, at: int) -> tuple[str, float, float]:
    """What stands before an attachment, how far its further lines hang, and how far the line itself is pushed."""
    wide, pushed = len(ATTACHMENT), 0 if at == 0 else len(ATTACHMENT)
    return before, wide + (1 if "." in before else 0), pushed


__all__ = ["LAYOUT", "missing_signs", "pdf_of"]
