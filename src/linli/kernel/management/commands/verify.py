"""./linli verify — recompute every seal of the journal, or one that somebody kept."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from linli.kernel.journal.models import Seal
from linli.kernel.journal.seals import seal, verify, verify_one
from linli.kernel.management.spoken import spoken


class Command(BaseCommand):
    help = "Recompute every seal over the journal; tell where it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seal", default="", help="only this one: its root, or the file that was kept")

    @spoken
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
                _("%(broken)s of %(seals)s seals do not hold: the journal was changed behind the door.")
                % {"broken": broken, "seals": seals}
            )
        self.stdout.write(
            _("%(seals)s seals over %(entries)s entries hold. Last root: %(root)s")
            % {"seals": seals, "entries": entries, "root": root or _("none yet")}
        )

    def _one(self, kept: str) -> None:
        """A seal that somebody kept."""
        root = kept
        if Path(kept).is_file():
            try:
                root = str(json.loads(Path(kept).read_text("utf-8"))["root"])
            except (ValueError, KeyError, TypeError):
                raise CommandError(_("%(file)s is no file of a seal.") % {"file": kept}) from None
        one = Seal.objects.filter(root=root.strip().lower()).first()
        if one is None:
            raise CommandError(
                _("Not found: no seal has this root. If it is right, the journal was changed.")
            )
        faults = verify_one(one)
        self._tell(one, faults)
        if faults:
            raise CommandError(
                _("Changed: what was sealed on %(at)s is no longer there.") % {"at": _when(one)}
            )
        self.stdout.write(_("Unchanged: %(n)s entries, sealed on %(at)s.") % {"n": one.n, "at": _when(one)})

    def _tell(self, one: Seal, faults: list[str]) -> None:
        for fault in faults:
            told = {"seal": one.pk, "at": _when(one), "fault": fault}
            self.stderr.write(_("Seal %(seal)s of %(at)s %(fault)s.") % told)


def _when(one: Seal) -> str:
    return f"{one.at:%Y-%m-%d %H:%M}"
