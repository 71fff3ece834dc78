"""Questions: who may see which nouns, and the queries that the API answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.refusals import NotFound

Seen = Callable[[Actor], QuerySet[Any]]
_visible: dict[str, Seen] = {}
_files: dict[str, Seen] = {}
_one: dict[str, Callable[[Actor, int], Any]] = {}


def visible_to(model: type[Model]) -> Callable[[Seen], Seen]:
    """Declare the function that says which ``model`` rows an actor may see."""

    def declare(function: Seen) -> Seen:
        _visible[model._meta.label_lower] = function
        return function

    return declare


def files_visible_to(model: type[Model]) -> Callable[[Seen], Seen]:
    """Declare whose files an actor may see, where that is fewer than the ``model`` rows that they may see."""

    def declare(function: Seen) -> Seen:
        _files[model._meta.label_lower] = function
        return function

    return declare


def found_by(model: type[Model]) -> Callable[[Callable[[Actor, int], Any]], Callable[[Actor, int], Any]]:
    """Declare a shorter way to one ``model`` row by its number: what ``visible_to`` would show of it, or None."""

    def declare(function: Callable[[Actor, int], Any]) -> Callable[[Actor, int], Any]:
        _one[model._meta.label_lower] = function
        return function

    return declare


def with_files(label: str, actor: Actor) -> QuerySet[Any]:
    """The rows of the noun ``label`` whose case files ``actor`` may see."""
    return _files[label](actor) if label in _files else visible(label, actor)


def visible(label: str, actor: Actor) -> QuerySet[Any]:
    """The rows of the noun ``label`` that ``actor`` may see; nothing for an undeclared noun."""
    model = apps.get_model(label)
    return _visible[label](actor) if label in _visible else model._base_manager.none()


def find(label: str, actor: Actor, pk: int) -> Any:
    """One noun that ``actor`` may see; for all others it does not exist."""
    found = _one[label](actor, pk) if label in _one else visible(label, actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return found


@dataclass(frozen=True)
class Query:
    """A question with a name, answered as JSON by the API."""

    name: str
    label: Any
    form: type | None
    answer: Callable[..., Iterable[dict[str, Any]] | dict[str, Any]]
    rate: str = ""  # the rule that says how often words (``q``) may be looked for from one place


QUERIES: dict[str, Query] = {}


def query(
    name: str, label: Any, form: type | None = None, rate: str = ""
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Open a function ``(actor, **inputs) → rows or a dict`` to the API under ``name``."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        if name in QUERIES:
            raise ValueError(f"two queries are called {name}")
        QUERIES[name] = Query(name, label, form, function, rate)
        return function

    return declare
