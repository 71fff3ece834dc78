"""Who still helps with a need: capabilities above tell it, since a need knows nothing of those called for it."""

from collections.abc import Callable
from typing import Any

from linli.kernel.together import Question, ask
from linli.needs.models import Need
from linli.needs.queries.finding import reporters_asked

Unfinished = Callable[[int], Question]  # rows are the names
_helping: list[Unfinished] = []


def helps(tell: Unfinished) -> Unfinished:
    """Declare a question for the names of organisations which were called for a need and have not finished."""
    _helping.append(tell)
    return tell


def unfinished(need: int) -> list[str]:
    """Their names, each once: one statement."""
    return _names(ask([tell(need) for tell in _helping]))


def before_answering(need: Need) -> list[str]:
    """The same, and at once whose matter the need is, which the answer looks up: one statement."""
    need.heard, *told = ask([reporters_asked(need.pk), *(tell(need.pk) for tell in _helping)])  # type: ignore[attr-defined]
    return _names(told)


def _names(told: list[list[Any]]) -> list[str]:
    return list(dict.fromkeys(name for some in told for name in some))
