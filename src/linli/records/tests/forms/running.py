"""Fill a form and compare every cell with what was there before and with the truth."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from linli.kernel.clock import travel
from linli.organisations.queries import tree
from linli.records.queries import plan
from linli.records.queries.telling import cell
from linli.records.rules import Book, Spot
from linli.records.sheets import read, write
from linli.records.tests.forms.town import TODAY, Place, only_our_ledger
from linli.records.tests.forms.twelve import TWELVE, Form


@dataclass(frozen=True)
class Result:
    """What filling one form came to."""

    name: str
    columns: int
    recognised: int
    known: int
    filled: int  # right
    asked: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    before: bytes
    after: bytes


def run(form: Form) -> Result:
    ref = tree().get(form.body.pk)
    with travel(TODAY), only_our_ledger():
        made = plan(read(form.data), ref)
    after = write(form.data, made.writings, made.growths)
    changed = changes(read(form.data), read(after), form.added)
    wrong = [
        f"{at}: {text!r}, not {form.truth.get(at)!r}"
        for at, text in changed.items()
        if form.truth.get(at) != text
    ]
    missed = [f"{at}: {text!r}" for at, text in form.truth.items() if changed.get(at) != text]
    return Result(
        form.name, len(made.answers), sum(one.match.is_sure for one in made.answers), len(form.truth),
        len(form.truth) - len(missed), sum(len(one.ask.spots) - len(one.filled) for one in made.asked), tuple(wrong),
        tuple(missed), form.data, after,
    )  # fmt: skip


def changes(before: Book, after: Book, added: tuple[int, int]) -> dict[tuple[int, str], str]:
    """Cells whose text is another. Rows that were added are compared with blanks, those below with what they were."""
    found = {}
    for at, (old, new) in enumerate(zip(before.sheets, after.sheets, strict=True)):
        last, more = added if at == 0 else (new.rows, 0)
        assert new.rows == old.rows + more
        for (row, column), one in new.cells.items():
            is_new = last <= row < last + more
            was = None if is_new else old.cells.get((row if row < last else row - more, column))
            if one.text != (was.text if was else "") and not one.is_formula:
                found[at, cell(Spot(at, row, column))] = one.text
    return found


def run_all(place: Place) -> list[Result]:
    return [run(draw(place)) for draw in TWELVE]


def table(results: list[Result]) -> str:
    """The results as Markdown, with a line for all together."""
    rows = [
        (one.name, one.columns, one.recognised, one.known, one.filled, one.asked, len(one.wrong))
        for one in results
    ]
    rows.append(("all", *(sum(numbers) for numbers in list(zip(*rows, strict=True))[1:])))
    head = ("Form", "questions", "recognised", "cells known", "filled", "cells asked", "wrong")
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(str(one) for one in line) + " |" for line in lines)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of an office file, or the whole of a text."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(BytesIO(data)) as box:
        return {name: box.read(name) for name in box.namelist()}
