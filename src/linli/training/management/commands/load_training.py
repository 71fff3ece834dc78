"""Load who is trained how often and the standard of posts."""

from typing import Any

from django.core.management.base import BaseCommand

from linli.training.acts import load_training


class Command(BaseCommand):
    help = "Load who is trained how often and the standard of posts; what is there stands."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_training()} lines of training loaded")
