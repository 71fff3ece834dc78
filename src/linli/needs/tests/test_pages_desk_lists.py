"""Finding, choosing many, taking a list away."""

import csv
import io

import pytest
from django.db import connection
from python_calamine import CalamineWorkbook

from linli.kernel.actors import CLOCK
from linli.kernel.journal.models import Entry
from linli.kernel.rulebook.models import Rule
from linli.needs import acts, queries, testing
from linli.needs.models import Need, NeedWords
from linli.needs.tests.test_pages_desk import as_, shown  # noqa: F401 — a fixture
from linli.organisations.acts import reparent_body


def test_a_two_character_word_is_found_through_the_index(town):
    testing.raised(town, text="小区里停水两天了。")
    scope = queries.scope_of(town.sue)
    every = next(one for one in queries.QUEUES if one.key == "all")
    rows = queries.listed(every, scope, {"q": "停水"})
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of one row the planner would read all
    assert "needs_search" in NeedWords.objects.filter(search__words="停水").explain()
    assert [need.title for need in rows] == ["小区里停水两天了"]


def looked_for(actor, words):
    every = next(one for one in queries.QUEUES if one.key == "all")
    return [need.pk for need in queries.listed(every, queries.scope_of(actor), {"q": words})]


def test_a_search_follows_a_need_to_whom_it_is_passed_on(town):
    need = testing.raised(town, text="小区里停水两天了。")
    assert (looked_for(town.sue, "停水"), looked_for(town.ann, "停水")) == ([need.pk], [])
    acts.dispatch(town.sue, need, body=town.place.community.pk)
    assert looked_for(town.sue, "停水") == looked_for(town.ann, "停水") == [need.pk]


def test_a_search_follows_an_organisation_that_moves(town):
    need = testing.dispatched(town, text="小区里停水两天了。")
    assert looked_for(town.sue, "停水") == looked_for(town.dora, "停水") == [need.pk]
    reparent_body(CLOCK, town.place.community, parent=town.place.district)
    assert (looked_for(town.sue, "停水"), looked_for(town.dora, "停水")) == ([], [need.pk])
    assert NeedWords.objects.get(need=need).scopes == [*need.place()[1][:2], town.place.community.pk]


def test_words_that_stand_apart_are_both_needed(town, as_):  # noqa: F811
    testing.raised(town, text="停水了。")
    testing.raised(town, text="停水,楼道也黑。")
    text = shown(as_(town.sue).get("/desk/?q=停水 楼道"))
    assert "楼道也黑" in text
    assert text.count("data-open") == 1


@pytest.mark.parametrize("typed", ["{number}", "{pk}", " {pk} "])
def test_a_number_leads_straight_to_the_need(town, as_, typed):  # noqa: F811
    need = testing.raised(town)
    answer = as_(town.sue).get("/desk/", {"q": typed.format(number=need.number, pk=need.pk)})
    assert answer["Location"] == f"/desk/needs/{need.pk}/"


def test_a_receipt_code_leads_straight_to_the_need(town, as_):  # noqa: F811
    need = testing.raised(town)
    answer = as_(town.sue).get("/desk/", {"q": need.receipt_code.lower()})
    assert answer["Location"] == f"/desk/needs/{need.pk}/"


def test_a_number_out_of_reach_leads_nowhere(town, as_):  # noqa: F811
    need = testing.raised(town)
    assert as_(town.ann).get("/desk/", {"q": need.number}).status_code == 200


@pytest.mark.parametrize("typed", ["'; DROP TABLE", "& | !", "\\", "0" * 40, "(", "<b>"])
def test_whatever_is_typed_is_only_words(town, as_, typed):  # noqa: F811
    assert as_(town.sue).get("/desk/", {"q": typed}).status_code == 200


def test_a_list_is_narrowed_by_what_is_asked(town, as_):  # noqa: F811
    testing.raised(town, text="投诉一件。", kind="complaint")
    testing.raised(town, text="求助一件。")
    browser = as_(town.sue)
    text = shown(browser.get("/desk/?queue=triage&kind=complaint"))
    assert ("投诉一件" in text, "求助一件" in text) == (True, False)
    assert "求助一件" not in shown(browser.get("/desk/?queue=triage&overdue=on"))
    assert "求助一件" in shown(browser.get(f"/desk/?body={town.place.street.pk}&state=triage"))
    assert "求助一件" not in shown(browser.get(f"/desk/?body={town.place.other.pk}"))
    assert "求助一件" in shown(browser.get("/desk/?kind=nonsense&category=x"))


def test_a_long_list_is_paged_without_losing_or_doubling(town, as_):  # noqa: F811
    wanted = {testing.dispatched(town).pk for _n in range(55)}
    browser, address, found = as_(town.ann), "/desk/?queue=sign", []
    while address:
        context = browser.get(address).context
        found += [line["pk"] for line in context["lines"]]
        address = "/desk/" + context["slice"].more if context["slice"].more else ""
    assert len(found) == 55
    assert set(found) == wanted


