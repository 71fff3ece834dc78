"""The documents that the code writes of itself: what each capability does, who may, which moves its nouns make."""

import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

from django.apps import apps
from django.utils.translation import override

from linli.kernel.acts import ACTS, REACTIONS, Act
from linli.kernel.nouns import Noun
from linli.kernel.web.sections import SECTIONS

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "capabilities"
PERMISSION = re.compile(r"[a-z]+\.[a-z_]+")
NOTE = "<!-- Written by `./linli manage document`; a test fails when it is old. Change the code, not this page. -->"


def documents() -> dict[str, str]:
    """File name → text, one page a capability."""
    with override("en"):
        owners = [
            app for app in apps.get_app_configs() if app.name.startswith("linli.") and app.label != "config"
        ]
        return {f"{app.label}.md": _page(app) for app in owners}


def write() -> list[str]:
    """Write the pages that differ; their names."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    old = {path.name: path for path in FOLDER.glob("*.md")}
    new = documents()
    for name in old.keys() - new.keys():
        old[name].unlink()
    changed = [name for name, text in new.items() if name not in old or old[name].read_text("utf-8") != text]
    for name in changed:
        (FOLDER / name).write_text(new[name], "utf-8")
    return changed


def acts_of(label: str) -> list[Act]:
    """The acts of a capability, by kind."""
    mine = [one for one in ACTS.values() if one.body.__module__.startswith(f"linli.{label}.")]
    return sorted((one for one in mine if ".tests." not in one.body.__module__), key=lambda one: one.kind)


def flows_of(label: str) -> dict[str, Any]:
    """Noun → flow."""
    models = [model for model in apps.get_app_config(label).get_models() if issubclass(model, Noun)]
    found = {str(m._meta.verbose_name): m.FLOW for m in models if m.FLOW and ".tests." not in m.__module__}
    return dict(sorted(found.items()))


def permissions(may: Callable[..., Any]) -> set[str]:
    """The permissions that a policy names, itself or through what it calls in its own module."""
    return set(_permissions(inspect.unwrap(may), set()))


def _permissions(function: Any, seen: set[Any]) -> Iterator[str]:
    if function in seen or not hasattr(function, "__code__"):
        return
    seen.add(function)
    cells = [cell.cell_contents for cell in function.__closure__ or ()]
    for value in [*_used(function.__code__, function.__globals__), *cells]:
        if isinstance(value, str) and PERMISSION.fullmatch(value):
            if value not in {model._meta.label_lower for model in apps.get_models()}:
                yield value
        elif getattr(value, "__module__", None) == function.__module__:
            yield from _permissions(value, seen)


def _used(code: CodeType, names: dict[str, Any]) -> Iterator[Any]:
    """Constants and globals that a function uses, also within its comprehensions."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _used(constant, names)
        else:
            yield constant
    yield from (names[name] for name in code.co_names if name in names)


def _page(app: Any) -> str:
    mine = acts_of(app.label)
    plaque = (import_module(app.name).__doc__ or "").strip()
    parts = [f"# {app.label}", NOTE, plaque, "## Acts", _table_of_acts(mine)]
    parts += [
        f"## Moves of a {noun}\n\n```mermaid\n{flow.diagram()}\n```"
        for noun, flow in flows_of(app.label).items()
    ]
    parts += ["## Who may", _matrix(mine), *_reactions(app), *_sections(app)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table_of_acts(mine: list[Act]) -> str:
    head = "| act | label | on | who may | move | inputs |\n|---|---|---|---|---|---|"
    return "\n".join([head, *map(_row, mine)])


def _row(one: Act) -> str:
    asks = {name: "" if field.required else "?" for name, field in one.form.base_fields.items()}
    kind = f"`{one.kind}`" + (" new" if one.creates else "") + (" read" if one.reads else "")
    may = getattr(one.may, "__name__", "").strip("<>")
    held = ", ".join(f"`{name}`" for name in sorted(permissions(one.may)))
    cells = [
        kind, str(one.label), str(one.on._meta.verbose_name), " ".join(filter(None, (may, held))),
        ", ".join(one.moves), ", ".join(f"{name}{mark}" for name, mark in asks.items()),
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _matrix(mine: list[Act]) -> str:
    """Acts that need a permission × the roles that carry one of them, as the roles come with this version."""
    roles = list(apps.get_model("organisations.Role").objects.order_by("code"))
    needing = [(one, permissions(one.may)) for one in mine]
    rows = [(one, [bool(held & set(role.permissions)) for role in roles]) for one, held in needing if held]
    if not rows:
        return "No act here asks for a permission."
    head = (
        f"| act | {' | '.join(role.code.replace('_', ' ') for role in roles)} |\n|---|{'---|' * len(roles)}"
    )
    return "\n".join(
        [head, *(f"| `{one.kind}` | {' | '.join('●' if may else '' for may in row)} |" for one, row in rows)]
    )


def _reactions(app: Any) -> list[str]:
    rows = []
    for kind, functions in sorted(REACTIONS.items()):
        if mine := [f"`{one.__name__}`" for one in functions if one.__module__.startswith(f"{app.name}.")]:
            rows.append(f"- `{kind}` → {', '.join(mine)}")
    return ["## What it does when a lower floor acts", "\n".join(rows)] if rows else []


def _sections(app: Any) -> list[str]:
    rows = [
        f"- `{noun}` ← `{one.key}` at {one.order}: {one.title}"
        for noun, declared in sorted(SECTIONS.items())
        for one in sorted(declared.values(), key=lambda one: (one.order, one.key))
        if one.tell.__module__.startswith(f"{app.name}.")
    ]
    return ["## Sections of pages", "\n".join(rows)] if rows else []
