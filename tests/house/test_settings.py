"""Every name that the code reads stands in .env.example, and nothing else does."""

import ast
import re
import tomllib

from django.conf import settings

from linli.config.settings import ROOT, SOURCE

READERS = {"text", "flag", "number", "words", "secret"}


def _names_read(path):
    """The first argument of each ``env.text("NAME")`` and ``environ.get("NAME")`` in a file."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
            reader, owner, name = call.func.attr, ast.unparse(call.func.value), call.args[0]
            reads = (owner == "env" and reader in READERS) or owner.endswith("environ")
            if reads and isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield name.value


def _ours(name):
    return name.startswith("LINLI_") or name.endswith("_URL")


def test_the_example_lists_exactly_what_is_read():
    read = {name for path in SOURCE.rglob("*.py") for name in _names_read(path) if _ours(name)}
    listed = set(re.findall(r"^# ([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.M))
    assert len(read) > 15, "the reader of this test has gone blind"
    assert read == listed


def test_settings_stay_under_200_lines():
    assert len((SOURCE / "config" / "settings.py").read_text("utf-8").splitlines()) < 200


def test_every_capability_has_its_floor_and_its_doors():
    """Contracts and settings name the same capabilities: none is added to one and forgotten in another."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    named = {contract["id"]: contract for contract in tools["importlinter"]["contracts"]}
    floors = set(re.findall(r"[a-z]+", " ".join(named["floors"]["layers"]))) - {"config", "kernel"}
    capabilities = {app.removeprefix("linli.") for app in settings.INSTALLED_APPS if app.startswith("linli.")}
    assert floors == capabilities - {"config", "kernel"}
    assert set(named["doors"]["modules"]) == {f"linli.{name}" for name in floors}
