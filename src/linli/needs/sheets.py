"""Files of needs from other systems: CSV (also .gz, UTF-8 or GB 18030) or Excel, read line by line.

A mapping (``load_columns/NAME.toml``) tells which heading is what. What cannot be a need is told with its line.
"""

import csv
import gzip
import io
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from linli.kernel.clock import now
from linli.kernel.clock.present import ZONE
from linli.kernel.refusals import Refused
from linli.needs.acts.loading import Row
from linli.needs.rules import title_of

FOLDER = Path(__file__).parent / "load_columns"
LONGEST_TITLE = 80
_TIME = re.compile(
    r"\s*(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?"
)
csv.field_size_limit(2**24)

Cells = Sequence[Any]
PlaceOf = Callable[[str, str], str]  # the row's own area code and its key → the area code


@dataclass(frozen=True)
class Columns:
    """What a mapping says: the name of the source, the headings of each column, words for kinds, fixed values."""

    source: str
    columns: Mapping[str, Sequence[str]]
    kinds: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True)
class Bad:
    """A line that cannot be taken over, and why."""

    line: int
    reason: Any
    repeats: bool = False
    placeless: bool = False


def mapping(name: str) -> Columns:
    """The mapping called ``name``: one of ours, or a file of one's own."""
    own = Path(name)
    file = own if own.suffix == ".toml" and own.is_file() else FOLDER / f"{own.stem}.toml"
    if not file.is_file():
        known = ", ".join(sorted(one.stem for one in FOLDER.glob("*.toml")))
        raise Refused(
            _("There is no mapping “%(name)s”. Known are: %(known)s.") % {"name": name, "known": known}
        )
    told = tomllib.loads(file.read_text("utf-8"))
    return Columns(told["source"], told["columns"], told.get("kinds", {}), told.get("values", {}))


class Reading:
    """One pass through a file: rows that can be needs, and lines that cannot."""

    def __init__(self, path: Path, how: Columns, place: PlaceOf) -> None:
        self.path, self.how, self.place = path, how, place
        self._told: set[bytes] = set()  # digests of who wrote what, to see the same twice
        self._raw: IO[bytes] | None = None

    def __iter__(self) -> Iterator[Row | Bad]:
        lines = self._lines()
        head = next(lines, None)
        if head is None:
            raise Refused(_("The file is empty. The first line names the columns."))
        at = self._columns([str(cell).strip() for cell in head[1]])
        for line, cells in lines:
            if any(cells):
                yield self._row(line, {name: cells[i] if i < len(cells) else "" for name, i in at.items()})

    def share(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        if self._raw is None or self._raw.closed:
            return 1.0
        return min(1.0, self._raw.tell() / max(1, self.path.stat().st_size))

    def _columns(self, head: list[str]) -> dict[str, int]:
        found = {
            name: head.index(heading)
            for name, headings in self.how.columns.items()
            for heading in headings[::-1]
            if heading in head
        }
        if "text" not in found:
            wanted = ", ".join(self.how.columns["text"])
            raise Refused(
                _("No column holds the text. The first line must name one of: %(wanted)s.")
                % {"wanted": wanted}
            )
        return found

    def _row(self, line: int, told: dict[str, Any]) -> Row | Bad:
        text = str(told["text"]).strip()
        raised_at = _moment(told.get("raised_at", ""))
        if isinstance(raised_at, Bad):
            return Bad(line, raised_at.reason)
        digest = _digest(str(told.get("reporter", "")), text)
        number = _plain(told.get("number", ""))
        if told.get("reporter") and digest in self._told:
            return Bad(
                line, _("The same words by the same person stand further up; left out as a repeat."), True
            )
        self._told.add(digest)
        key = f"{self.how.source}|{number or sha256(f'{raised_at}|{text}'.encode()).hexdigest()}"
        inputs = self._inputs(told, text, raised_at, key)
        if not inputs["area"]:
            return Bad(line, _("Where it belongs is not known."), placeless=True)
        return Row(line, key, inputs)

    def _inputs(self, told: dict[str, Any], text: str, raised_at: datetime, key: str) -> dict[str, Any]:
        kind = self.how.kinds.get(str(told.get("kind", "")).strip()) or self.how.values.get("kind", "help")
        title = " ".join(str(told.get("title", "")).split()) or title_of(text)
        return {
            "text": text, "title": title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…",
            "raised_at": raised_at, "kind": kind, "area": self.place(_plain(told.get("area", "")), key),
            "address": str(told.get("address", "")).strip()[:200], "name": str(told.get("name", "")).strip()[:60],
            "contact": str(told.get("contact", "")).strip()[:120],
        }  # fmt: skip

    def _lines(self) -> Iterator[tuple[int, Cells]]:
        with self.path.open("rb") as raw:
            self._raw = raw
            start = raw.read(4)
            raw.seek(0)
            if start.startswith(b"PK"):
                yield from enumerate(_workbook(raw.read()), start=1)
                return
            zipped = start.startswith(b"\x1f\x8b")
            yield from _csv(gzip.GzipFile(fileobj=raw) if zipped else raw, _encoding(self.path, zipped))


def _csv(raw: Any, encoding: str) -> Iterator[tuple[int, Cells]]:
    reader = csv.reader(io.TextIOWrapper(raw, encoding, newline=""))
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _encoding(path: Path, zipped: bool) -> str:
    """UTF-8, or GB 18030 as Chinese spreadsheets write it; the whole file must fit one of them."""
    for encoding in ("utf-8-sig", "gb18030"):
        with gzip.open(path) if zipped else path.open("rb") as raw, io.TextIOWrapper(raw, encoding) as text:
            try:
                while text.read(2**20):
                    pass
            except UnicodeDecodeError:
                continue
            return encoding
    raise Refused(_("The file is neither UTF-8 nor GB 18030 nor Excel. Save it anew."))


def _workbook(content: bytes) -> list[list[Any]]:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError):
        raise Refused(_("The workbook cannot be read. Save it as .xlsx without a password.")) from None


def _moment(value: Any) -> datetime | Bad:
    """2019/2/28 11:25:05, 2019-08-18 14:44, 2019年2月28日, or a date of Excel, on Beijing's clock; empty is now."""
    if isinstance(value, datetime):
        return _sensible(value.replace(tzinfo=ZONE), value)
    found = _TIME.match(str(value))
    if not found:
        return now() if not str(value).strip() else _no_time(value)
    try:
        return _sensible(datetime(*(int(part or 0) for part in found.groups()), tzinfo=ZONE), value)  # type: ignore[arg-type,misc]
    except ValueError:
        return _no_time(value)


def _sensible(at: datetime, value: Any) -> datetime | Bad:
    return at if at.year >= 1990 and at <= now() + timedelta(days=1) else _no_time(value)


def _no_time(value: Any) -> Bad:
    return Bad(
        0,
        _("“%(text)s” is not a time that has been. Write it as 2026-01-04 09:30.")
        % {"text": str(value)[:30]},
    )


def _plain(value: Any) -> str:
    """A number of Excel as it was meant: 188006.0 → 188006."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _digest(reporter: str, text: str) -> bytes:
    return sha256(f"{reporter}|{text}".encode()).digest()[:16]
