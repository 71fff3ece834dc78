"""The pages of papers: the list, a draft in two clicks, the editor without a script, files, and what is not there."""

import io
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from pypdf import PdfReader
from tests.pages import Visitor

from linli.kernel.journal.models import Entry
from linli.kernel.testing.statements import Asked
from linli.needs import testing as needs
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.records import acts
from linli.records.models import Paper
from linli.records.testing.papers import a_notice, a_report, edited, finished, shipped


@pytest.fixture
def at(town: Any) -> Any:
    """A browser in which somebody is signed in."""
    return lambda actor: Visitor(Person.objects.get(pk=actor.person_id))


def test_a_report_is_drafted_in_two_clicks(town, at):
    needs.raised(town)
    visitor = at(town.sue).get("/desk/papers/").follow("/desk/papers/new/")
    visitor.follow("?period=2026").get(visitor.at)
    visitor.follow(f"/new/{shipped('work_report').pk}/")
    visitor.send("", **{"ask.下一步工作": "加装电梯\n更换楼道灯"})
    assert visitor.at.endswith("/edit/")
    assert "{受理诉求数=1}" in visitor.value("text") and "2. 更换楼道灯" in visitor.value("text")


def test_a_preview_shows_what_was_typed_and_saves_nothing(town, at):
    paper = a_notice(town.ann)
    visitor = at(town.ann).get(f"/desk/papers/{paper.pk}/edit/")
    visitor.send("preview", text="一、只是看看\n正文")
    assert "一、只是看看" in visitor.text and visitor.value("text") == "一、只是看看\n正文"
    paper.refresh_from_db()
    assert "只是看看" not in paper.text
    visitor.send("done", text="一、现在保存")
    assert visitor.at == f"/desk/papers/{paper.pk}/" and "一、现在保存" in visitor.text


def test_typing_over_a_figure_is_told_and_the_figure_stays(town, at):
    needs.raised(town)
    paper = a_report(town.sue)
    visitor = at(town.sue).get(f"/desk/papers/{paper.pk}/edit/")
    text = visitor.value("text").replace("{受理诉求数=1}", "{受理诉求数=88}")
    visitor.send("save", text=text)
    assert "保持原样：受理诉求数 1" in visitor.text and "{受理诉求数=1}" in visitor.value("text")


def test_what_is_refused_keeps_what_was_typed(town, at):
    paper = a_notice(town.ann)
    visitor = at(town.ann).get(f"/desk/papers/{paper.pk}/edit/")
    visitor.send("save", title="", text="很长的一段话", status=422)
    assert visitor.value("text") == "很长的一段话"
    edited(town.ann, paper, text="别人先保存了")
    visitor.send("save", title="标题", text="我后来写的", status=409)
    assert visitor.value("text") == "我后来写的"


def test_files_hold_the_same_words_as_the_page(town, at):
    needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    visitor = at(town.sue).get(f"/desk/papers/{paper.pk}/")
    word = visitor.client.get(f"/desk/papers/{paper.pk}/paper.docx")
    pdf = visitor.client.get(f"/desk/papers/{paper.pk}/paper.pdf")
    in_word = "".join("".join(one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs).split())
    pages = PdfReader(io.BytesIO(pdf.content)).pages
    in_pdf = "".join("".join(page.extract_text() for page in pages).split())
    on_page = "".join(visitor.text.split())
    sentence = "共受理居民诉求1件，较上期增加1件；承办派单1件"
    assert sentence in in_word and sentence in on_page and sentence in in_pdf.replace("—1—", "")
    assert word["Content-Disposition"].startswith("attachment") and pdf["Content-Type"] == "application/pdf"
    taken = Entry.objects.filter(kind="records.paper.taken").order_by("id")
    assert [one.facts["format"] for one in taken] == ["docx", "pdf"]


def test_a_withdrawn_paper_is_not_given_out(town, at):
    paper = acts.withdraw_paper(town.ann, a_notice(town.ann), reason="不发了").noun
    visitor = at(town.ann).get(f"/desk/papers/{paper.pk}/")
    assert "已撤回" in visitor.text and not visitor.sees_link("paper.pdf")
    assert visitor.client.get(f"/desk/papers/{paper.pk}/paper.pdf").status_code == 409


