"""What every noun can do: say its facts, its place in the tree, its version."""

from typing import Any, ClassVar

from django.db import models


class Noun(models.Model):
    """A row with a life, changed only by acts.

    ``version`` counts the acts done on it; a page sends back the version it showed, so that two people
    who act at the same moment do not overwrite each other.
    """

    # Relations that acts and policies need beside the locked row.
    WITH: ClassVar[tuple[str, ...]] = ()
    # The foreign key to the noun under which this one lives: locked first, so that all who act on what is below one
    # thing wait for each other in one order and never for one another in a ring.
    UNDER: ClassVar[str] = ""
    # The flow of the field ``state``, where there is one.
    FLOW: ClassVar[Any] = None

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def remember(self) -> None:
        """Keep what the row holds now, so that ``changed`` can tell."""
        self._before = {
            name: value
            for name in self._columns()
            if not isinstance(value := getattr(self, name), list | dict)
        }

    def changed(self) -> list[str] | None:
        """The columns that differ from what was remembered; None (all) for a new row. Lists always count."""
        if self.pk is None or not hasattr(self, "_before"):
            return None
        missing = object()
        return [name for name in self._columns() if self._before.get(name, missing) != getattr(self, name)]

    def _columns(self) -> list[str]:
        return [
            one.attname for one in self._meta.concrete_fields if not one.primary_key and not one.generated
        ]

    def facts(self) -> dict[str, Any]:
        """Codes, ids and numbers that, taken from the last entry, rebuild this row's course. Never personal data."""
        return {"state": self.state} if hasattr(self, "state") else {}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        """The body answering for this noun, and the ids from the root of the tree down to it."""
        return None, ()

    @classmethod
    def label(cls) -> str:
        """``needs.need``: the noun's name in entries, addresses and evidence."""
        return cls._meta.label_lower


def ids_of(path: str) -> tuple[int, ...]:
    """``/1/12/204/`` → (1, 12, 204)."""
    return tuple(int(part) for part in path.split("/") if part)
