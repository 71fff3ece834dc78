"""Maps without borders: one tile for each area, at its place in a grid, shaded by its value; values in, markup out.

No border is drawn that somebody would have to answer for: neighbours stand about where they lie, all of one size,
so that no area looks larger than its figure. Each tile says its name and value; a table stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linli.kernel.web.charts import Chart
from linli.kernel.web.plots import NOTHING, WIDTH, Say, Value, drawing, known, say_number, unit, words

ACROSS, HIGH, GAP = 4, 62, 4
LEVELS = 5
LONGEST = 5  # letters of a name that a tile holds at full width


@dataclass(frozen=True)
class Tile:
    """An area: its name, its value, and n; ``row`` and ``column`` where it has a place of its own."""

    name: str
    value: Value
    n: int | None = None
    spot: tuple[int, int] | None = None
    said: str = ""  # instead of a value: why there is none
    url: str = ""


def tiles(
    areas: Sequence[Tile], *, title: str, desc: str = "", say: Say = say_number, across: int = ACROSS
) -> SafeString:
    """The map: tiles at their places, or one after the other where they have none."""
    have = known([one.value for one in areas])
    if not have:
        return NOTHING
    most, wide = max([*have, 0]) or 1, WIDTH / across
    spots = [one.spot or divmod(at, across) for at, one in enumerate(areas)]
    first = min(row for row, _column in spots)
    spots = [(row - first, column) for row, column in spots]
    parts = [_tile(one, spot, wide, most, say) for one, spot in zip(areas, spots, strict=True)]
    rows = max(row for row, _column in spots) + 1
    return drawing(rows * HIGH, title, desc, SafeString("".join(parts)))


def _tile(one: Tile, spot: tuple[int, int], wide: float, most: float, say: Say) -> SafeString:
    x, y = spot[1] * wide, spot[0] * HIGH
    level = _level(one.value, most)
    said = one.said or _("no data") if one.value is None else say(float(one.value))
    size = format_html(' width="{}" height="{}"', unit(wide - GAP), unit(HIGH - GAP))
    name = one.name if len(one.name) <= LONGEST else one.name[: LONGEST - 1] + "…"
    box = format_html('<rect class="tile {}" x="{}" y="{}"{}/>', level, unit(x), unit(y), size)
    return format_html(
        "<g>{}{}{}{}</g>",
        format_html("<title>{}: {}</title>", one.name, said),
        box,
        words(x + 7, y + 22, name, css="called"),
        words(x + 7, y + 45, said, css="say" if one.value is not None else ""),
    )


def _level(value: Value, most: float) -> str:
    """One of five shades, from nothing to the most; a missing value is left white and dashed."""
    if value is None:
        return "none"
    return f"s{min(LEVELS, int(max(float(value), 0) / most * LEVELS) + (1 if value else 0))}"


def by_area(
    title: str, areas: Sequence[Tile], *, say: Say = say_number, measure: str = "", **rest: Any
) -> Chart:
    """The map with its words and table. ``rest``: period, n, source, calculated_at."""
    there = [one for one in areas if one.value is not None]
    text = _("There are no figures for this period.")
    if there:
        high, low = max(there, key=_value), min(there, key=_value)
        text = _(
            "From %(low)s (%(low_at)s) to %(high)s (%(high_at)s). Tiles stand for areas, not for their size."
        ) % {
            "low": say(_value(low)), "low_at": low.name, "high": say(_value(high)), "high_at": high.name,
        }  # fmt: skip
    rows = [
        (
            {"text": one.name, "url": one.url} if one.url else one.name,
            {
                "text": one.said or _("no data") if one.value is None else say(float(one.value)),
                "number": True,
            },
            {"text": "—" if one.n is None else f"{one.n:,}", "number": True},
        )
        for one in areas
    ]
    svg = tiles(areas, title=title, desc=text, say=say)
    return Chart(title=title, svg=svg, text=text, head=(_("Area"), measure or title, "n"), rows=rows, **rest)


def _value(one: Tile) -> float:
    return float(one.value or 0)
