"""Only acts and queries cross walls; only acts write; foreign keys point down; the ten words."""

import ast

import pytest
from tests.house.capabilities import CAPABILITIES, KERNEL, floor_of, name_of, room_of, rooms, tree

from linli.config.settings import SOURCE
from linli.kernel.privacy.register import own_models

DOORS = {"acts", "queries"}
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
BANNED = {"utils", "util", "helpers", "services", "signals", "managers", "constants", "common", "misc"}


def imports(path):
    """Every module of Linli that a file imports, with the names taken from a package."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_only_acts_and_queries_cross_walls(capability):
    wrong = [
        f"{name_of(path)} imports {name}"
        for path in rooms(capability)
        for name in imports(path)
        if (parts := name.split("."))[0] == "linli"
        and parts[1] in CAPABILITIES
        and parts[1] != capability
        and (len(parts) < 3 or parts[2] not in DOORS)
    ]
    assert wrong == []


def test_the_kernel_knows_no_capability():
    wrong = [
        f"{name_of(path)} imports {name}"
        for path in rooms(KERNEL)
        for name in imports(path)
        if name.startswith("linli.") and name.split(".")[1] in {*CAPABILITIES, "config"}
    ]
    assert wrong == []


def writes(path):
    """Calls in a file that change a table: ``Model.objects….update()``, ``row.save()``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            chain = ast.unparse(node.func.value)
            touches_rows = "objects" in chain or "_manager" in chain or "filter(" in chain
            if touches_rows or (
                node.func.attr in ("save", "delete") and not chain.endswith(("session", "cache", "storage"))
            ):
                yield f"{name_of(path)}:{node.lineno} {ast.unparse(node)[:80]}"


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_only_acts_write(capability):
    free = {"acts", "management"}
    wrong = [line for path in rooms(capability) if room_of(path) not in free for line in writes(path)]
    assert wrong == []


def test_the_reader_of_writes_sees_them(tmp_path, monkeypatch):
    file = tmp_path / "views.py"
    file.write_text(
        "Need.objects.filter(pk=1).update(x=1)\nneed.save()\n{}.update(a=1)\nrequest.session.save()\n"
    )
    monkeypatch.setattr("tests.house.test_walls.name_of", lambda path: path.name)
    assert [line.partition(" ")[0] for line in writes(file)] == ["views.py:1", "views.py:2"]


def test_foreign_keys_point_down():
    wrong = []
    for model in own_models():
        own = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            related = getattr(field, "related_model", None)
            if (
                getattr(field, "concrete", False)
                and related is not None
                and related.__module__.startswith("linli.")
            ):
                other = related.__module__.split(".")[1]
                if other != own and floor_of(other) >= floor_of(own):
                    wrong.append(f"{model._meta.label}.{field.name} → {related._meta.label}")
    assert wrong == []


def test_no_room_has_an_empty_word_for_a_name():
    wrong = [
        name_of(path)
        for capability in (*CAPABILITIES, KERNEL, "config")
        for path in rooms(capability, proofs=True)
        if BANNED & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}
    ]
    assert wrong == []


def test_nobody_sends_signals():
    wrong = [
        name_of(path)
        for path in SOURCE.rglob("*.py")
        for name in imports(path)
        if name.startswith("django.dispatch")
    ]
    assert wrong == []
