"""./linli bench — measure this machine, in a database that is thrown away."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tests.bench import place, suite


class Command(BaseCommand):
    help = (
        "Measure intake, whole lives, pages, board, bulk load and export at each number of stored needs, beside the "
        "machine's own limit, in a database of its own that is dropped afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--needs", default="1000,1000000", help="numbers of stored needs, with commas")
        parser.add_argument("--seconds", type=float, default=5.0, help="how long each rate is measured")
        parser.add_argument(
            "--quick", action="store_true", help="one second each, at 1,000 stored needs only"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quick = options["quick"]
        sizes = [1000] if quick else sorted({int(one) for one in options["needs"].split(",")})
        seconds = 1.0 if quick else options["seconds"]
        if place.is_ours():
            return suite.run(sizes, seconds)
        if not settings.DATABASES["default"]["NAME"]:
            raise CommandError("DATABASE_URL names no database.")
        with place.database() as env:
            place.prepare(env)
            words = ["bench", "--needs", ",".join(map(str, sizes)), "--seconds", str(seconds)]
            if place.manage(env, *words, quiet=False):
                raise CommandError("The bench failed; its last words are above.")
        return None
