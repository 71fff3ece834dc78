"""X05 准入: a table without item and basis may be declined in one click, visible above; its cost is counted."""

import pytest

from linli.kernel.clock import travel
from linli.kernel.journal import tally
from linli.records import testing
from linli.records.models import DataRequest


@pytest.fixture
def town(db):
    """A street whose journal was begun in September; it is nine o'clock."""
    town = testing.a_past()
    with travel(testing.NINE):
        yield town


def ask(visitor, town, **ground):
    """The street puts a table in and sees what need not be asked."""
    visitor.get("/desk/requests/new/")
    to = [str(town.place.community.pk), str(town.place.other.pk)]
    file = testing.upload(testing.a_form(testing.TABLE, [*testing.KNOWN, *testing.ASKED]))
    visitor.send(files={"file": file}, days="5", to=to, **ground)
    return DataRequest.objects.latest("id")


def test_the_sender_sees_what_can_be_had_without_asking_before_it_is_sent(town, browser):
    sue = browser(town.sue)
    request = ask(sue, town)
    assert "4 格中有 2 格不用要就有" in sue.page.text
    assert "可以退回" in sue.page.text
    sue.get(f"/desk/requests/{request.pk}/")
    sue.act("sent")
    request.refresh_from_db()
    assert request.state == "sent"
    again = ask(sue, town)
    assert again.before_same == 1 and "我们要过 1 次" in sue.page.text


def test_it_is_declined_in_one_click_and_the_district_sees_why(town, browser):
    request = testing.requested(town)
    asked = testing.asked_of(request, town.place.community)
    ann = browser(town.ann)
    ann.get("/desk/tables/")
    ann._send_form(
        next(form for form in ann.page.forms if "asked.declined" in form.action), {}
    )  # the one click
    asked.refresh_from_db()
    assert asked.state == "declined"
    for above in (town.sue, town.dora):
        seen = browser(above)
        seen.get("/desk/requests/")
        assert "多福巷社区居民委员会 退回给 东华门街道办事处" in seen.page.text
        seen.get(f"/desk/asked/{asked.pk}/")
        assert "没有列明准入清单事项或法律依据" in seen.page.text
    browser(testing.neighbour(town)).get(f"/desk/asked/{asked.pk}/", status=404)


def test_with_item_and_basis_there_is_nothing_to_decline(town, browser):
    request = testing.requested(town, list_item="社区综合统计 3.2", basis="统计法第七条")
    asked = testing.asked_of(request, town.place.community)
    ann = browser(town.ann)
    ann.get(f"/desk/asked/{asked.pk}/")
    assert not ann.offers("declined")
    ann.send(asked=str(asked.pk))
    assert "请看看各栏" in ann.page.text


def test_the_answers_are_summed_and_sent_up_once(town, browser):
    request = testing.requested(town)
    for who, value in ((town.ann, "31"), (testing.neighbour(town), "9")):
        testing.answered(town, request, who, value)
    sue = browser(town.sue)
    sue.get(f"/desk/requests/{request.pk}/")
    assert "2 家中 2 家已填报" in sue.page.text and "40" in sue.page.text
    sue.act("summed")
    made = request.sums.latest("id")
    sue.get(f"/desk/tables/{made.pk}/print/")
    assert "40" in sue.page.text


@pytest.mark.parametrize("brought_up", [True, False])
def test_what_tables_cost_is_counted_for_those_who_fill_and_those_who_ask(town, browser, brought_up):
    request = testing.requested(town)
    testing.answered(town, request, town.ann)
    if brought_up:
        tally.advance()
    ann = browser(town.ann).client.get("/api/queries/records.burden").json()
    assert ann["borne"] == {"tables": 1, "cells": 4, "filled": 2, "typed": 2, "minutes": 12}
    sue = browser(town.sue)
    told = sue.client.get("/api/queries/records.burden").json()
    assert (told["caused"]["minutes"], told["requests_sent"]) == (12, 1)
    sue.get("/board/burden/")
    assert "多福巷社区居民委员会" in sue.page.text and "12" in sue.page.text
    assert browser(town.bob).client.get("/board/burden/").status_code == 404
    for kind in ("csv", "xlsx"):
        assert sue.client.get(f"/board/burden/{town.place.street.pk}/export.{kind}").status_code == 200
