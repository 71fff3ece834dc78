"""Grids, members, promises, mutual help: pure decisions."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow, Refused

T = TypeVar("T")


def grids_for(address: str, grids: Sequence[tuple[T, Sequence[str]]]) -> list[T]:
    """The grids that an address of their community lies in: by the longest place name found in it.

    A community with one grid has only this answer; where no name is found, all of them are possible.
    """
    if len(grids) < 2:
        return [grid for grid, _places in grids]
    plain = _plain(address)
    fits = [(max((len(name) for name in map(_plain, places) if name and name in plain), default=0), grid)
            for grid, places in grids]  # fmt: skip
    best = max(length for length, _grid in fits)
    return [grid for length, grid in fits if length == best]


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


def refuse_persons(places: Iterable[str]) -> None:
    """A grid holds places: a list of kinds of persons has no home here (DOMAIN.md 8)."""
    kinds = (
        "重点人员",
        "重点人",
        "精神病",
        "吸毒",
        "刑满",
        "社区矫正",
        "信访人",
        "上访",
        "低保户",
        "残疾人名单",
    )
    if found := next((kind for kind in kinds if any(kind in place for place in places)), None):
        raise Refused(
            _("“%(kind)s” is no place. A grid holds estates and buildings, never kinds of persons.")
            % {"kind": found},
            field="places",
        )


def refuse_full(taken: int, seats: int) -> None:
    if taken >= seats:
        raise NotNow(_("All places of this post are taken. Propose another one."))


def refuse_other_year(year: int, now: int) -> None:
    """A promise or a diary is for this year or the next."""
    if not now <= year <= now + 1:
        raise Refused(_("Choose this year or the next."), field="year")


def yearly(year: int, now: int) -> None:
    if year > now:
        raise NotNow(_("The year has not begun yet."))
