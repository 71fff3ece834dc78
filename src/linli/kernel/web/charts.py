"""Charts as drawings (SVG) made on the server: values in, markup out; no database, no script.

Each is 360 units wide, so that its letters stay readable on a phone; has a zero line, direct labels and one
accent; and carries a title and a description for who does not see it. A ``Chart`` joins the drawing with what
is needed to trust it, as parts/chart.html shows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linli.kernel.web.plots import (
    NOTHING,
    WIDTH,
    Frame,
    Say,
    Value,
    drawing,
    known,
    nice,
    rule,
    say_number,
    say_rate,
    unit,
    words,
)

__all__ = [
    "Chart", "apart", "bars", "compared", "line", "multiples", "over_time", "say_number", "say_rate",
]  # fmt: skip


def line(
    labels: Sequence[str],
    values: Sequence[Value],
    *,
    title: str,
    desc: str = "",
    say: Say = say_number,
    goal: tuple[str, float] | None = None,
) -> SafeString:
    """One measure over time; first and last value said beside the line. ``goal`` is a named level."""
    have = known(values)
    if not have:
        return NOTHING
    frame = Frame(5, WIDTH - 62, 34, 142, nice(max([*have, goal[1] if goal else 0])))
    parts = [_level(frame, frame.top, "grid")]
    if goal:
        parts += [_level(frame, frame.at(0, 2, goal[1])[1], "goal"), rule(0, 13, 18, 13, "goal")]
        parts.append(words(24, 18, f"{goal[0]} {say(goal[1])}"))
    parts += [rule(0, frame.zero, WIDTH, frame.zero, "zero"), frame.trace(values)]
    parts += [*_ends(frame, values, say), *_under(frame, labels)]
    return drawing(168, title, desc, SafeString("".join(parts)))


def _level(frame: Frame, y: float, css: str) -> SafeString:
    return rule(0, y, frame.right, y, css)


def _ends(frame: Frame, values: Sequence[Value], say: Say) -> list[SafeString]:
    """The last value at the right of its point; the first where its line leaves room."""
    there = [(i, float(value)) for i, value in enumerate(values) if value is not None]
    (first, begun), (last, ended) = there[0], there[-1]
    x, y = frame.at(last, len(values), ended)
    said = [_dot(x, y), words(x + 9, y + 4.5, say(ended), css="say")]
    if first != last:
        x, y = frame.at(first, len(values), begun)
        high = y < (frame.top + frame.zero) / 2
        said += [_dot(x, y), words(x - 5, y + 22 if high else y - 11, say(begun))]
    if ended < frame.most * 0.85:
        said.append(words(WIDTH, frame.top - 6, say(frame.most), "end"))
    if ended > frame.most * 0.2:
        said.append(words(WIDTH, frame.zero - 5, "0", "end"))
    return said


def _dot(x: float, y: float) -> SafeString:
    return format_html('<circle class="dot" cx="{}" cy="{}" r="3.5"/>', unit(x), unit(y))


def _under(frame: Frame, labels: Sequence[str]) -> list[SafeString]:
    """The first, the middle and the last label below the zero line."""
    count = len(labels)
    shown = {0: "start", count - 1: "end"} if count > 1 else {0: "middle"}
    if count >= 5 and count % 2:
        shown[count // 2] = "middle"
    spots = {i: frame.at(i, count, 0)[0] for i in shown}
    nudge = {"start": -5, "middle": 0, "end": 5}
    return [
        words(spots[i] + nudge[anchor], frame.zero + 19, labels[i], anchor) for i, anchor in shown.items()
    ]


def bars(
    rows: Sequence[tuple[str, Value]],
    *,
    title: str,
    desc: str = "",
    say: Say = say_number,
    accent: int | None = None,
) -> SafeString:
    """Several things side by side, name and value above each bar. ``accent``: the row that stands out."""
    have = known([value for _name, value in rows])
    if not have:
        return NOTHING
    most, step = max([*have, 0]) or 1, 38
    parts = []
    for i, (name, value) in enumerate(rows):
        y = i * step
        said = _("no data") if value is None else say(float(value))
        parts += [
            words(6, y + 14, name),
            words(WIDTH, y + 14, said, "end", "say" if value is not None else ""),
        ]
        css = "bar" if accent is None or accent == i else "past"
        width = unit((WIDTH - 6) * max(float(value or 0), 0) / most)
        parts.append(format_html('<rect class="{}" x="1" y="{}" width="{}" height="9"/>', css, y + 21, width))
    return drawing(
        len(rows) * step,
        title,
        desc,
        SafeString("".join([*parts, rule(0.5, 0, 0.5, len(rows) * step - 4, "zero")])),
    )


def multiples(
    series: Mapping[str, Sequence[Value]],
    *,
    title: str,
    desc: str = "",
    say: Say = say_number,
    labels: Sequence[str] = (),
    most: float | None = None,
) -> SafeString:
    """The same measure for several things, two in a row, all on one scale that stands beside each.

    With ``most`` known (a share) the scale ends there, and begins at its half where all lies above: then the line
    below is no zero line, and is drawn as none. ``labels``: the first and the last are said under each.
    """
    have = known([value for values in series.values() for value in values])
    if not have:
        return NOTHING
    top, least = most or nice(max(have)), (most or 0) / 2 if most and min(have) >= most / 2 else 0
    across, step = WIDTH / 2, 122 if labels else 104
    parts = []
    for i, (name, values) in enumerate(series.items()):
        left, high = (i % 2) * across, (i // 2) * step
        frame = Frame(left + 42, left + across - 16, high + 36, high + 86, top, least)
        last = next((value for value in reversed(values) if value is not None), None)
        said = _("no data") if last is None else say(float(last))
        parts += [words(left, high + 15, name), words(left + across - 14, high + 15, said, "end", "say")]
        parts += [*_scale(frame, left, say, left + across - 14), frame.trace(values), *_foot(frame, labels)]
    return drawing(-(-len(series) // 2) * step - 12, title, desc, SafeString("".join(parts)))


def _scale(frame: Frame, left: float, say: Say, right: float) -> list[SafeString]:
    """The highest and the lowest value beside their lines."""
    below = "grid" if frame.least else "zero"
    return [
        rule(frame.left - 4, frame.top, right, frame.top, "grid"),
        rule(frame.left - 4, frame.zero, right, frame.zero, below),
        words(left, frame.top + 4.5, say(frame.most).replace(".0%", "%")),
        words(left, frame.zero + 4.5, say(frame.least).replace(".0%", "%")),
    ]


def _foot(frame: Frame, labels: Sequence[str]) -> list[SafeString]:
    if not labels:
        return []
    y = frame.zero + 18
    return [words(frame.left - 4, y, labels[0]), words(frame.right + 4, y, labels[-1], "end")]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawing with its period, number, source, time of calculation, words and table."""

    title: str
    period: str
    n: int | None
    source: str
    calculated_at: datetime
    svg: SafeString
    text: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]


