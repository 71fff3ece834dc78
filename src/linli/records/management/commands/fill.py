"""./linli fill FILE --for BODY --out FILE — fill a table with what is known, in the very file."""

import json
from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.records.queries import plan
from linli.records.queries.telling import told
from linli.records.rules import Span
from linli.records.sheets import read, write


class Command(BaseCommand):
    help = (
        "Fill an XLSX, DOCX or CSV table for an organisation with what is known of it. Everything else in the file "
        "stays as it is. Prints, as JSON, each column: what it was taken for, how sure that is, filled or asked."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--for", dest="body", required=True, metavar="BODY",
            help="number of the organisation, or its names from the top down",
        )  # fmt: skip
        parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="first day")
        parser.add_argument(
            "--until", type=date.fromisoformat, metavar="DATE", help="last day, itself included"
        )
        parser.add_argument(
            "--out", type=Path, help="where the filled file goes; without it nothing is written"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._fill(options)
        except Refused as refused:
            raise CommandError(str(refused.message)) from None
        except FileNotFoundError as missing:
            raise CommandError(f"There is no file {missing.filename}.") from None

    def _fill(self, options: dict[str, Any]) -> None:
        body = organisations.body_named(options["body"])
        if body is None:
            raise CommandError(f"No open organisation is called {options['body']}.")
        data = options["file"].read_bytes()
        made = plan(read(data), body, _span(options["first"], options["until"]))
        if options["out"]:
            options["out"].write_bytes(write(data, made.writings, made.growths))
        self.stdout.write(json.dumps(told(made), ensure_ascii=False, indent=2))


def _span(first: date | None, last: date | None) -> Span | None:
    if first is None and last is None:
        return None
    if first is None or last is None or last < first:
        raise CommandError("Give both --from and --until, the first day before the last.")
    return Span(first, last + timedelta(days=1))
