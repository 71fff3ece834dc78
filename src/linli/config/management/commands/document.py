"""Write the pages under docs/capabilities from the code."""

from typing import Any

from django.core.management.base import BaseCommand

from linli.config.documents import write


class Command(BaseCommand):
    help = "Write docs/capabilities from the code: acts, moves, roles."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in write():
            self.stdout.write(name)
