"""Compile, check and complete the translations, without gettext's tools on the machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linli.kernel.management import catalogues


class Command(BaseCommand):
    help = "Compile (--compile), check (--check) or complete (--update) the Chinese translations."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--compile", action="store_true", help="make django.mo of each django.po")
        what.add_argument(
            "--check", action="store_true", help="fail on what is missing, fuzzy or does not fit"
        )
        what.add_argument(
            "--update", action="store_true", help="add what is missing to each django.po, untranslated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            self.stdout.write(f"{catalogues.compile_all()} compiled")
        elif options["update"]:
            self.stdout.write(f"{catalogues.update_all()} added")
        else:
            self._check()

    def _check(self) -> None:
        faults = catalogues.faults()
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} to mend"]))
        self.stdout.write("complete")
