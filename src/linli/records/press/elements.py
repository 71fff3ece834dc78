"""The pieces of a Word file: a paragraph, a table. Words are set as text; nothing that was typed is read as XML."""

from collections.abc import Iterable
from math import floor
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from linli.records.press.faces import widths
from linli.records.press.measures import ADVANCE, AREA, BODY, PITCH, POINTS, TITLE
from linli.records.rules.papers.text import Block, said

FONTS = {
    "title": "方正小标宋简体",
    "hei": "黑体",
    "kai": "楷体_GB2312",
    "fang": "仿宋_GB2312",
    "song": "宋体",
}
SIZES = {"title": TITLE}
CELL = 12.0  # points: 小四
TWIPS = 20  # of a point


class Part(NamedTuple):
    """Words in one face; ``size`` in points."""

    text: str
    face: str = "fang"
    size: float = 0


def element(name: str, *inside: Any, **attributes: Any) -> Any:
    """``element("w:ind", left=640)``: an element with its attributes in Word's own namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(one for one in inside if one is not None)
    return made


def fonts(face: str) -> Any:
    name = FONTS[face]
    return element("w:rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def squeeze() -> Any:
    """Letters a hair closer than their size, so that 28 stand in a line."""
    return element("w:spacing", val=floor((ADVANCE - BODY) * TWIPS) - 1)


def run(part: Part) -> Any:
    size = round(2 * (part.size or SIZES.get(part.face, BODY)))
    tight = squeeze() if size == 2 * BODY else element("w:spacing", val=0)
    look = element("w:rPr", fonts(part.face), tight, element("w:sz", val=size), element("w:szCs", val=size))
    text = OxmlElement("w:t")
    text.text = part.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", look, text)


def paragraph(
    parts: Iterable[Part], *, style: str = "", align: str = "", first: float = 0, left: float = 0, right: float = 0,
    keep: bool = False,
) -> Any:  # fmt: skip
    """A paragraph on the grid; ``first``, ``left`` and ``right`` are in characters."""
    look = element(
        "w:pPr",
        element("w:pStyle", val=style) if style else None,
        element("w:keepNext") if keep else None,
        element("w:spacing", before=0, after=0, line=int(PITCH * TWIPS), lineRule="exact"),
        _indent(first, left, right),
        element("w:jc", val=align) if align else None,
    )
    return element("w:p", look, *map(run, parts))


def blank(keep: bool = False) -> Any:
    return paragraph([], keep=keep)


def _indent(first: float, left: float, right: float) -> Any:
    told: dict[str, Any] = {}
    for name, value in (("left", left), ("right", right), ("firstLine", first), ("hanging", -first)):
        if value > 0:
            told[f"{name}Chars"], told[name] = round(value * 100), round(value * ADVANCE * TWIPS)
    return element("w:ind", **told) if told else None


def grid_table(block: Block) -> Any:
    """A table as wide as the text; its head comes again on each page."""
    shares = widths(block)
    whole = AREA[0] * POINTS * TWIPS
    wide = [round(whole * share / sum(shares)) for share in shares]
    edges = (element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in _SIDES)
    look = element(
        "w:tblPr",
        element("w:tblW", w=sum(wide), type="dxa"),
        element("w:jc", val="center"),
        element("w:tblBorders", *edges),
        element("w:tblLayout", type="fixed"),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=one) for one in wide))
    rows = (_row([said(cell) for cell in row], wide, at == 0) for at, row in enumerate(block.rows))
    return element("w:tbl", look, grid, *rows)


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(texts: list[str], wide: list[int], is_head: bool) -> Any:
    look = element("w:trPr", element("w:cantSplit"), element("w:tblHeader") if is_head else None)
    return element("w:tr", look, *(_cell(text, w, is_head) for text, w in zip(texts, wide, strict=True)))


def _cell(text: str, wide: int, is_head: bool) -> Any:
    look = element("w:tcPr", element("w:tcW", w=wide, type="dxa"), element("w:vAlign", val="center"))
    part = Part(text, "hei" if is_head else "fang", CELL)
    spacing = element("w:spacing", before=40, after=40, line=240, lineRule="auto")
    inner = element("w:pPr", element("w:snapToGrid", val=0), spacing, element("w:jc", val="center"))
    return element("w:tc", look, element("w:p", inner, *([run(part)] if text else [])))
