"""A database of its own on the server that DATABASE_URL names: made before, dropped after."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from psycopg import sql

NAME = "linli_bench"
STEPS = (
    "migrate", "load_divisions", "load_calendar", "load_rulebook", "load_categories", "load_indicators",
    "collectstatic",
)  # fmt: skip


def is_ours() -> bool:
    """Whether this process already works in the throw-away database."""
    return bool(settings.DATABASES["default"]["NAME"] == NAME)


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """The environment in which everything goes to the throw-away database."""
    url = os.environ["DATABASE_URL"]
    there = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
    with psycopg.connect(url, autocommit=True) as admin:
        _drop(admin)
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        try:
            yield {**os.environ, "DATABASE_URL": there, "LINLI_LOG": "ERROR"}
        finally:
            _drop(admin)


def manage(env: dict[str, str], *words: str, quiet: bool = True) -> int:
    """One of our commands in that environment; its exit code."""
    command = [sys.executable, str(settings.ROOT / "manage.py"), *words]
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, env=env, cwd=settings.ROOT, stdout=output).returncode


def prepare(env: dict[str, str]) -> None:
    """Tables, divisions, calendar, rulebook, categories, styles."""
    for step in STEPS:
        words = [step, "--no-input"] if step in ("migrate", "collectstatic") else [step]
        if manage(env, *words):
            raise RuntimeError(f"{step} failed; its last words are above.")


def _drop(admin: psycopg.Connection) -> None:  # type: ignore[type-arg]
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
