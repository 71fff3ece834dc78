"""Fill the table of categories with those that came with this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from linli.needs.acts.seeding import load_categories


class Command(BaseCommand):
    help = "Add the categories of this version that are not there; what was edited stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.stdout.write(f"{load_categories()} categories added")
