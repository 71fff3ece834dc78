"""Charts: what is drawn is what is known, and everybody can read it."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.web import charts
from linli.kernel.web.plots import Frame, nice

WEEKS = ["W1", "W2", "W3", "W4", "W5"]
values = st.lists(st.none() | st.floats(0, 1e9), min_size=1, max_size=30)
AT = datetime(2026, 11, 24, tzinfo=UTC)


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_a_line_names_and_describes_itself() -> None:
    svg = drawn(charts.line(WEEKS, [1, 2, 3, 2, 4], title="Answers", desc="More each week"))
    assert svg.get("role") == "img"
    assert [svg[0].tag, svg[0].text, svg[1].tag, svg[1].text] == [
        "title",
        "Answers",
        "desc",
        "More each week",
    ]


def test_a_line_breaks_where_a_value_is_missing_and_keeps_a_lone_one_as_a_dot() -> None:
    frame = Frame(0, 100, 0, 100, 10)
    assert str(frame.trace([1, 2, None, 3, 4])).count("M") == 2
    assert str(frame.trace([1, None, 3, 4])).count("<circle") == 1
    assert "<circle" not in frame.trace([1, 2, 3])


def test_a_line_stands_on_zero_and_says_its_last_value() -> None:
    svg = charts.line(WEEKS, [5, 6, 7, 8, 10], title="t")
    zero = re.search(r'class="zero" x1="0" y1="(\d+)"', svg)
    assert zero and Frame(5, 298, 34, float(zero[1]), 10).at(0, 5, 0)[1] == float(zero[1])
    assert re.search(r'class="say">10<', svg)


def test_a_goal_is_inside_the_drawing_even_when_nothing_reaches_it() -> None:
    svg = charts.line(WEEKS, [1, 1, 1, 1, 1], title="t", goal=("Goal", 90))
    heights = [float(y) for y in re.findall(r'class="goal"[^>]* y1="([\d.]+)"', svg)]
    assert heights and min(heights) >= 0
    assert "Goal 90" in svg


@pytest.mark.parametrize(
    "draw", [charts.line, lambda labels, v, title: charts.multiples({"a": v}, title=title)]
)
def test_without_a_value_nothing_is_drawn(draw) -> None:
    assert draw(WEEKS, [None] * 5, title="t") == ""


def test_bars_are_in_proportion_and_a_missing_one_says_so() -> None:
    svg = charts.bars([("a", 100), ("b", 50), ("c", None)], title="t")
    widths = [float(w) for w in re.findall(r'<rect class="bar" x="1" y="\d+" width="([\d.]+)"', svg)]
    assert widths[1] == pytest.approx(widths[0] / 2, abs=0.1) and widths[2] == 0
    assert charts.compared("t", [("a", None)], period="", n=0, source="", calculated_at=AT).svg == ""


def test_one_bar_may_stand_out() -> None:
    svg = charts.bars([("a", 2), ("b", 1)], title="t", accent=1)
    assert re.findall(r'<rect class="(\w+)"', svg) == ["past", "bar"]


def test_multiples_share_one_scale() -> None:
    svg = charts.multiples({"a": [0, 100], "b": [0, 50]}, title="t")
    paths = re.findall(r'd="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"', svg.replace(" L", "L"))
    rises = [float(low) - float(high) for low, high in paths]
    assert rises[0] == pytest.approx(rises[1] * 2, abs=0.1)


def test_names_cannot_break_out_of_the_drawing() -> None:
    svg = charts.bars([("<script>", 1)], title="<b>")
    assert "<script>" not in svg and "<b>" not in svg


def test_nothing_is_styled_inline() -> None:
    svg = charts.line(WEEKS, [1, 2, 3, 4, 5], title="t", goal=("g", 3)) + charts.bars([("a", 1)], title="t")
    assert "style=" not in svg


def test_a_chart_over_time_says_in_words_what_it_draws_and_lists_it() -> None:
    chart = charts.over_time(
        "Rate",
        WEEKS,
        [0.9, 0.8, None, 0.95, 0.91],
        say=charts.say_rate,
        period="p",
        n=5,
        source="s",
        calculated_at=AT,
    )
    assert all(word in chart.text for word in ("91.0%", "W5", "95.0%", "80.0%"))
    assert [row[0] for row in chart.rows] == WEEKS
    assert chart.rows[1][1] == {"text": "80.0%", "number": True}


@given(st.floats(1e-6, 1e12))
def test_the_end_of_a_scale_is_above_and_near(top: float) -> None:
    assert top <= nice(top) <= 2.5 * top * 1.001


@given(values)
def test_any_values_give_a_drawing_that_stays_inside(some: list[float | None]) -> None:
    svg = charts.line([str(i) for i in range(len(some))], some, title="t")
    if not svg:
        assert all(value is None for value in some)
        return
    _x, _y, width, height = map(float, drawn(svg).get("viewBox", "").split())
    for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", " ".join(re.findall(r' d="([^"]*)"', svg))):
        assert 0 <= float(x) <= width and 0 <= float(y) <= height


def test_a_share_that_never_falls_below_half_is_drawn_above_half_and_says_so() -> None:
    svg = charts.multiples(
        {"a": [0.8, 0.9]}, title="t", say=charts.say_rate, labels=["May", "June"], most=1.0
    )
    assert [word in svg for word in (">100%<", ">50%<", ">May<", ">June<")] == [True] * 4
    assert 'class="zero"' not in svg, "a line that is not at zero must not look like one"
    assert 'class="zero"' in charts.multiples({"a": [0.3, 0.9]}, title="t", say=charts.say_rate, most=1.0)
