"""The message catalogues: one in each capability, one shared by the templates and ``config``."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

LOCALE = "zh_Hans"
FILE = Path("locale") / LOCALE / "LC_MESSAGES" / "django.po"
PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop")
PLURAL = ("ngettext", "ngettext_lazy")
WITH_CONTEXT = ("pgettext", "pgettext_lazy")
PLURAL_WITH_CONTEXT = ("npgettext", "npgettext_lazy")
KEYWORDS: dict[str, object] = {
    **dict.fromkeys(PLAIN),
    **dict.fromkeys(PLURAL, (1, 2)),
    **dict.fromkeys(WITH_CONTEXT, ((1, "c"), 2)),
    **dict.fromkeys(PLURAL_WITH_CONTEXT, ((1, "c"), 2, 3)),
}
NOT_SHOWN = {"tests", "migrations", "locale", "testing"}
# Chinese has its own marks; the half-width ones belong to what is quoted from elsewhere.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》）][,;:!?]|[,;:](?=[\u4e00-\u9fff])")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sdi]|\{\w*\}")

Key = tuple[str, str]  # context, msgid
Found = dict[Key, tuple[str, str]]  # -> plural or "", "file:line"


def rooms() -> list[Path]:
    """The folders with a catalogue of their own: each capability's, then the shared one."""
    source = Path(__file__).resolve().parents[2]
    apps = [
        source / name.removeprefix("linli.") for name in settings.INSTALLED_APPS if name.startswith("linli.")
    ]
    return [*(app for app in apps if app.is_dir()), source]


def compile_all() -> int:
    """Make the .mo that Django reads of every .po. How many."""
    files = [room / FILE for room in rooms() if (room / FILE).exists()]
    for file in files:
        with file.with_suffix(".mo").open("wb") as out:
            write_mo(out, _read(file))
        translation_file_changed(None, file.with_suffix(".mo"))  # this process reads them anew
    return len(files)


def update_all() -> int:
    """Add to each catalogue what its code says and it lacks, with an empty translation. How many."""
    added = 0
    for room in rooms():
        lacking = _lacking(room)
        if lacking:
            catalogue = _read(room / FILE)
            for (context, id), (plural, place) in lacking.items():
                path, _, line = place.rpartition(":")
                catalogue.add(
                    (id, plural) if plural else id, context=context or None, locations=[(path, int(line))]
                )
            _write(room / FILE, catalogue)
            added += len(lacking)
    return added


def faults() -> list[str]:
    """Every string that a reader would see untranslated, or translated so that it breaks."""
    said: dict[Key, tuple[str, Path]] = {}
    found = []
    for room in rooms():
        found += [
            f"{place}: {id!r} is not in {room.name}'s catalogue"
            for (_c, id), (_p, place) in _lacking(room).items()
        ]
        for message in _messages(_read(room / FILE)):
            fault = _fault(message) or _contradiction(message, room, said)
            found += [f"{(room / FILE).relative_to(_top())}: {message.id!r} {fault}"] if fault else []
    return found


def _contradiction(message: Message, room: Path, said: dict[Key, tuple[str, Path]]) -> str:
    """Django merges the catalogues, so a string translated in two ways shows only the first."""
    text = _strings(message)[0]
    before, where = said.setdefault(_key(message), (text, room))
    return "" if before == text else f"is {text!r} here and {before!r} in {where.name}"


def _fault(message: Message) -> str:
    texts = _strings(message)
    if message.fuzzy:
        return "is fuzzy"
    if not all(texts):
        return "has no translation"
    allowed = [_placeholders(id) for id in _ids(message)]
    wrong = [text for text in texts if _placeholders(text) not in allowed]
    if wrong:
        return f"has other placeholders in {wrong[0]!r}"
    return "mixes half-width marks into Chinese" if any(map(HALF_WIDTH.search, texts)) else ""


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text.replace("%%", "")))


def _lacking(room: Path) -> Found:
    """What the room's code says and neither its catalogue nor the kernel's or the shared one has."""
    known = {_key(message) for place in {room, *_common()} for message in _messages(_read(place / FILE))}
    return {key: value for key, value in _said_in(room).items() if key not in known}


def _common() -> list[Path]:
    return [room for room in rooms() if room.name in ("kernel", "linli")]


def _said_in(room: Path) -> Found:
    found: Found = {}
    for path in _files(room):
        for line, id, _comments, context in _extracted(path):
            singular, plural = id if isinstance(id, tuple) else (id, "")
            place = f"{path.relative_to(_top())}:{line}"
            found.setdefault((context or "", singular), (plural, place))
    return found


def _files(room: Path) -> Iterator[Path]:
    others = [other for other in rooms() if other != room and room in other.parents]
    for path in sorted(room.rglob("*")):
        hidden = NOT_SHOWN & set(path.relative_to(room).parts) or path.name.startswith("test_")
        elsewhere = any(other in path.parents for other in others)
        if path.suffix in (".py", ".html", ".txt") and not hidden and not elsewhere:
            yield path


def _extracted(path: Path) -> Iterator[tuple[int, str | tuple[str, str], list[str], str | None]]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from _calls(text) if "gettext" in text else ()
        return
    # Django's own reading of a template gives Python-like calls; indentation means nothing in it.
    text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).split("\n"))
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})  # type: ignore[arg-type, misc]


def _calls(text: str) -> Iterator[tuple[int, str | tuple[str, str], list[str], str | None]]:
    """The strings that Python code says, wherever the call stands: also inside an f-string."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            said = [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            context = said.pop(0) if said and node.func.id in (*WITH_CONTEXT, *PLURAL_WITH_CONTEXT) else None
            wanted = 2 if node.func.id in (*PLURAL, *PLURAL_WITH_CONTEXT) else 1
            if len(said) >= wanted:
                yield node.lineno, said[0] if wanted == 1 else (said[0], said[1]), [], context


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _key(message: Message) -> Key:
    return message.context or "", _ids(message)[0]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    text = message.string or ""
    return (text,) if isinstance(text, str) else tuple(text)


def _read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog(locale=LOCALE, charset="utf-8", fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=LOCALE, charset="utf-8")


def _write(file: Path, catalogue: Catalog) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, catalogue, width=110, sort_output=False, include_lineno=False, ignore_obsolete=True)


def _top() -> Path:
    return rooms()[-1].parents[1]
