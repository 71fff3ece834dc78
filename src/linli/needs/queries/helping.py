"""Who still helps with a need: capabilities above tell it, since a need knows nothing of those called for it."""

from collections.abc import Callable

Unfinished = Callable[[int], list[str]]
_helping: list[Unfinished] = []


def helps(tell: Unfinished) -> Unfinished:
    """Declare a function that names the organisations which were called for a need and have not finished."""
    _helping.append(tell)
    return tell


def unfinished(need: int) -> list[str]:
    """Their names, each once; a statement for each capability that calls others."""
    return list(dict.fromkeys(name for tell in _helping for name in tell(need)))
