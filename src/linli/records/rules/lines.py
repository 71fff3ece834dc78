"""Lines around a table: its title, 单位, 填报单位 and 填报时间, who signs, notes at the foot."""

import re
import unicodedata
from dataclasses import dataclass

from linli.records.rules.words import UNITS

FILER, FILED_ON = "填报单位", "填报时间"

_BY = r"(?:填\s*报|填\s*表|上\s*报|报\s*送|制\s*表|报\s*表)"
_STAMP = r"(?:\s*[((]\s*(?:盖章|公章|签章|加盖公章)\s*[))])?"
_LABELS = re.compile(
    rf"(?P<body>{_BY}\s*(?:单\s*位|社区|机构|部门|组织)(?:名称)?{_STAMP})\s*:|(?P<day>{_BY}\s*(?:时\s*间|日\s*期))\s*:|"
    rf"(?P<unit>(?:计量|金额)?单\s*位)\s*:\s*(?={'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})|"
    r"(?P<period>(?:统\s*计|报\s*告|数\s*据|起\s*止|截\s*止)?\s*(?:时\s*间|期\s*间|时\s*段|月\s*份|报告期|期))\s*:|"
    r"(?P<sign>(?:填\s*报\s*人|填\s*表\s*人|制\s*表\s*人?|审\s*核\s*人?|审\s*签\s*人?|复\s*核\s*人?|经\s*办\s*人|"
    r"(?:单位|部门)?负\s*责\s*人|(?:主管|分管|主要)?\s*领\s*导(?:签字|审批)?|联\s*系\s*人|联\s*系\s*电\s*话|联\s*系\s*方\s*式|"
    r"电\s*话|签\s*字|签\s*名|盖\s*章|公\s*章|日\s*期|单\s*位)\s*(?:[((]\s*(?:签字|签名|盖章|签章|公章)\s*[))])?)\s*:"
)
_BLANK = re.compile(r"[\s_—\-]*(?:年[\s_]*月[\s_]*日?)?[\s_]*")
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填报说明|填写说明|填写注意事项|附注|注意事项|注意|要求)\d*\s*[:、.\s]|^[※*]\s*\S|^\d+[.、]\s*\S.{12,}"
)


@dataclass(frozen=True)
class Blank:
    """A place in a line that waits: for whom it is, and where in the cell's text."""

    kind: str  # body, day, sign
    label: str
    within: tuple[int, int]
    is_bare: bool  # nothing follows the colon: the next cell may be meant


def folded(text: str) -> str:
    """Signs as they are compared, each still at its place."""
    return "".join(unicodedata.normalize("NFKC", sign)[:1] or " " for sign in text)


def blanks(text: str) -> list[Blank]:
    """The labels of a line that are still without an answer."""
    told = folded(text)
    found = []
    for label in _LABELS.finditer(told):
        kind = label.lastgroup or ""
        end = _BLANK.match(told, label.end())
        stop = end.end() if end else label.end()
        if kind in ("unit", "period") or not (stop == len(told) or _LABELS.match(told, stop)):
            continue
        found.append(
            Blank(kind, re.sub(r"\s", "", label[kind]), (label.end(), stop), label.end() == len(told))
        )
    return found


def is_line(text: str) -> bool:
    """Whether a text is a line of information, not a head: it begins with one of its labels."""
    return bool(_LABELS.match(folded(text).lstrip()))


def is_said(text: str) -> bool:
    """Whether a text may stand in a line of information: it has a label of its own, known or not."""
    return is_line(text) or bool(told_unit(text)) or ":" in folded(text)[1:12]


def is_note(text: str) -> bool:
    return bool(_NOTE.match(folded(text)))


def told_unit(text: str) -> str:
    """单位：万元 → 万元."""
    found = re.search(
        rf"单\s*位\s*:\s*({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?![\w])",
        folded(text),
    )
    return found[1] if found else ""
