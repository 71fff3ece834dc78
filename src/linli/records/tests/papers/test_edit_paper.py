"""A paper is edited: the words are the clerk's, the figures are the journal's."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.needs import testing as needs
from linli.records import acts
from linli.records.queries import papers
from linli.records.rules.papers import with_values
from linli.records.testing.papers import a_notice, a_report, edited, finished, typed


def shown(paper):
    return "\n".join(block.text for block in papers.state_of(paper).blocks)


def test_it_keeps_the_words(town):
    paper = edited(town.ann, a_notice(town.ann), text="一、改过的内容\n第二段", attachments="名单\n安排")
    assert (paper.text, paper.attached, paper.state) == (
        "一、改过的内容\n第二段",
        ("名单", "安排"),
        "drafted",
    )


def test_a_figure_cannot_be_typed_over(town):
    needs.raised(town)
    paper = a_report(town.sue)
    text = with_values(paper.text, papers.state_of(paper).values)
    assert "{受理诉求数=1}" in text
    paper = edited(town.sue, paper, text=text.replace("{受理诉求数=1}", "{受理诉求数=999}"))
    assert "受理居民诉求1件" in shown(paper) and "999" not in paper.text
    assert Entry.objects.get(kind="records.paper.edited").facts["kept_figures"] == 1


def test_a_figure_can_be_taken_out_or_put_in(town):
    needs.raised(town)
    paper = edited(town.sue, a_report(town.sue), text="本月情况良好。受理{受理诉求数=}件，挂账{挂账数}件。")
    assert shown(paper) == "本月情况良好。受理1件，挂账0件。"
    paper = edited(town.sue, paper, text="本月情况良好。")
    assert shown(paper) == "本月情况良好。"
    assert (
        Entry.objects.filter(kind="records.paper.edited").order_by("id").last().facts["removed_figures"] == 2
    )


def test_braces_that_name_no_figure_stay_as_they_were_typed(town):
    paper = edited(town.ann, a_notice(town.ann), text="{这不是数字} {a=b} {}")
    assert shown(paper) == "{这不是数字} {a=b} {}"


def test_a_draft_counts_anew_whenever_it_is_read(town):
    paper = a_report(town.sue)
    assert papers.state_of(paper).values["受理诉求数"] == "0"
    needs.raised(town)
    assert papers.state_of(paper).values["受理诉求数"] == "1"


def test_it_waits_while_somebody_else_has_changed_it(town):
    paper = a_notice(town.ann)
    edited(town.ann, paper, text="第一个人写的")
    with pytest.raises(NotNow):
        acts.edit_paper(town.ann, paper, seen=1, **typed(paper, text="第二个人写的"))


def test_it_refuses_once_the_paper_is_finished_and_to_others(town):
    paper = a_notice(town.ann)
    with pytest.raises(NotYours):
        edited(town.bob, paper, text="我来改")
    finished(town.ann, paper)
    with pytest.raises(NotNow):
        edited(town.ann, paper, text="太晚了")
