"""The pages of purchased services: what is secret, what is public, how little they ask of the database."""

import pytest
from django.db import connection
from django.test import Client

from linli.kernel.clock import now, today, travel
from linli.kernel.evidence.models import Evidence
from linli.kernel.ledgers import LEDGERS
from linli.kernel.testing.statements import Asked
from linli.orders import acts
from linli.orders.tests.purchases import buying
from linli.people.models import Person

DAY = buying.DAY
MOST = 10


def browser(actor=None):
    client = Client(raise_request_exception=False)
    if actor is not None:
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def page(client, address, status=200):
    client.get(address)  # warms what the process remembers
    with Asked(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[-800:]
    assert len(asked) <= MOST, f"{address} asked {len(asked)} times"
    return answer.content.decode()


def test_everybody_reads_standard_budget_and_how_to_apply(bazaar):
    one = buying.published(bazaar)
    text = page(browser(), one.get_absolute_url())
    assert "饭菜温热" in text and "40,000" in text and "有食品经营许可" in text
    assert "独居老人助餐上门" in page(browser(), "/services/bought/list/")
    assert "独居老人助餐上门" in page(browser(), f"/services/bought/?near={bazaar.street.pk}")


def test_a_plan_is_not_there_for_others(bazaar):
    one = buying.planned(bazaar)
    for who in (None, bazaar.market.bob, bazaar.hao):
        assert browser(who).get(one.get_absolute_url()).status_code == 404
    assert "独居老人助餐上门" in page(browser(bazaar.lin), "/desk/orders/purchases/")


def test_proposals_are_sealed_on_the_pages_until_the_day_is_over(bazaar):
    one = buying.published(bazaar)
    buying.proposed(one, bazaar.hao)
    for who in (bazaar.sue, bazaar.lin, bazaar.market.uma, bazaar.market.bob):
        assert "自有厨房" not in page(browser(who), one.get_absolute_url())
    assert "自有厨房" in page(browser(bazaar.hao), one.get_absolute_url())
    with travel(now() + 11 * DAY):
        assert "自有厨房" in page(browser(bazaar.sue), one.get_absolute_url())
        for who in (bazaar.market.uma, bazaar.market.bob):
            text = page(browser(who), one.get_absolute_url())
            assert "自有厨房" not in text and "禾邻" not in text


def test_what_was_typed_is_not_lost_when_a_proposal_is_refused(bazaar):
    one = buying.published(bazaar)
    answer = browser(bazaar.hao).post(
        f"{one.get_absolute_url()}propose/", {"price": "50000", "words": "两名社工"}
    )
    assert answer.status_code == 422 and "两名社工" in answer.content.decode()
    wrong = browser(bazaar.hao).post(f"{one.get_absolute_url()}propose/", {"price": "很多", "words": ""})
    assert wrong.status_code == 422


@pytest.mark.parametrize("stage", ["chosen", "begun", "delivered", "accepted"])
def test_every_reader_is_answered_with_few_statements(bazaar, stage):
    one = buying.divided(bazaar, parts=4) if stage == "chosen" else buying.begun(bazaar, parts=4)
    if stage == "delivered":
        for n in (1, 2, 3):
            buying.say(bazaar, buying.delivered(bazaar, one, n))
    if stage == "accepted":
        buying.accepted(bazaar, one)
    for who in (
        None,
        bazaar.sue,
        bazaar.lin,
        bazaar.fang,
        bazaar.hao,
        bazaar.market.bob,
        bazaar.residents[0][0],
    ):
        page(browser(who), one.get_absolute_url())
        page(browser(who), f"{one.get_absolute_url()}sheet/")
        page(browser(who), f"/services/bought/?near={bazaar.street.pk}&show=contracted")
    for who, address in (
        (bazaar.sue, "/desk/orders/purchases/"), (bazaar.lin, "/desk/orders/purchases/"),
        (bazaar.hao, "/desk/orders/supply/"), (bazaar.sue, "/desk/orders/purchases/new/"),
    ):  # fmt: skip
        page(browser(who), address)


def test_a_resident_finds_on_their_first_page_what_they_are_asked(bazaar):
    one = buying.begun(bazaar)
    buying.delivered(bazaar, one)
    who = bazaar.residents[0][0]
    assert one.title in browser(who).get("/").content.decode()
    text = page(browser(who), one.get_absolute_url())
    assert "milestone.said" in text
    acts.say_of_milestone(who, buying.part_of(one), done="yes")
    assert "milestone.said" not in page(browser(who), one.get_absolute_url())


def test_the_contract_is_for_its_two_sides_and_few_served_are_withheld(bazaar):
    one = buying.begun(bazaar)
    buying.delivered(bazaar, one, served=3)
    paper = Evidence.objects.get(noun="orders.purchase")
    assert browser(bazaar.lin).get(paper.get_absolute_url()).status_code == 200
    assert browser(bazaar.hao).get(paper.get_absolute_url()).status_code == 200
    for who in (None, bazaar.market.bob, bazaar.market.uma):
        assert browser(who).get(paper.get_absolute_url()).status_code in (302, 404)
    text = page(browser(), one.get_absolute_url())
    assert "合同.jpg" not in text and "服务了几个人" in text


def test_it_stands_in_the_ledger_and_on_the_pages_of_both(bazaar):
    one = buying.begun(bazaar)
    buying.accepted(bazaar, one)
    rows = LEDGERS["orders.purchases"].rows("", today() - 60 * DAY, today() + DAY)
    (row,) = rows
    told = {column.code: column.value(row) for column in LEDGERS["orders.purchases"].columns}
    assert (told["price"], told["accepted"], told["parts"]) == (buying.PRICE, buying.PRICE / 2, 1)
    assert told["supplier"] == bazaar.social.name
    assert "36,000" in browser().get("/ledgers/orders.purchases/").content.decode().replace("36000", "36,000")
    for body in (bazaar.street, bazaar.social):
        assert one.title in browser().get(f"/bodies/{body.pk}/").content.decode()


def test_a_wrong_address_is_a_clear_answer(bazaar):
    for address in ("/services/bought/999999/", "/services/bought/999999/sheet/"):
        assert browser().get(address).status_code == 404
    for address in (
        "/services/bought/?near=abc&show=xyz&after=1~2~3",
        "/services/bought/?near=9999999999999999999",
    ):
        assert browser().get(address).status_code == 200
    assert browser(bazaar.market.bob).get("/desk/orders/purchases/").status_code == 404
