"""The guide and errands in the portrait of the year: what stands there, what is under way, whether papers came back."""

from datetime import timedelta

import pytest

from linli.kernel.clock import now, today, travel
from linli.kernel.clock.days import DAY
from linli.kernel.portraits import PARTS
from linli.kernel.together import alone
from linli.needs.tests.agency.running import asked, returned
from linli.needs.tests.items.guide import a_desk, published

YEAR = 366 * DAY


@pytest.fixture
def desk(db):
    return a_desk()


def said(desk, key, actor=None):
    body = desk.town.place.community
    (line,) = alone(PARTS[key].tell(actor or desk.ann, body, today() - YEAR, today() + YEAR))
    return line


def test_the_guide_says_how_many_items_stand_there_and_which_are_due(desk):
    assert said(desk, "guide").value is None and said(desk, "guide").hint
    published(desk)
    assert said(desk, "guide").value == 1
    with travel(now() + timedelta(days=800)):
        assert said(desk, "guide").value == "1 项，其中 1 项该复核了"


def test_errands_under_way_are_for_those_who_run_them(desk):
    asked(desk)
    line = said(desk, "errands")
    assert (line.value, line.url, line.staff_only) == (1, "/desk/agency/", True)
    assert said(desk, "errands", desk.town.dan).url == ""


def test_papers_that_came_back_are_counted_and_few_are_not_told_outside(desk):
    assert said(desk, "papers").value is None
    returned(desk)
    line = said(desk, "papers")
    assert (line.value, line.staff_only) == ("1 件，其中逾期 0 件", True)
