"""A paper is withdrawn: it stays, with its reason, and is not given out any more."""

import pytest

from linli.kernel.journal.models import Remark
from linli.kernel.refusals import NotNow, NotYours
from linli.records import acts
from linli.records.testing.papers import a_notice, finished


def test_it_stays_with_its_reason(town):
    paper = acts.withdraw_paper(town.ann, finished(town.ann, a_notice(town.ann)), reason="日期写错了").noun
    assert paper.state == "withdrawn" and paper.figures == []
    assert Remark.objects.get(noun="records.paper").text == "日期写错了"


def test_it_also_ends_a_draft(town):
    assert acts.withdraw_paper(town.ann, a_notice(town.ann), reason="不发了").noun.state == "withdrawn"


def test_it_refuses_others_and_a_second_time(town):
    paper = a_notice(town.ann)
    with pytest.raises(NotYours):
        acts.withdraw_paper(town.bob, paper, reason="不要")
    paper = acts.withdraw_paper(town.ann, paper, reason="不发了").noun
    with pytest.raises(NotNow):
        acts.withdraw_paper(town.ann, paper, reason="再来")
