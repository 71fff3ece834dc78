"""Tables that people bring in: each line is new, changed, unchanged or refused, before anything is done.

A capability reads a file with ``kernel.files.table``, previews its rows as lines, and does what the preview says;
``kernel.web.bringing`` is the page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import override

from linli.kernel.refusals import Refused

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
LANGUAGES = ("zh-hans", "en")
Row = dict[str, str]
Rows = list[tuple[int, Row]]


@dataclass
class Line:
    """One line of an import: what it is about, what would happen, and why not."""

    at: int
    row: Row
    verdict: str = NEW
    reason: Any = ""
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)

    @property
    def what(self) -> str:
        return self.row.get("name") or self.row.get("title") or self.row.get("body", "")

    def refuse(self, reason: Any) -> None:
        self.verdict, self.reason = REFUSED, reason


def names_of(headings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Heading → name of the column, by each word that a column may be called."""
    return {word.lower(): name for name, words in headings.items() for word in (name, *words)}


def words_of(choices: Any) -> dict[str, str]:
    """What a cell may say for a choice: its code, or its name in either language, in small letters."""
    words = {one.value: one.value for one in choices}
    for language in LANGUAGES:
        with override(language):
            words |= {str(one.label).lower(): one.value for one in choices}
    return words


def attempt(line: Line, deed: Callable[..., Any], *args: Any, **inputs: Any) -> Any:
    """Do what a line says; a refusal becomes the line's own, and the others go on."""
    try:
        with transaction.atomic():
            return deed(*args, **inputs)
    except Refused as refused:
        line.refuse(refused.message)
        return None
