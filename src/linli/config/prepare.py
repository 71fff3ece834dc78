"""Bring a database and the files up to date before the pages open. Run by ``up`` in a process of its own."""

import io
import sys
from hashlib import sha256
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import Error, connections

from linli.config.console import say, step
from linli.config.speech import said

STEPS = {
    "translations": "Translations",
    "migrate": "Tables of the database",
    "load_divisions": "Administrative divisions",
    "load_calendar": "Calendar of holidays",
    "load_rulebook": "Rulebook",
    "load_categories": "Categories of needs",
    "load_training": "Who is trained how often",
    "load_papers": "Templates of papers",
    "load_indicators": "Indicators",
    "collectstatic": "Styles and scripts",
    "demo": "The demonstration",
}
OPTIONS = {
    "migrate": {"interactive": False},
    "translations": {"compile": True},
    "collectstatic": {"interactive": False},
}


def main(names: list[str]) -> int:
    """Do the named steps in turn, each with its tick. The exit code."""
    django.setup()
    try:
        for name in names:
            with step(said(STEPS[name])):
                _do(name)
    except (CommandError, Error) as error:
        say(f"  ✗ {error}")
        return 1
    finally:
        connections.close_all()
    return 0


def _do(name: str) -> None:
    if name == "collectstatic" and _is_collected():
        return
    call_command(name, stdout=io.StringIO(), **OPTIONS.get(name, {}))
    if name == "collectstatic":
        _stamp().write_text(_fingerprint())


def _is_collected() -> bool:
    return _stamp().is_file() and _stamp().read_text() == _fingerprint()


def _stamp() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected"


def _fingerprint() -> str:
    """Changes when any style, script or picture does."""
    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = storage.get_modified_time(name), storage.size(name)
            digest.update(f"{storage.path(name)} {state}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
