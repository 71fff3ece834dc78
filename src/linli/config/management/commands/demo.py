"""Build the demonstration: one street, its people and seven months of their needs."""

from typing import Any

from django.core.management.base import BaseCommand

from linli.config import demo


class Command(BaseCommand):
    help = "Build the demonstration street; a second run finds it there and does nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        demo.build(self.stdout.write)
