"""The tree of bodies, whole and in memory: ten thousand bodies answer every question without the database."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from linli.kernel.reference import cached
from linli.kernel.whole import whole
from linli.organisations.models import Body
from linli.organisations.rules import level_of, shorten, wider_codes
from linli.organisations.states import ANSWERING, OPEN

TREE = "organisations.tree"
_OPEN = frozenset(state.value for state in OPEN)
_ANSWERING = frozenset(kind.value for kind in ANSWERING)
_BEHIND_ALL = "\U0010ffff"


class BodyRef(NamedTuple):
    """What everybody needs to know of a body, without its row."""

    id: int
    name: str
    kind: str
    path: str
    parent_id: int | None
    area_code: str
    level: str
    is_open: bool

    @property
    def pk(self) -> int:
        return self.id

    def __str__(self) -> str:
        return self.name


class Tree:
    """A snapshot of all bodies: open ones; ``get``, ``path`` and ``ids_below`` know closed ones too."""

    def __init__(self, rows: Iterable[tuple[int, str, str, str, int | None, str, str]]) -> None:
        self._all: dict[int, BodyRef] = {}
        self._children: dict[int | None, list[BodyRef]] = defaultdict(list)
        self._answers: dict[str, BodyRef] = {}
        for pk, name, kind, path, parent, area, state in rows:
            ref = BodyRef(pk, name, kind, path, parent, area, level_of(area), state in _OPEN)
            self._all[pk] = ref
            if ref.is_open:
                self._children[parent].append(ref)
                if area and kind in _ANSWERING:
                    self._answers[area] = ref
        self._ever_by_path = sorted(self._all.values(), key=_path)
        self._by_path = [ref for ref in self._ever_by_path if ref.is_open]

    def __len__(self) -> int:
        return len(self._all)

    def get(self, pk: int | None) -> BodyRef | None:
        return self._all.get(pk) if pk else None

    def path(self, pk: int | None) -> str:
        """The ids from the root to this body; empty when there is no such body."""
        ref = self.get(pk)
        return ref.path if ref else ""

    def children(self, pk: int | None) -> list[BodyRef]:
        """The bodies right below; for None the roots."""
        return list(self._children.get(pk, ()))

    def above(self, pk: int | None) -> BodyRef | None:
        ref = self.get(pk)
        return self.get(ref.parent_id) if ref else None

    def chain(self, pk: int | None) -> list[BodyRef]:
        """From the root down to this body."""
        ids = (int(part) for part in self.path(pk).split("/") if part)
        return [self._all[one] for one in ids if one in self._all]

    def below(self, path: str) -> list[BodyRef]:
        """The body at ``path`` and all below it."""
        return _within(self._by_path, path)

    def ids_below(self, path: str) -> list[int]:
        """The body at ``path`` and all that ever were below it: what a closed one had is still its superior's."""
        return [ref.id for ref in _within(self._ever_by_path, path)]

    def at_area(self, code: str) -> BodyRef | None:
        """The public body that answers for just this area."""
        return self._answers.get(shorten(code))

    def open_ones(self) -> list[BodyRef]:
        """All open bodies, by their place."""
        return self._by_path

    def answering(self) -> Iterable[BodyRef]:
        """The public bodies, one for each area that has one."""
        return self._answers.values()

    def for_area(self, code: str) -> BodyRef | None:
        """The public body that answers for an area, or for the nearest area around it that has one."""
        return next((self._answers[wider] for wider in wider_codes(code) if wider in self._answers), None)

    def find(self, names: Iterable[str]) -> BodyRef | None:
        """The one body that names lead to, from the top down: ("东城区", "东华门街道"); else None.

        A name may be shortened; an exact one goes before a longer one.
        """
        found: BodyRef | None = None
        for name in names:
            named = [
                ref
                for ref in (self.below(found.path) if found else self._by_path)
                if ref.name.startswith(name)
            ]
            exact = [ref for ref in named if ref.name == name]
            answering = [ref for ref in named if ref.kind in _ANSWERING]
            only = next((some for some in (exact, named, answering) if len(some) == 1), None)
            if only is None or not name:
                return None
            found = only[0]
        return found


def _path(ref: BodyRef) -> str:
    return ref.path


def _within(refs: list[BodyRef], path: str) -> list[BodyRef]:
    """Those at and below ``path`` of some that stand in the order of their paths."""
    first = bisect_left(refs, path, key=_path)
    return refs[first : bisect_left(refs, path + _BEHIND_ALL, key=_path)] if path else []


def tree() -> Tree:
    """The tree as it is, from this process's memory; never change what it holds."""
    return cached(TREE, _load)


def body_named(text: str) -> BodyRef | None:
    """An open body by its number or by names from the top down."""
    if not text:
        return None
    found = tree().get(pk) if (pk := whole(text)) else tree().find(text.split())
    return found if found and found.is_open else None


def _load() -> Tree:
    columns = ("id", "name", "kind", "path", "parent_id", "area_code", "state")
    return Tree(Body.objects.order_by("area_code", "id").values_list(*columns).iterator(chunk_size=20000))
