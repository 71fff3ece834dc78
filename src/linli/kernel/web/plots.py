"""The pieces that charts are drawn with: scales, letters, rules and traces, as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Value = float | None
Say = Callable[[float], str]
WIDTH = 360
NOTHING = mark_safe("")


def say_number(value: float) -> str:
    """1234.0 → 1,234; 12.34 → 12.3."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def say_rate(value: float) -> str:
    """0.905 → 90.5%."""
    return f"{value * 100:.1f}%"


def known(values: Sequence[Value]) -> list[float]:
    """The values that are there."""
    return [float(value) for value in values if value is not None]


def nice(top: float) -> float:
    """The next round number from ``top`` upwards, for the end of a scale."""
    if top < 1e-12:
        return 1.0
    power = 1.0
    while power * 10 < top:
        power *= 10
    while power >= top:
        power /= 10
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= top)


def drawing(height: float, title: str, desc: str, body: SafeString) -> SafeString:
    return format_html(
        '<svg class="plot" viewBox="0 0 {} {}" role="img"><title>{}</title><desc>{}</desc>{}</svg>',
        WIDTH,
        unit(height),
        title,
        desc,
        body,
    )


def unit(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def words(x: float, y: float, said: str, anchor: str = "start", css: str = "") -> SafeString:
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}"{}>{}</text>',
        unit(x),
        unit(y),
        anchor,
        format_html(' class="{}"', css) if css else NOTHING,
        said,
    )


def rule(x1: float, y1: float, x2: float, y2: float, css: str) -> SafeString:
    return format_html(
        '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, unit(x1), unit(y1), unit(x2), unit(y2)
    )


@dataclass(frozen=True)
class Frame:
    """A place to draw points in: left, right, top and bottom, and the values that lie there."""

    left: float
    right: float
    top: float
    zero: float
    most: float
    least: float = 0

    def at(self, i: int, count: int, value: float) -> tuple[float, float]:
        x = self.left + (self.right - self.left) * (i / (count - 1) if count > 1 else 0.5)
        share = (value - self.least) / (self.most - self.least)
        return x, self.zero - (self.zero - self.top) * share

    def trace(self, values: Sequence[Value]) -> SafeString:
        """The line through the values; it breaks where one is missing, and a lone value is a dot."""
        spots = [None if v is None else self.at(i, len(values), float(v)) for i, v in enumerate(values)]
        path, before = [], None
        for spot in spots:
            if spot:
                path.append(f"{'L' if before else 'M'}{unit(spot[0])} {unit(spot[1])}")
            before = spot
        edged = [None, *spots, None]
        alone = [b for (a, b), (_b, c) in pairwise(pairwise(edged)) if b and not a and not c]
        dots = format_html_join(
            "", '<circle class="dot" cx="{}" cy="{}" r="3.5"/>', ((unit(x), unit(y)) for x, y in alone)
        )
        return format_html('<path class="trace" d="{}"/>{}', " ".join(path), dots)
