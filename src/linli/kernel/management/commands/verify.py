"""./linli verify — recompute every seal of the journal, or one that somebody kept."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linli.kernel.journal.models import Seal
from linli.kernel.journal.seals import seal, verify, verify_one


class Command(BaseCommand):
    help = "Recompute every seal over the journal; tell where it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seal", default="", help="only this one: its root, or the file that was kept")

    def handle(self, **options: object) -> None:
        if options["seal"]:
            return self._one(str(options["seal"]))
        seal()
        seals, entries, broken = 0, 0, 0
        root = ""
        for one, faults in verify():
            seals, entries, root = seals + 1, entries + one.n, one.root
            broken += bool(faults)
            self._tell(one, faults)
        if broken:
            raise CommandError(
                f"{broken} of {seals} seals do not hold: the journal was changed behind the door."
            )
        self.stdout.write(f"{seals} seals over {entries} entries hold. Last root: {root or 'none yet'}")

    def _one(self, kept: str) -> None:
        """A seal that somebody kept."""
        root = kept
        if Path(kept).is_file():
            try:
                root = str(json.loads(Path(kept).read_text("utf-8"))["root"])
            except (ValueError, KeyError, TypeError):
                raise CommandError(f"{kept} is no file of a seal.") from None
        one = Seal.objects.filter(root=root.strip().lower()).first()
        if one is None:
            raise CommandError("Not found: no seal has this root. If it is right, the journal was changed.")
        faults = verify_one(one)
        self._tell(one, faults)
        if faults:
            raise CommandError(f"Changed: what was sealed on {one.at:%Y-%m-%d %H:%M} is no longer there.")
        self.stdout.write(f"Unchanged: {one.n} entries, sealed on {one.at:%Y-%m-%d %H:%M}.")

    def _tell(self, one: Seal, faults: list[str]) -> None:
        for fault in faults:
            self.stderr.write(f"Seal {one.pk} of {one.at:%Y-%m-%d %H:%M} {fault}.")
