"""A contested result is looked at by somebody other than its author."""

import pytest

from linli.kernel.refusals import NotNow, NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused, told


@pytest.fixture
def contested(town):
    return acts.contest(town.bob, testing.closed(town), reason="灯又灭了。").noun


def test_an_objection_that_is_right_makes_it_work_again(town, contested):
    need = acts.review(town.sue, contested, upheld=True, reason="复查属实。").noun
    assert (need.state, need.outcome, need.closed_at, need.tries_n) == ("working", "", None, 0)
    assert need.due_at is not None
    assert last(need).amounts == {"reopened": 1}


def test_after_a_new_answer_everybody_is_asked_anew(town, contested):
    need = acts.review(town.sue, contested, upheld=True, reason="复查属实。").noun
    acts.reply(town.ann, need, outcome="solved", text="线路已换。")
    assert acts.rate(town.bob, need, contacted=True, solved=True, satisfied="yes").noun.state == "closed"


def test_an_objection_that_is_not_leaves_the_result(town, contested):
    need = acts.review(town.sue, contested, upheld=False, reason="现场已亮。").noun
    assert (need.state, need.outcome) == ("closed", "solved")


def test_it_refuses_the_author_of_the_result(town, contested):
    with refused(NotYours):
        acts.review(town.ann, contested, upheld=False, reason="已修。")


def test_it_refuses_without_reasons(town, contested):
    with refused(field="text"):
        acts.review(town.sue, contested, upheld=True, reason="")


def test_it_waits_until_somebody_objects(town):
    with refused(NotNow):
        acts.review(town.sue, testing.closed(town), upheld=True, reason="复查。")


def test_it_tells_the_reasons(town, contested):
    assert told(acts.review(town.sue, contested, upheld=False, reason="现场已亮。").noun).text == "现场已亮。"
