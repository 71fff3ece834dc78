"""Fill the table of indicators with those that came with this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from linli.records.acts.indicator_seeds import load_indicators


class Command(BaseCommand):
    help = "Add the indicators of this version that are not there; what was edited stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.stdout.write(f"{load_indicators()} indicators added")
