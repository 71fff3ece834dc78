"""How far it is on foot, and in which order areas are near: pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.organisations.states import Step

EARTH = 6_371_008.8  # metres, mean radius
DEGREE = 111_195  # metres of one degree along a meridian
# The rectangle in which China lies: outside of it a pair of numbers is not a place of ours.
EAST_WEST, NORTH_SOUTH = (Decimal(73), Decimal(136)), (Decimal(3), Decimal(54))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the ground, in degrees of its own system."""

    longitude: float
    latitude: float
    system: str


@dataclass(frozen=True, slots=True)
class Near:
    """An area as it lies seen from another: the step of nearness, and metres on foot where both points are known."""

    code: str
    step: Step
    metres: int | None = None

    @property
    def said(self) -> str:
        """The reason in words: "650 m on foot", "same community"."""
        if self.metres is None or self.step == Step.OWN:
            return str(self.step.label)
        if self.metres < 1000:
            return _("%(n)s m on foot") % {"n": max(50, round(self.metres / 50) * 50)}
        return _("%(n)s km on foot") % {"n": f"{self.metres / 1000:.1f}"}


def straight(one: Spot, other: Spot) -> float:
    """Metres along the great circle."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def on_foot(one: Spot | None, other: Spot | None, detour: float) -> int | None:
    """Metres to walk; unknown where a point is missing, or where the two are given in different systems."""
    if one is None or other is None or one.system != other.system:
        return None
    return round(straight(one, other) * detour)


def step_of(own: str, code: str, metres: int | None, walk: int, neighbours: frozenset[str]) -> Step | None:
    """How near an area is: by foot where that is known and not too far, else by the tree and the list."""
    if code == own:
        return Step.OWN
    if metres is not None and metres <= walk:
        return Step.FOOT
    if len(own) >= 9 and code[:9] == own[:9]:
        return Step.STREET
    if code in neighbours:
        return Step.NEIGHBOUR
    if len(own) >= 6 and code[:6] == own[:6]:
        return Step.DISTRICT
    return Step.CITY if own.startswith(code) else None


def in_order(areas: Iterable[Near]) -> list[Near]:
    """The nearest first: by the steps, within a step by the metres; what is not known stands behind."""
    places = {step: at for at, step in enumerate(Step)}
    return sorted(
        areas,
        key=lambda one: (places[one.step], one.metres is None, one.metres or 0, -len(one.code), one.code),
    )


def spot_of(longitude: str, latitude: str) -> tuple[Decimal, Decimal]:
    """A pair of degrees as it is written; refuses what cannot be a place in China."""
    try:
        east, north = Decimal(longitude.strip()), Decimal(latitude.strip())
    except InvalidOperation:
        raise Refused(_("Longitude or latitude is not a number. Write degrees, like 116.397128.")) from None
    if _within(north, EAST_WEST) and _within(east, NORTH_SOUTH):
        raise Refused(_("Longitude and latitude are exchanged. The longitude of Beijing is about 116."))
    if not (_within(east, EAST_WEST) and _within(north, NORTH_SOUTH)):
        raise Refused(_("This place lies outside of China. Write degrees, like 116.397128 and 39.916527."))
    return round(east, 6), round(north, 6)


def _within(number: Decimal, span: tuple[Decimal, Decimal]) -> bool:
    return number.is_finite() and span[0] <= number <= span[1]
