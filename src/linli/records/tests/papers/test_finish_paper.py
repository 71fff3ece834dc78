"""A paper is finished: its figures stand, and anybody can count them again."""

import pytest

from linli.kernel.journal import tally
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.needs import acts as need_acts
from linli.needs import testing as needs
from linli.records.queries import papers, recounting
from linli.records.queries.figures import kept_called
from linli.records.rules.papers import BLANK
from linli.records.testing.papers import a_notice, a_report, edited, finished


def values(paper):
    return {one["name"]: one["value"] for one in paper.figures}


def test_it_freezes_every_figure_in_the_text_with_the_last_entry_counted(town):
    needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    last = Entry.objects.filter(noun="needs.need").order_by("-id").first()
    assert values(paper)["受理诉求数"] == "1" and paper.counted["last"] >= last.id
    entry = Entry.objects.get(kind="records.paper.finished")
    assert entry.facts["figures"]["raised"] == "1" and entry.facts["counted"] == paper.counted
    assert paper.counted["last"] < entry.id


def test_what_happens_afterwards_changes_nothing_in_it(town):
    needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    needs.closed(town)
    assert papers.state_of(paper).values["受理诉求数"] == "1"


def test_anybody_can_count_again_and_finds_the_same(town):
    needs.closed(town)
    tally.advance()
    needs.replied(town)  # half from the tally, half from the live tail
    paper = finished(town.sue, a_report(town.sue))
    needs.closed(town)
    checked = recounting.recount(paper)
    assert len(checked) == len(paper.figures) > 8
    assert [one for one in checked if not one.agrees] == []


def test_what_an_answer_taken_back_did_is_not_in_what_was_counted_before(town):
    need = needs.replied(town)
    paper = finished(town.sue, a_report(town.sue))
    need_acts.reopen(town.sue, need, reason="灯又坏了")
    assert all(one.agrees for one in recounting.recount(paper))


def test_each_figure_opens_to_the_entries_that_were_counted(town):
    needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    needs.closed(town)
    behind = recounting.entries_behind(paper, kept_called("raised"))
    assert behind.count() == 1 and behind[0].kind == "needs.need.raised"
    assert recounting.entries_behind(paper, kept_called("raised.before")).count() == 0


def test_it_refuses_while_something_is_blank(town):
    paper = edited(town.ann, a_notice(town.ann), text=f"时间：{BLANK}")
    with pytest.raises(Refused, match="时间"):
        finished(town.ann, paper)
    with pytest.raises(Refused):
        finished(town.ann, edited(town.ann, paper, text=""))


def test_it_refuses_a_figure_that_is_no_longer_counted(town):
    paper = edited(town.sue, a_report(town.sue), text="共{诉求·已经取消的类别}件。")
    with pytest.raises(Refused, match="已经取消的类别"):
        finished(town.sue, paper)


def test_it_refuses_others(town):
    paper = a_notice(town.ann)
    with pytest.raises(NotYours):
        finished(town.bob, paper)


def test_few_opinions_make_no_rate(town):
    """A paper leaves the house, so it shows what the public may see."""
    needs.closed(town)
    text = a_report(town.sue).text
    assert "数量较少，不计算比率" in text and "解决率" not in text
