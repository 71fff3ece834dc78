"""./linli verify — recompute every seal of the journal."""

from django.core.management.base import BaseCommand, CommandError

from linli.kernel.journal.seals import seal, verify


class Command(BaseCommand):
    help = "Recompute every seal over the journal; tell where it was changed."

    def handle(self, **options: object) -> None:
        seal()
        seals, entries, broken = 0, 0, 0
        root = ""
        for one, faults in verify():
            seals, entries, root = seals + 1, entries + one.n, one.root
            broken += bool(faults)
            for fault in faults:
                self.stderr.write(f"Seal {one.pk} of {one.at:%Y-%m-%d %H:%M} {fault}.")
        if broken:
            raise CommandError(
                f"{broken} of {seals} seals do not hold: the journal was changed behind the door."
            )
        self.stdout.write(f"{seals} seals over {entries} entries hold. Last root: {root or 'none yet'}")
