"""Small rooms: no file over 300 lines, no long functions, a low median."""

import ast
from statistics import median

from tests.house.capabilities import tree

from linli.config.settings import ROOT, SOURCE

LINES, FUNCTION, MEDIAN = 300, 60, 80
SAMPLES = (
    "src/linli/kernel/web/patterns.py"  # one long list of samples is easier to read than several short ones
)


def files():
    found = [
        path
        for top in (SOURCE, ROOT / "tests")
        for path in top.rglob("*.py")
        if "migrations" not in path.parts
    ]
    return {str(path.relative_to(ROOT)): path for path in found}


def lines_of(path):
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_long():
    assert {name: n for name, path in files().items() if (n := lines_of(path)) > LINES} == {}


def test_the_median_is_short():
    assert median(lines_of(path) for name, path in files().items() if "tests/" not in name) <= MEDIAN


def test_no_function_is_long():
    long = {}
    for name, path in files().items():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.FunctionDef)
                and (n := node.end_lineno - node.lineno + 1) > FUNCTION
                and name != SAMPLES
            ):
                long[f"{name}:{node.lineno} {node.name}"] = n
    assert long == {}