def test_a_figure_opens_to_its_entries_and_counts_again(town, at):
    need = needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    visitor = at(town.sue).get(f"/desk/papers/{paper.pk}/").follow("/figures/raised/")
    assert need.number in visitor.text and visitor.sees_link(f"/desk/needs/{need.pk}/")
    visitor.get(f"/desk/papers/{paper.pk}/").follow("recount=1")
    assert "每个数字都一致" in visitor.text


def test_finishing_offers_the_number_and_the_day(town, at):
    paper = a_notice(town.ann)
    visitor = at(town.ann).get(f"/desk/papers/{paper.pk}/").follow("/do/records.paper.finished/")
    visitor.send(number_line="多社发〔2026〕1号")
    assert visitor.at == f"/desk/papers/{paper.pk}/" and "多社发〔2026〕1号" in visitor.text
    assert not visitor.sees_link("/edit/")


def test_templates_are_kept_on_pages(town, clerk, at):
    visitor = at(clerk).get("/desk/papers/templates/").follow("/templates/new/")
    visitor.send(kind="notice", name="通报", title="关于{事由}的通报", text="{每项：甲}", status=422)
    assert visitor.value("text") == "{每项：甲}"
    visitor.send(kind="notice", name="通报", title="关于{事由}的通报", text="{情况…}")
    visitor.send(title="关于{事由}的通报", text="{情况…}\n特此通报。")
    assert "第 2 版" in visitor.text and "第 1 版" in visitor.text


def test_others_do_not_see_it_and_auditors_see_no_drafts(town, at):
    paper = a_notice(town.ann)
    other = holding(person("Olga"), town.place.other, "community_worker")
    auditor = holding(person("Audrey"), town.place.street, "auditor")
    for who in (other, auditor):
        for page in ("", "edit/", "paper.pdf", "figures/raised/"):
            at(who).get(f"/desk/papers/{paper.pk}/{page}", status=404)
    finished(town.ann, paper)
    assert "更换楼道灯" in at(auditor).get(f"/desk/papers/{paper.pk}/").text
    at(auditor).get(f"/desk/papers/{paper.pk}/edit/", status=403)
    assert "/account/login/" in Client().get("/desk/papers/").headers["Location"]


@pytest.mark.parametrize("address", ["9" * 30, "0", "1/paper.exe", "1/figures/nothing/", "new/999999999999/"])
def test_addresses_that_lead_nowhere_are_404(town, at, address):
    at(town.ann).client.raise_request_exception = False
    at(town.ann).get(f"/desk/papers/{address}", status=404)


def test_too_much_is_refused_with_a_sentence(town, at):
    paper = a_notice(town.ann)
    visitor = at(town.ann).get(f"/desk/papers/{paper.pk}/edit/")
    visitor.send("save", text="长" * 200_001, status=422)
    assert "最多 200,000 字" in visitor.text
    visitor.send("done", text="长" * 100_000)
    assert "偏长了" in visitor.text


def test_pages_ask_little_however_many_papers_there_are(town, at):
    for _nth in range(12):
        a_notice(town.ann)
        needs.closed(town)
    paper = finished(town.sue, a_report(town.sue))
    draft = a_report(town.sue)
    client = at(town.sue).client
    asks = [
        "/desk/papers/", "/desk/papers/new/", f"/desk/papers/{paper.pk}/", f"/desk/papers/{paper.pk}/?recount=1",
        f"/desk/papers/{draft.pk}/edit/", f"/desk/papers/{draft.pk}/", f"/desk/papers/{paper.pk}/figures/raised/",
        f"/desk/papers/new/{shipped('work_report').pk}/",
    ]  # fmt: skip
    told = {}
    for address in asks:
        client.get(address)
        with Asked(connection) as asked:
            assert client.get(address).status_code == 200
        told[address] = len(asked)
    assert {address: n for address, n in told.items() if n > 10} == {}
    assert Paper.objects.count() == 14
