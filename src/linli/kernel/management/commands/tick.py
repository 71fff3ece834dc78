"""./linli tick — do once, now, all that the worker does by itself."""

from django.core.management.base import BaseCommand

from linli.kernel.jobs import every_few_seconds, every_minute


class Command(BaseCommand):
    help = "Do once what the worker does by itself: deliver, count, seal, let the clock act."

    def handle(self, **options: object) -> None:
        for name, n in (every_minute() | every_few_seconds()).items():
            self.stdout.write(f"{name}: {n}")
