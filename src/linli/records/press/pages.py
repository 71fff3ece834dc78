"""Page, grid, styles and page numbers of a Word file (GB/T 9704-2012, 5.2 and 7.5)."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from linli.records.press import measures
from linli.records.press.elements import FONTS, TWIPS, Part, element, fonts, run, squeeze

_MM = measures.POINTS * TWIPS
# The grid is told for whoever opens the page set-up. Lines and letters stand on it by exact spacing, which every
# program sets alike; programs that take the grid at its word give a letter wider than its cell two cells.
_CHARSPACE = round((measures.ADVANCE - measures.BODY) * 4096)  # Word counts in 4096ths of a point
# What a machine without the font of the standard takes instead.
OTHERS = {"title": "宋体", "kai": "楷体", "fang": "仿宋"}


def lay_out(file: Any, *, first_page_number: bool) -> None:
    """Make an empty file a sheet of the standard."""
    _section(file, first_page_number)
    _styles(file.styles.element)
    _font_table(file)
    file.settings.odd_and_even_pages_header_footer = True


def _section(file: Any, first_page_number: bool) -> None:
    section = file.sections[0]
    kept = section._sectPr
    for name in ("w:pgSz", "w:pgMar", "w:cols", "w:docGrid"):
        for old in kept.findall(qn(name)):
            kept.remove(old)
    wide, high = (round(side * _MM) for side in measures.PAGE)
    folio = measures.MARGIN_BOTTOM - measures.FOLIO_BELOW - measures.FOLIO * 1.3 / measures.POINTS
    for one in (
        element("w:pgSz", w=wide, h=high),
        element(
            "w:pgMar", top=round(measures.MARGIN_TOP * _MM), right=round(measures.MARGIN_RIGHT * _MM),
            bottom=round(measures.MARGIN_BOTTOM * _MM), left=round(measures.MARGIN_LEFT * _MM), header=851,
            footer=round(folio * _MM), gutter=0,
        ),
        element("w:cols", space=0),
        element("w:docGrid", type="linesAndChars", linePitch=int(measures.PITCH * TWIPS), charSpace=_CHARSPACE),
    ):  # fmt: skip
        kept.append(one)
    section.different_first_page_header_footer = not first_page_number
    _folio(section.footer, "right")
    _folio(section.even_page_footer, "left")
    if not first_page_number:
        section.first_page_footer.is_linked_to_previous = False


def _folio(footer: Any, side: str) -> None:
    """— 1 —: at the right of odd pages, at the left of even ones, one character in."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]._p
    for old in list(line):
        line.remove(old)
    one = round(measures.BODY * TWIPS)
    line.append(
        element("w:pPr", element("w:ind", **{f"{side}Chars": 100, side: one}), element("w:jc", val=side))
    )
    size = measures.FOLIO
    line.append(run(Part("— ", "song", size)))
    for step in ("begin", "instr", "separate", "shown", "end"):
        line.append(_field(step, size))
    line.append(run(Part(" —", "song", size)))


def _field(step: str, size: float) -> Any:
    piece = run(Part("1" if step == "shown" else "", "song", size))
    if step == "shown":
        return piece
    piece.remove(piece.find(qn("w:t")))
    if step == "instr":
        asked = element("w:instrText")
        asked.text = " PAGE "
        piece.append(asked)
    else:
        piece.append(element("w:fldChar", fldCharType=step))
    return piece


def _styles(styles: Any) -> None:
    """Body in 3号仿宋, title in 2号小标宋, headings in 黑体 and 楷体: black, not bold, without spaces of their own."""
    defaults = styles.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(defaults):
        defaults.remove(old)
    defaults.extend(
        [fonts("fang"), squeeze(), *_size(measures.BODY), element("w:lang", val="en-US", eastAsia="zh-CN")]
    )
    faces = {"Normal": "fang", "Title": "title", "Heading1": "hei", "Heading2": "kai", "Heading3": "fang",
             "Heading4": "fang"}  # fmt: skip
    for style in styles.findall(qn("w:style")):
        if (name := style.get(qn("w:styleId"))) in faces:
            _style(style, faces[name])


def _style(style: Any, face: str) -> None:
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for name in ("w:pPr", "w:rPr"):
        for old in style.findall(qn(name)):
            style.remove(old)
    size = measures.TITLE if face == "title" else measures.BODY
    spacing = element("w:spacing", before=0, after=0, line=int(measures.PITCH * TWIPS), lineRule="exact")
    off = (
        element(f"w:{name}", val=0) for name in ("widowControl", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    )
    style.append(element("w:pPr", *off, spacing, element("w:jc", val="both"), level))
    style.append(element("w:rPr", fonts(face), *_size(size)))


def _size(points: float) -> list[Any]:
    return [element(name, val=round(points * 2)) for name in ("w:sz", "w:szCs")]


def _font_table(file: Any) -> None:
    """Name the fonts, and what a machine that lacks one may take for it."""
    part = next(one for one in file.part.package.iter_parts() if str(one.partname).endswith("fontTable.xml"))
    table = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    for face, name in FONTS.items():
        font = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
        if face in OTHERS:
            etree.SubElement(font, qn("w:altName"), {qn("w:val"): OTHERS[face]})
        etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