def test_many_are_taken_on_at_once_each_by_itself(town, as_):  # noqa: F811
    needs = [testing.dispatched(town) for _n in range(3)]
    acts.sign(town.ann, needs[1])
    text = shown(as_(town.ann).post("/desk/bulk/", {
        "verb": "signed", "pick": [need.pk for need in needs], "queue": "sign", "key": "abc",
    }))  # fmt: skip
    assert text.count('class="status done"') == 2
    assert text.count('class="status refused"') == 1
    assert {one.state for one in Need.objects.all()} == {"signed"}
    assert Entry.objects.filter(kind="needs.need.signed").count() == 3


def test_many_are_passed_on_to_whom_the_catalogue_proposes_or_to_one_chosen(town, as_):  # noqa: F811
    first, second = testing.raised(town), testing.raised(town, area=town.place.other.area_code)
    browser = as_(town.sue)
    browser.post("/desk/bulk/", {"verb": "dispatched", "pick": [first.pk, second.pk]})
    bodies = dict(Need.objects.values_list("pk", "body"))
    assert bodies == {first.pk: town.place.community.pk, second.pk: town.place.other.pk}
    third = testing.raised(town)
    browser.post("/desk/bulk/", {"verb": "dispatched", "pick": [third.pk], "body": town.place.other.pk})
    assert Need.objects.get(pk=third.pk).body_id == town.place.other.pk


def test_bulk_refuses_what_is_not_offered_in_bulk(town, as_):  # noqa: F811
    need = testing.dispatched(town)
    assert as_(town.ann).post("/desk/bulk/", {"verb": "replied", "pick": [need.pk]}).status_code == 302
    assert as_(town.ann).get("/desk/bulk/").status_code == 405
    assert Need.objects.get(pk=need.pk).state == "dispatched"


def taken(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_a_list_is_taken_as_csv_without_a_word_of_the_text(town, as_):  # noqa: F811
    need = testing.raised(town, text="王小明家漏水。")
    content = taken(as_(town.sue).get("/desk/export.csv?queue=all"))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][0] == need.number
    assert len(rows) == 2
    assert "漏水" not in content.decode()


def test_a_list_is_taken_in_gb18030_and_as_a_workbook(town, as_):  # noqa: F811
    testing.raised(town)
    browser = as_(town.sue)
    assert town.place.street.name in taken(browser.get("/desk/export.csv?queue=all&encoding=gb18030")).decode(
        "gb18030"
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(taken(browser.get("/desk/export.xlsx?queue=all"))))
    rows = book.get_sheet_by_index(0).to_python()
    assert town.place.street.name in rows[1]


def test_a_list_with_texts_is_for_posts_that_read_contacts(town, as_):  # noqa: F811
    testing.raised(town, text="=HYPERLINK(1) 漏水")
    content = taken(as_(town.sue).get("/desk/export.csv?queue=all&text=1")).decode()
    assert "'=HYPERLINK(1) 漏水" in content
    assert as_(town.dora).get("/desk/export.csv?queue=all&text=1").status_code == 422


def test_who_took_a_list_stands_in_the_journal_without_what_was_looked_for(town, as_):  # noqa: F811
    taken(as_(town.sue).get("/desk/export.csv?q=王小明"))
    entry = Entry.objects.get(kind="needs.list.exported")
    assert entry.actor == town.sue.person_id
    assert entry.facts == {**entry.facts, "narrowed": ["queue=all", "q"], "format": "csv", "texts": False}
    assert "王小明" not in str(entry.facts)


def test_a_list_of_another_format_does_not_exist(town, as_):  # noqa: F811
    assert as_(town.sue).get("/desk/export.pdf").status_code == 404


def test_many_chunks_are_streamed_once_each(town, as_, monkeypatch):  # noqa: F811
    monkeypatch.setattr("linli.needs.views.desk.exporting.CHUNK", 3)
    wanted = {testing.raised(town).number for _n in range(8)}
    rows = list(
        csv.reader(io.StringIO(taken(as_(town.sue).get("/desk/export.csv?queue=all")).decode("utf-8-sig")))
    )
    assert len(rows) == 9
    assert {row[0] for row in rows[1:]} == wanted


def test_exports_are_counted_by_the_rulebook(town, as_):  # noqa: F811
    Rule.objects.filter(code="web.rate.export").update(value=2)
    browser = as_(town.sue)
    assert browser.get("/desk/export.csv?queue=all").status_code == 200
    assert browser.get("/desk/export.xlsx?queue=all").status_code == 200
    refused = browser.get("/desk/export.csv?queue=all")
    assert refused.status_code == 429 and int(refused["Retry-After"]) > 0
    assert Entry.objects.filter(kind="needs.list.exported").count() == 2
    assert as_(town.ann).get("/desk/export.csv?queue=all").status_code != 429
