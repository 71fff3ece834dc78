"""What the ledgers of tasks have in common."""

from typing import Any

from linli.organisations import queries as organisations


def named(*ids: Any) -> str:
    """The names of some bodies in one cell."""
    tree = organisations.tree()
    return "、".join(ref.name for pk in ids if (ref := tree.get(pk)))


def listed(words: list[Any]) -> str:
    return "、".join(map(str, words))
