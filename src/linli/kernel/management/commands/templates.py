"""Compile every template, so that a mistyped tag is found before a reader opens the page."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates


class Command(BaseCommand):
    help = "Compile every template of Linli; fail on the first mistakes found."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        engine = engines["django"]
        assert isinstance(engine, DjangoTemplates)
        names = sorted(
            {str(path.relative_to(folder)) for folder in _folders() for path in folder.rglob("*.*")}
        )
        faults = [fault for name in names if (fault := _fault(engine, name))]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(names)} templates compile")


def _folders() -> list[Path]:
    own = [Path(app.path) / "templates" for app in apps.get_app_configs() if app.name.startswith("linli.")]
    return [*own, *(Path(folder) for folder in Engine.get_default().dirs)]


def _fault(engine: DjangoTemplates, name: str) -> str:
    try:
        engine.get_template(name)
    except (TemplateSyntaxError, TemplateDoesNotExist, UnicodeDecodeError) as error:
        return f"{name}: {error}"
    return ""
