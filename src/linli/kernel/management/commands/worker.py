"""./linli worker — deliver, count, seal and let the clock act, until stopped."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Run the worker until stopped: deliveries, tally, seals, the clock's acts."

    def handle(self, **options: object) -> None:
        call_command("procrastinate", "worker", "--concurrency=1", "--delete-jobs=successful")
