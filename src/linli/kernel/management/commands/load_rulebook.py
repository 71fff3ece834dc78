"""Fill the rulebook with the rules that came with this version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from linli.kernel.rulebook import load_rulebook


class Command(BaseCommand):
    help = "Fill the rulebook with the rules of this version that it does not know; what was edited stays."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            self.stdout.write(f"{load_rulebook()} rules added")
