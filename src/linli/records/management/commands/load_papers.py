"""Fill the templates of papers with those that came with this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from linli.records.acts.paper_seeds import load_papers


class Command(BaseCommand):
    help = "Add the templates of papers of this version that are not there; what was changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.stdout.write(f"{load_papers()} templates of papers added")
