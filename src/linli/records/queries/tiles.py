"""Where an area's tile stands on the map, and what it is called there in few letters."""

import csv
import re
from functools import cache
from pathlib import Path

from linli.organisations.queries import BodyRef

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "divisions" / "tiles.csv"
_ENDINGS = re.compile(
    r"(?<=..)(区人民政府|人民政府|街道办事处|地区办事处|办事处|社区居民委员会|社区居委会|居民委员会|村民委员会|村委会)$"
)


@cache
def _spots() -> dict[str, tuple[int, int]]:
    with SHIPPED.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (int(row["row"]), int(row["column"])) for row in csv.DictReader(lines)}


def spot_of(ref: BodyRef) -> tuple[int, int] | None:
    """The place in the grid, for areas that have one: the districts of Beijing."""
    return _spots().get(ref.area_code)


def short(name: str) -> str:
    """东华门街道办事处 → 东华门: what is left when the kind of organisation is taken for granted."""
    return _ENDINGS.sub("", name)
