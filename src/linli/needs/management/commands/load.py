"""./linli load needs FILE — take needs over from another system's file."""

import os
import time
from argparse import ArgumentParser
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any

import django
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import CLOCK
from linli.kernel.clock import local, now, today
from linli.kernel.journal import tally
from linli.kernel.loading import LOADERS, Load
from linli.kernel.management.spoken import spoken
from linli.kernel.refusals import Refused
from linli.kernel.tongue import language
from linli.needs import policy
from linli.needs.acts.loading import Row, Taken, take_over
from linli.needs.sheets import Bad, Reading, mapping
from linli.organisations import queries as organisations

CHUNK = 1000  # so many rows in one transaction: whoever stops the command loses less than that
SHOWN = 10  # lines left out that the terminal shows
PLACELESS = gettext_lazy(
    "%(n)s lines do not say where they belong, and no single street has a staffed desk. Run it again with one of: "
    "--street CODE (spread over its communities), --area CODE, --body NUMBER."
)


class Command(BaseCommand):
    help = (
        "Take needs (or points, neighbours, volunteers, services) over from a CSV (also .gz) or Excel file. Each is "
        "taken once, whichever file it stands in and "
        "however often: a load that was stopped is simply started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("noun", choices=("needs", *sorted(LOADERS)))
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--columns", default="default", metavar="NAME", help="the mapping of columns, or a .toml file"
        )
        place = parser.add_mutually_exclusive_group()
        place.add_argument("--area", default="", help="area code of needs whose row names none")
        place.add_argument("--body", type=int, help="likewise, by the organisation that answers for the area")
        place.add_argument(
            "--street",
            default="",
            help="spread them over the communities of this street (area code); "
            "without any of the three: of the one street whose desk is staffed",
        )
        parser.add_argument(
            "--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
        )
        parser.add_argument(
            "--system", choices=("wgs84", "gcj02"), default="", help="of points: in which they are given"
        )
        parser.add_argument("--most", type=int, help="take no more than so many rows of the file")

    @spoken
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if other := LOADERS.get(options["noun"]):
                self._load_with(other, options)
            else:
                self._load(options)
        except Refused as refused:
            raise CommandError(str(refused.message)) from None
        except FileNotFoundError:
            raise CommandError(_("There is no file %(file)s.") % {"file": options["file"]}) from None

    def _load_with(self, load: Load, options: dict[str, Any]) -> None:
        """What another capability takes over: good lines go in, bad ones are told with their line."""
        came = load(options["file"].read_bytes(), options)
        with LeftOut(options["file"], self.stderr.write) as left_out:
            left_out.tell([(line, str(why)) for line, why in came.refused])
        told = {
            "noun": options["noun"],
            "new": came.new,
            "changed": came.changed,
            "there": came.there,
            "out": len(came.refused),
        }
        self.stdout.write(
            _(
                "%(noun)s: %(new)s taken over, %(changed)s changed, %(there)s were there already, "
                "%(out)s lines left out."
            )
            % told
        )
        if not came.new and not came.changed and not came.there:
            raise CommandError(_("Nothing was taken over."))

    def _load(self, options: dict[str, Any]) -> None:
        reading = Reading(options["file"], mapping(options["columns"]), place_of(options))
        whole, started = Count(), time.monotonic()
        with LeftOut(options["file"], self.stderr.write) as left_out:
            for bad, taken in in_turn(_chunks(islice(reading, options["most"])), options["workers"]):
                left_out.tell([*((one.line, str(one.reason)) for one in bad), *taken.refused])
                whole.add(bad, taken)
                self._progress(reading.share(), whole.new)
        _tidy_index()
        tally.advance()
        self._tell(whole, time.monotonic() - started)
        if whole.placeless:
            self.stderr.write(PLACELESS % {"n": whole.placeless})
        if not whole.new and not whole.there:
            raise CommandError(_("Nothing was taken over."))

    def _progress(self, share: float, n: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(
                f"\r  {'█' * int(share * 30):░<30} {share:4.0%}  {_('%(n)s taken over') % {'n': f'{n:,}'}}",
                ending="",
            )

    def _tell(self, whole: "Count", seconds: float) -> None:
        if self.stderr.isatty():
            self.stderr.write("")
        told = _(
            "%(new)s needs taken over, %(there)s were there already, %(repeats)s repeats and %(refused)s refused lines "
            "left out"
        ) % {"new": whole.new, "there": whole.there, "repeats": whole.repeats, "refused": whole.refused}
        rate = _(", %(n)s a second") % {"n": f"{whole.new / seconds:,.0f}"} if whole.new else ""
        self.stdout.write(f"{told} ({seconds:.1f} s{rate}).")


@dataclass
class Count:
    """What became of the lines of a file."""

    new: int = 0
    there: int = 0
    repeats: int = 0
    refused: int = 0
    placeless: int = 0

    def add(self, bad: list[Bad], taken: Taken) -> None:
        self.new, self.there = self.new + taken.new, self.there + taken.there
        self.repeats += sum(one.repeats for one in bad)
        self.refused += len(taken.refused) + sum(not one.repeats for one in bad)
        self.placeless += sum(one.placeless for one in bad)


class LeftOut:
    """The lines that were left out: the first few on the terminal, with more of them all in a file."""

    def __init__(self, source: Path, say: Callable[[str], Any]) -> None:
        self.source, self.say = source, say
        self.first: list[str] = []
        self.n = 0
        self.file: IO[str] | None = None

    def __enter__(self) -> "LeftOut":
        return self

    def tell(self, lines: list[tuple[int, str]]) -> None:
        """Some more, each with its reason."""
        for line, reason in sorted(lines):
            said = _("line %(line)s: %(reason)s") % {"line": line, "reason": reason}
            self.n += 1
            if self.n <= SHOWN:
                self.first.append(said)
                self.say(f"  {said}")
            elif self.n == SHOWN + 1:
                self.file = _kept(self.source)
                self.file.writelines(f"{one}\n" for one in self.first)
            if self.file:
                self.file.write(f"{said}\n")

    def __exit__(self, *_error: object) -> None:
        if self.file:
            self.file.close()
            told = {"more": self.n - SHOWN, "n": self.n, "file": self.file.name}
            self.say("  … " + _("and %(more)s more lines; all %(n)s stand in %(file)s") % told)


def _kept(source: Path) -> IO[str]:
    """A file for what was left out: in the data folder, for the input may lie where nothing can be written. The
    reasons may quote a line, so only the owner reads it."""
    folder = Path(settings.DATA) / "loads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return (folder / f"{source.name}.{local(now()):%Y-%m-%d-%H%M%S}.left-out.txt").open("w", encoding="utf-8")


def _take(rows: list[Row]) -> Taken:
    """One chunk in a process of its own, in the language of the terminal."""
    with translation.override(language()):
        return take_over(CLOCK, rows)


def _chunks(rows: Iterable[Row | Bad]) -> Iterator[tuple[list[Bad], list[Row]]]:
    """The rows by so many: those that cannot be taken over, and the others."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        bad = [one for one in chunk if isinstance(one, Bad)]
        yield bad, [one for one in chunk if isinstance(one, Row)]


def in_turn(chunks: Iterator[tuple[list[Bad], list[Row]]], workers: int) -> Iterator[tuple[list[Bad], Taken]]:
    """Take each chunk over, in processes of its own when there are several; only a few chunks are in memory."""
    if workers < 2:
        yield from ((bad, take_over(CLOCK, rows)) for bad, rows in chunks)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), django.setup) as pool:
        waiting: deque[tuple[list[Bad], Future[Taken]]] = deque()
        for bad, rows in chunks:
            waiting.append((bad, pool.submit(_take, rows)))
            if len(waiting) > workers + 1:
                first, done = waiting.popleft()
                yield first, done.result()
        yield from ((bad, done.result()) for bad, done in waiting)


def place_of(options: dict[str, Any]) -> Callable[[str, str], str]:
    """Where a need goes whose row names no place of ours: one area, or over a street's communities by its key."""
    tree = organisations.tree()
    codes = list(_codes(options))

    def place(own: str, key: str) -> str:
        if own and tree.for_area(own):
            return own
        return codes[int(sha256(key.encode()).hexdigest()[:8], 16) % len(codes)] if codes else ""

    return place


def _codes(options: dict[str, Any]) -> Iterator[str]:
    tree = organisations.tree()
    if options["street"] or not (options["body"] or options["area"]):
        street = tree.for_area(options["street"]) if options["street"] else _only_street()
        below = [one.area_code for one in tree.children(street.id) if one.area_code] if street else []
        if options["street"] and not below:
            raise CommandError(
                _("No street answers for %(area)s, or it has no communities.") % {"area": options["street"]}
            )
        yield from below
    elif options["body"]:
        body = tree.get(options["body"])
        if body is None or not body.area_code:
            raise CommandError(_("Organisation %(body)s answers for no area.") % {"body": options["body"]})
        yield body.area_code
    elif options["area"]:
        if tree.for_area(options["area"]) is None:
            raise CommandError(_("Nobody answers for the area %(area)s.") % {"area": options["area"]})
        yield options["area"]


def _only_street() -> Any:
    """The one street whose desk is staffed, if there is just one: then nothing needs to be said."""
    tree = organisations.tree()
    desks = [tree.get(pk) for pk in organisations.staffed(policy.TRIAGE, today())]
    streets = [ref for ref in desks if ref is not None and ref.level == "street"]
    return streets[0] if len(streets) == 1 else None


def _tidy_index() -> None:
    """Sort in what the index of words has gathered, so that the first search after a load is as quick as any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('needs_search')")
