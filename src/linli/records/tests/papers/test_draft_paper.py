"""A paper is drafted: what the house knows stands in it, what nobody knows is a blank."""

import pytest

from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotYours, Refused
from linli.needs import testing as needs
from linli.records import acts
from linli.records.models import Paper
from linli.records.queries import papers
from linli.records.rules.papers import BLANK
from linli.records.testing.papers import a_notice, a_report, shipped, this_month


def test_it_fills_in_what_was_typed_and_what_the_house_knows(town):
    paper = a_notice(town.ann)
    assert paper.title == f"{town.place.community.name}关于更换楼道灯的通知"
    assert (paper.body_id, paper.addressee, paper.state) == (town.place.community.pk, "各楼门组长", "drafted")
    assert "一、11月28日起更换\n二、更换期间请慢行" in paper.text
    assert paper.text.endswith("联系人：安平，联系电话：010-6000-0000。\n特此通知。")
    assert paper.signature == town.place.community.name


def test_what_is_not_known_stays_a_blank_and_what_can_be_left_out_is_left_out(town):
    paper = acts.draft_paper(town.ann, template=shipped("notice").pk, **{"ask.事由": "节日值班"}).noun
    assert paper.text.startswith(BLANK) and "联系人" not in paper.text


def test_a_report_says_in_sentences_what_was_counted(town):
    for _nth in range(3):
        needs.working(town)
    needs.replied(town)
    paper = a_report(town.sue)
    state = papers.state_of(paper)
    text = "\n".join(block.text for block in state.blocks)
    assert "共受理居民诉求4件，较上期增加4件；承办派单4件，较上期增加4件。" in text
    assert "共答复诉求1件，其中按时答复1件、超时答复0件，按时答复率100.00%。" in text
    assert paper.addressee == town.place.district.name
    assert "{受理诉求数}" in paper.text, "the figure is kept as a figure, not as a number"


def test_what_is_missing_is_said_kindly(town):
    text = a_report(town.ann).text
    assert "没有新受理的居民诉求" in text and "本期还没有居民评价，满意率等比率暂缺" in text
    assert "None" not in text and "暂无数据" not in text


def test_an_unfinished_period_says_so(town):
    assert "本期尚未结束，数据截至" in a_report(town.ann).text
    assert "本期尚未结束" not in a_report(town.ann, period="2020-Q1").text


def test_it_refuses_who_holds_no_post_that_writes(town):
    with pytest.raises(NotYours):
        a_notice(town.bob)
    assert Paper.objects.count() == 0


def test_it_refuses_a_template_that_is_not_for_this_body(town, clerk):
    acts.retire_template(clerk, shipped("letter"))
    with pytest.raises(Refused, match="模板"):
        acts.draft_paper(town.ann, template=shipped("letter").pk)
    with pytest.raises(Invalid):
        acts.draft_paper.submit(town.ann, None, {"template": "999999"})


def test_it_refuses_a_title_that_is_too_long_and_cuts_nothing(town):
    with pytest.raises(Refused, match="200"):
        a_notice(town.ann, **{"ask.事由": "长" * 199})


@pytest.mark.parametrize(
    "code", ["notice", "notice_meeting", "minutes", "decision", "work_report", "meeting_note", "letter"]
)
def test_every_template_that_comes_with_the_product_makes_a_paper(town, code):
    form = acts.draft_paper.form({"template": shipped(code).pk, "period": this_month()}, actor=town.ann)
    told = {name: "甲 | 乙 | 丙" for name in form.fields if name.startswith("ask.")}
    data = {"template": shipped(code).pk, "period": this_month(), **told}
    paper = acts.draft_paper.submit(town.ann, None, data).noun
    assert "{" not in paper.title and BLANK not in paper.title + paper.text
    assert papers.state_of(paper).blocks
