"""The kernel as a Django app: it collects what the capabilities declare."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class KernelConfig(AppConfig):
    name = "linli.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the declaring rooms of every capability: queries, acts, reactions, ledgers, sections, portrait."""
        for room in ("keeping", "erasing", "evidence.reading", "journal.history", "kept"):
            import_module(f"linli.kernel.{room}")
        for app in apps.get_app_configs():
            if app.name.startswith("linli."):
                _load(app.name)


def _load(app: str) -> None:
    reactions = import_module("linli.kernel.acts").REACTIONS
    for room in ("queries", "acts", "reactions", "ledgers", "sections", "portrait"):
        if app != "linli.kernel" and find_spec(f"{app}.{room}"):
            module = import_module(f"{app}.{room}")
            for kind, functions in (module.REACTIONS if room == "reactions" else {}).items():
                reactions.setdefault(kind, []).extend(functions)
