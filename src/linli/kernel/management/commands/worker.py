"""./linli worker — deliver, count, seal and let the clock act, until stopped."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Run the worker until stopped: deliveries, tally, seals, the clock's acts."

    def handle(self, **options: object) -> None:
        # Two at a time: one long file in the making never holds up the clock.
        call_command("procrastinate", "worker", "--concurrency=2", "--delete-jobs=successful")
