"""The password of the demonstration's logins: drawn for each installation, readable by its owner alone."""

import json
import os
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings

Login = dict[str, str]


def password() -> str:
    """This installation's password; the first call draws it."""
    kept = _read()
    if "password" not in kept:
        kept = {"password": token_urlsafe(9)}
        _write(kept)
    return str(kept["password"])


def logins() -> list[Login]:
    """Role, body, name, login and password of each login; empty before the demonstration stands."""
    kept = _read()
    return [{**one, "password": kept["password"]} for one in kept.get("logins", [])]


def keep(found: list[Login]) -> None:
    """Write down who can sign in."""
    _write({"password": password(), "logins": found})


def _file() -> Path:
    return Path(settings.DATA) / "demo.json"


def _read() -> dict:
    file = _file()
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}


def _write(kept: dict) -> None:
    """In one step and for the owner alone: nobody reads half a file, nobody else reads it at all."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        json.dump(kept, out, ensure_ascii=False, indent=1)
    new.replace(file)
