"""./linli recount — rebuild every total from the journal and compare."""

from django.core.management.base import BaseCommand, CommandError

from linli.kernel.journal.tally import recount


class Command(BaseCommand):
    help = "Rebuild every total from the journal, compare, and put right what differed."

    def handle(self, **options: object) -> None:
        wrong = recount()
        for line in wrong[:50]:
            self.stdout.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} totals differed from the journal; they are now right.")
        self.stdout.write("Every total agrees with the journal.")
