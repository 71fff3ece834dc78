"""Small cells: nothing below the threshold is shown, and nothing hidden can be worked out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.kernel.privacy.suppress import (
    RESTRICTED_THRESHOLD,
    THRESHOLD,
    share,
    suppress_cells,
    suppress_table,
    wilson,
)


def test_a_small_cell_is_hidden_and_one_more_so_that_the_total_does_not_give_it_back():
    table = suppress_cells({"heating": 3, "water": 40, "parking": 9})
    assert table.cells == {"heating": None, "water": 40, "parking": None}
    assert table.total == 52 and table.hides


def test_large_cells_are_all_shown():
    table = suppress_cells({"a": 5, "b": 10})
    assert table.cells == {"a": 5, "b": 10} and table.total == 15 and not table.hides


def test_small_cells_together_below_the_threshold_take_a_third_with_them():
    assert suppress_cells({"a": 1, "b": 2, "c": 30, "d": 60}).cells == {
        "a": None,
        "b": None,
        "c": None,
        "d": 60,
    }


def test_a_small_total_is_hidden_too():
    table = suppress_cells({"a": 3, "b": 1})
    assert set(table.cells.values()) == {None} and table.total is None


def test_restricted_kinds_have_a_higher_threshold():
    assert suppress_cells({"a": 9, "b": 20, "c": 30}, RESTRICTED_THRESHOLD).cells["a"] is None
    assert suppress_cells({"a": 9, "b": 20, "c": 30}).cells["a"] == 9


def test_nothing_counted_is_nothing_shown():
    assert suppress_cells({}).total is None and suppress_table({}).total is None


def test_in_a_table_row_and_column_are_both_protected():
    table = suppress_table({"A": {"x": 2, "y": 20, "z": 30}, "B": {"x": 40, "y": 50, "z": 60}})
    hidden = [(r, c) for r, row in table.cells.items() for c, n in row.items() if n is None]
    assert ("A", "x") in hidden and len(hidden) == 4
    assert table.rows == {"A": 52, "B": 150} and table.total == 202


def rank(rows):
    """The rank of a matrix of fractions, and its reduced form, by elimination."""
    rows, done = [list(map(Fraction, r)) for r in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(done, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [v / rows[done][column] for v in rows[done]]
        for i, row in enumerate(rows):
            if i != done and row[column]:
                rows[i] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        done += 1
    return rows[:done]


def worked_out(table, names, columns):
    """The hidden cells that a reader who can solve equations gets back."""
    grid = {(r, c): table.cells[r][c] for r in names for c in columns}
    grid |= {(r, "·"): table.rows[r] for r in names} | {("·", c): table.columns[c] for c in columns}
    grid["·", "·"] = table.total
    hidden = [cell for cell, n in grid.items() if n is None]
    lines = [[(r, c) for c in [*columns, "·"]] for r in [*names, "·"]]
    lines += [[(r, c) for r in [*names, "·"]] for c in [*columns, "·"]]
    sums = [[1 if cell in line[:-1] else -1 if cell == line[-1] else 0 for cell in hidden] for line in lines]
    return [hidden[next(i for i, v in enumerate(row) if v)] for row in rank(sums) if sum(map(bool, row)) == 1]


counts = st.one_of(st.integers(0, 8), st.integers(0, 60))
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5)
)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_no_hidden_cell_of_a_table_can_be_solved_for(rows):
    table = suppress_table({i: dict(enumerate(row)) for i, row in enumerate(rows)})
    names, columns = range(len(rows)), range(len(rows[0]))
    assert worked_out(table, names, columns) == []
    for i, row in enumerate(rows):
        assert all(table.cells[i][j] in (n, None) for j, n in enumerate(row))
        assert all(table.cells[i][j] is None for j, n in enumerate(row) if n < THRESHOLD)
        hidden = [n for j, n in enumerate(row) if table.cells[i][j] is None]
        assert not hidden or table.rows[i] is None or sum(hidden) >= THRESHOLD


@given(st.lists(counts, max_size=12))
def test_the_rest_of_a_list_is_never_one_cell_nor_too_small(row):
    table = suppress_cells(dict(enumerate(row)))
    hidden = [n for j, n in enumerate(row) if table.cells[j] is None]
    if hidden and table.total is not None:
        assert len(hidden) >= 2 and sum(hidden) >= THRESHOLD
    assert all(n >= THRESHOLD for n in table.cells.values() if n is not None)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(38, 42, 0.7793, 0.9623), (10, 20, 0.2993, 0.7007), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0)],
)
def test_wilson_gives_the_known_intervals(successes, n, low, high):
    assert wilson(successes, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_wilson_of_nothing_is_everything():
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_share_comes_with_base_and_interval():
    found = share(38, 42)
    assert (found.state, found.n) == ("ok", 42)
    assert found.value == pytest.approx(0.9048, abs=1e-4) and found.low < found.value < found.high


def test_a_share_of_nothing_is_no_data_and_of_few_is_hidden():
    assert share(0, 0).state == "no_data" and share(0, 0).value is None
    assert (share(19, 19).state, share(19, 19).value, share(19, 19).n) == ("suppressed", None, 19)
    assert share(4, 4).n is None
    assert share(20, 20).state == "ok"