def over_time(
    title: str,
    labels: Sequence[str],
    values: Sequence[Value],
    *,
    say: Say = say_number,
    measure: str = "",
    **rest: Any,
) -> Chart:
    """A line over time with its words and table. ``rest``: period, n, source, calculated_at; goal."""
    goal = rest.pop("goal", None)
    there = [(label, float(value)) for label, value in zip(labels, values, strict=True) if value is not None]
    text = _("There are no figures for this period.")
    if there:
        high, low = max(there, key=lambda p: p[1]), min(there, key=lambda p: p[1])
        text = _(
            "Latest %(last)s (%(when)s); highest %(high)s (%(high_at)s), lowest %(low)s (%(low_at)s)."
        ) % {
            "last": say(there[-1][1]),
            "when": there[-1][0],
            "high": say(high[1]),
            "high_at": high[0],
            "low": say(low[1]),
            "low_at": low[0],
        }
    svg = line(labels, values, title=title, desc=text, say=say, goal=goal)
    return Chart(
        title=title,
        svg=svg,
        text=text,
        head=(_("Period"), measure or title),
        rows=_rows(labels, values, say),
        **rest,
    )


def compared(
    title: str, pairs: Sequence[tuple[str, Value]], *, say: Say = say_number, measure: str = "", **rest: Any
) -> Chart:
    """Bars side by side with their words and table. ``rest``: period, n, source, calculated_at; accent."""
    accent = rest.pop("accent", None)
    there = [(name, float(value)) for name, value in pairs if value is not None]
    text = _("There are no figures for this period.")
    if there:
        most = max(there, key=lambda p: p[1])
        text = _("Most: %(name)s, %(value)s.") % {"name": most[0], "value": say(most[1])}
    svg = bars(pairs, title=title, desc=text, say=say, accent=accent)
    names, values = [name for name, _value in pairs], [value for _name, value in pairs]
    return Chart(
        title=title,
        svg=svg,
        text=text,
        head=(_("Item"), measure or title),
        rows=_rows(names, values, say),
        **rest,
    )


def apart(
    title: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[Value]],
    *,
    say: Say = say_number,
    **rest: Any,
) -> Chart:
    """Small multiples with their words and table, a column for each. ``rest``: period, n, source, calculated_at."""
    have = {name: known(values) for name, values in series.items()}
    told = [
        _("%(name)s: from %(low)s to %(high)s")
        % {"name": name, "low": say(min(there)), "high": say(max(there))}
        for name, there in have.items()
        if there
    ]
    text = (
        _("All on one scale.") + " " + _("; ").join(told)
        if told
        else _("There are no figures for this period.")
    )
    rows = [
        (
            label,
            *({"text": _("no data") if one is None else say(float(one)), "number": True} for one in across),
        )
        for label, *across in zip(labels, *series.values(), strict=True)
    ]
    svg = multiples(series, title=title, desc=text, say=say)
    return Chart(title=title, svg=svg, text=text, head=(_("Period"), *series), rows=rows, **rest)


def _rows(labels: Sequence[str], values: Sequence[Value], say: Say) -> list[tuple[str, Any]]:
    said = [_("no data") if value is None else say(float(value)) for value in values]
    return [(label, {"text": text, "number": True}) for label, text in zip(labels, said, strict=True)]
