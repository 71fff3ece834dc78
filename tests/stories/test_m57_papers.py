"""M57 全程记实: a month's report is drafted from the journal at nine, edited, finished, printed; nothing twice."""

import io
from datetime import datetime

import docx
import pytest
from pypdf import PdfReader

from linli.kernel.clock import ZONE, today, travel
from linli.kernel.journal.models import Entry
from linli.needs import acts, testing
from linli.records.acts.paper_seeds import load_papers
from linli.records.models import Paper, PaperTemplate


@pytest.fixture
def month(town):
    """Twenty-one answers of a month, one of them not solved, and one that is still worked on."""
    load_papers()
    for number in range(21):
        need = testing.replied(town)
        acts.rate(town.bob, need, contacted=True, solved=number != 0, satisfied="yes" if number > 2 else "no")
    testing.working(town)
    return f"{today():%Y-%m}"


def _files(visitor, paper):
    word = visitor.client.get(f"/desk/papers/{paper.pk}/paper.docx").content
    pdf = visitor.client.get(f"/desk/papers/{paper.pk}/paper.pdf").content
    in_word = "".join(one.text for one in docx.Document(io.BytesIO(word)).paragraphs)
    in_pdf = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return ["".join(one.split()) for one in (in_word, in_pdf)]


def test_a_report_of_the_month_from_nine_oclock_to_the_stamp(town, browser, month, counted):
    counted()
    template = PaperTemplate.objects.get(code="work_report")
    sue = browser(town.sue)
    sue.get("/desk/papers/new/").follow(f"period={month}").follow(f"/new/{template.pk}/")
    sue.send(**{"ask.难点情况": "两栋楼的电梯更新资金还在筹集。", "ask.下一步工作": "召开居民代表会议"})
    assert "解决率{解决率=95.24%}" in sue.value("text"), "20 of 21"
    text = sue.value("text").replace("四、难点和进展", "四、难点").replace("{解决率=95.24%}", "{解决率=100%}")
    sue.send("done", text=text)
    assert "解决率95.24%" in sue.text, "a figure cannot be typed over"
    paper = Paper.objects.get()
    sue.follow("/do/records.paper.finished/").send(number_line="东华门报〔2026〕12号")
    board = sue.client.get(f"/board/{town.place.street.pk}/").content.decode()
    assert "95.24%" in board, "the very figure of the board"
    sue.get(f"/desk/papers/{paper.pk}/")
    for file in _files(sue, paper):
        for words in (
            "共受理居民诉求22件",
            "共收到有效评价21份",
            "响应率100.00%，解决率95.24%",
            "东华门报〔2026〕12号",
        ):
            assert words in file
            assert words in "".join(sue.text.split())
    entry = Entry.objects.get(kind="records.paper.finished")
    assert (entry.facts["figures"]["raised"], entry.facts["figures"]["rate.solution"]) == ("22", "95.24")


def test_what_comes_later_does_not_change_it_and_it_can_be_counted_again(town, browser, month):
    sue = browser(town.sue)
    template = PaperTemplate.objects.get(code="work_report")
    sue.get(f"/desk/papers/new/{template.pk}/?period={month}")
    sue.send(**{"ask.难点情况": "无", "ask.下一步工作": "继续"}).send("done", title="工作报告")
    paper = Paper.objects.get()
    sue.follow("/do/records.paper.finished/").send(number_line="")
    testing.closed(town)
    sue.get(f"/desk/papers/{paper.pk}/?recount=1")
    assert "每个数字都一致" in sue.text and "共受理居民诉求22件" in sue.text
    sue.follow("/figures/raised/")
    assert sue.text.count("-0") >= 22


def test_a_month_beside_the_one_before(town, browser):
    load_papers()
    with travel(datetime(2026, 10, 12, 9, tzinfo=ZONE)):
        for _nth in range(4):
            testing.raised(town)
    with travel(datetime(2026, 11, 12, 9, tzinfo=ZONE)):
        testing.raised(town)
        sue = browser(town.sue)
        template = PaperTemplate.objects.get(code="work_report")
        sue.get(f"/desk/papers/new/{template.pk}/?period=2026-11")
        sue.send(**{"ask.下一步工作": "继续"})
        assert "较上期{受理诉求较上期=减少3件（75.0%）}" in sue.value("text")
