"""Load the administrative divisions that ship with the product, or those of another list."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from linli.organisations.acts import load_divisions, read_divisions

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "divisions" / "beijing.csv"
YEAR = 2023


class Command(BaseCommand):
    help = "Load areas and the public bodies that answer for them; what is there already stands."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=SHIPPED, help="CSV: code,name,level,parent_code"
        )
        parser.add_argument("--year", type=int, default=YEAR, help="the edition of the list")

    def handle(self, *args: Any, **options: Any) -> None:
        load_divisions(read_divisions(options["file"]), options["year"], say=self.stdout.write)
