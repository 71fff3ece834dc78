"""The twelve forms are filled: nothing wrong, nearly all that is known, all else in the file as it arrived."""

import pytest

from linli.records.tests.forms.running import Result, parts, run_all, table
from linli.records.tests.forms.town import a_past

pytestmark = pytest.mark.django_db


@pytest.fixture
def results() -> list[Result]:
    return run_all(a_past())


def test_it_fills_nothing_wrong_and_nearly_all_that_is_known(results):
    wrong = {one.name: one.wrong for one in results if one.wrong}
    missed = {one.name: one.missed for one in results if one.missed}
    assert len(results) == 12
    assert not wrong, wrong
    known, filled = sum(one.known for one in results), sum(one.filled for one in results)
    assert filled >= 0.9 * known, missed


def test_it_asks_for_what_it_does_not_know(results):
    asked = {one.name: one.asked for one in results}
    assert asked.pop("分类季度统计表") == 0
    assert all(asked.values()), asked


def test_it_leaves_every_other_part_of_the_file_byte_for_byte(results):
    for one in results:
        before, after = parts(one.before), parts(one.after)
        touched = {name for name in before if before[name] != after.get(name)}
        assert before.keys() == after.keys()
        assert all(
            name in ("", "word/document.xml", "xl/workbook.xml") or name.startswith("xl/worksheets/sheet")
            for name in touched
        )


def test_its_table_tells_all_together(results):
    last = table(results).splitlines()[-1].split(" | ")
    assert last[0] == "| all" and last[-1] == "0 |"
    assert int(last[3]) == sum(one.known for one in results)
