"""Fill the calendar with the days that came with this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from linli.kernel.clock import load_calendar


class Command(BaseCommand):
    help = "Fill the calendar with the holidays and make-up workdays of this version; what was edited stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.stdout.write(f"{load_calendar()} days added")
