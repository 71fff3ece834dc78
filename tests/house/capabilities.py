"""Where the rooms are: for the tests of the house."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from linli.config.settings import INSTALLED_APPS, ROOT, SOURCE

KERNEL = "kernel"
CAPABILITIES = [
    app.split(".")[1]
    for app in INSTALLED_APPS
    if app.startswith("linli.") and app not in ("linli.config", "linli.kernel")
]
PROOFS = {"tests", "testing", "testing.py", "migrations"}


def floors() -> list[set[str]]:
    """The floors from the ground up, as pyproject.toml states them."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers = next(one for one in tools["importlinter"]["contracts"] if one["id"] == "floors")["layers"]
    return [set(layer.replace("|", ":").replace(" ", "").split(":")) for layer in reversed(layers)]


def floor_of(name: str) -> int:
    return next(i for i, names in enumerate(floors()) if name in names)


def rooms(capability: str, *, proofs: bool = False) -> Iterator[Path]:
    """The Python files of a capability; its proofs and migrations only when asked for."""
    for path in sorted((SOURCE / capability).rglob("*.py")):
        if proofs or not PROOFS & set(path.relative_to(SOURCE / capability).parts):
            yield path


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def room_of(path: Path) -> str:
    """``needs/acts/triage.py`` → acts"""
    return path.relative_to(SOURCE).parts[1].removesuffix(".py")
