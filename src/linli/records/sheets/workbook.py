"""The parts around a workbook's sheets: which there are, the formats of cells, the texts they share."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from linli.records.sheets.guard import BROKEN, parsed, refusing
from linli.records.sheets.names import PACKAGE, RELATIONS, format_kind, tag

WORKBOOK = "xl/workbook.xml"
_RELS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Style:
    """What a cell's format means to us."""

    shows: str = ""  # date, percent, text, number
    framed: bool = False


@dataclass
class Workbook:
    """A workbook without its cells."""

    box: zipfile.ZipFile
    tree: Any
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)  # name, part, hidden
    is_1904: bool = False

    @classmethod
    def opened(cls, box: zipfile.ZipFile) -> "Workbook":
        book = cls(box, parsed(box.read(WORKBOOK)))
        targets = {
            one.get("Id"): _path(one.get("Target", ""))
            for one in parsed(_part(box, _RELS)).iter(f"{{{PACKAGE}}}Relationship")
            if one.get("Type", "").endswith("/worksheet")
        }
        names = set(box.namelist())
        for one in book.tree.iter(tag("sheet")):
            part = targets.get(one.get(f"{{{RELATIONS}}}id"), "")
            if part in names:
                hidden = one.get("state") in ("hidden", "veryHidden")
                book.sheets.append((one.get("name", ""), part, hidden))
        told = book.tree.find(tag("workbookPr"))
        book.is_1904 = told is not None and told.get("date1904") in ("1", "true")
        return book

    def styles(self) -> list[Style]:
        """By the number that cells carry."""
        if "xl/styles.xml" not in self.box.namelist():
            return []
        tree = parsed(self.box.read("xl/styles.xml"))
        codes = {int(one.get("numFmtId")): one.get("formatCode", "") for one in tree.iter(tag("numFmt"))}
        borders = tree.find(tag("borders"))
        framed = (
            [any(side.get("style", "none") != "none" for side in one) for one in borders]
            if borders is not None
            else []
        )
        cells = tree.find(tag("cellXfs"))
        found = []
        for one in cells if cells is not None else ():
            number, border = int(one.get("numFmtId", 0)), int(one.get("borderId", 0))
            found.append(
                Style(format_kind(number, codes.get(number, "")), border < len(framed) and framed[border])
            )
        return found

    def texts(self) -> list[str]:
        """The texts that cells share, without the readings of characters."""
        if "xl/sharedStrings.xml" not in self.box.namelist():
            return []
        texts = []
        with self.box.open("xl/sharedStrings.xml") as part:
            for _event, one in etree.iterparse(part, tag=tag("si"), resolve_entities=False, no_network=True):
                texts.append(text_in(one))
                one.clear()
        return texts


def text_in(item: Any) -> str:
    """The text of a shared or inline string."""
    return "".join(one.text or "" for one in item.iter(tag("t")) if one.getparent().tag != tag("rPh"))


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _part(box: zipfile.ZipFile, name: str) -> bytes:
    try:
        return box.read(name)
    except KeyError:
        raise refusing(BROKEN, "broken") from None
