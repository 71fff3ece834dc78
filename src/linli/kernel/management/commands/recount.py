"""./linli recount — rebuild every total from the journal and compare."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.kernel.journal.tally import recount
from linli.kernel.management.spoken import spoken


class Command(BaseCommand):
    help = "Rebuild every total from the journal, compare, and put right what differed."

    @spoken
    def handle(self, **options: object) -> None:
        wrong = recount()
        for line in wrong[:50]:
            self.stdout.write(line)
        if wrong:
            raise CommandError(
                _("%(n)s totals differed from the journal; they are now right.") % {"n": len(wrong)}
            )
        self.stdout.write(_("Every total agrees with the journal."))
