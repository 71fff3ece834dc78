"""M06 政府购买服务: catalogue, standard, budget; contract → delivery → residents accept → may be paid → result."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.kernel.clock import now, today, travel
from linli.kernel.delivery.models import Delivery
from linli.orders import queries, reactions
from linli.orders.models import Milestone, Purchase
from linli.orders.tests.purchases.buying import a_file
from linli.organisations.states import Kind
from linli.organisations.testing import a_body
from linli.people.testing import person
from tests.pages import Visitor

DAY = timedelta(days=1)


def residents(n):
    """Neighbours with a proved phone."""
    phones = [f"1380000{at:04d}" for at in range(n)]
    people = [person(f"居民{at}", phone, phone_verified=True) for at, phone in enumerate(phones)]
    return phones, people


def planned(desk, at):
    """The street's desk plans an item on one page."""
    day = today()
    desk.get("/desk/orders/").follow("/desk/orders/purchases/").follow("/purchases/new/")
    desk.send(
        title="独居老人助餐上门", theme="elderly", text="中午送一顿热饭。", at=str(at), standard="温热，十二点前送到。",
        how_often="工作日每天一次", measured="签收单", unit="餐", quantity="3000", budget="40000",
        closes_on=str(day + 10 * DAY), first_day=str(day + 20 * DAY), last_day=str(day + 200 * DAY),
    )  # fmt: skip
    return Purchase.objects.get()


def test_from_the_catalogue_to_what_it_brought(town, in_post, browser):
    street = town.place.street
    social = a_body(Kind.SOCIAL_ORGANISATION, "禾邻社会工作服务中心(示例)", street)
    firm = a_body(Kind.RESIDENT_UNIT, "北屿软件公司(示例)", street)
    who = {
        "sue": town.sue, "lin": in_post("林书记", street, "street_secretary"),
        "fang": in_post("方核", street, "street_desk"),
        "hao": in_post("郝社工", social, "unit_contact"), "bei": in_post("北姐", firm, "unit_contact"), "bob": town.bob,
    }  # fmt: skip
    phones, neighbours = residents(5)
    sue, lin, hao, bei, bob, public = (
        browser(who.get(name)) for name in ("sue", "lin", "hao", "bei", "bob", "")
    )

    # One plans; nobody outside reads it, and who planned it cannot sign it.
    one = planned(sue, town.place.community.pk)
    here = one.get_absolute_url()
    bob.get(here, status=404)
    assert not sue.get(here).offers("published")
    lin.get("/desk/orders/purchases/").follow(here).act("published")

    # Catalogue, standard and budget are there for everybody, on the screen and on paper.
    text = public.get("/services/").follow("/services/bought/").follow(here).text
    assert "温热，十二点前送到。" in text and "40,000" in text and "签收单" in text
    assert "温热" in public.get(f"/services/bought/list/?near={street.pk}").text

    # Two put in proposals; each sees its own alone, the buyer none.
    for supplier, price in ((hao, "36000"), (bei, "37000")):
        supplier.get("/desk/orders/supply/").follow(here).follow("/propose/").send(
            price=price, words=f"方案{price}"
        )
    assert "方案36000" in hao.get(here).text and "方案36000" not in bei.get(here).text
    assert "方案" not in sue.get(here).text.replace("方案截止日", "").replace("方案收到", "").replace(
        "征集方案", ""
    )

    with travel(now() + 11 * DAY):
        sue = browser(town.sue)
        reactions.reactions_purchases.look_after_purchases()
        assert Delivery.objects.filter(to_body=street.pk, subject__contains="方案已拆开").exists()
        assert "方案37000" in sue.get("/desk/orders/purchases/").follow(here).text
        cheaper = one.proposals.get(body=social).pk
        sue.act("chosen", proposal=str(cheaper), reason="价格低，有自己的厨房。")
        for n in (1, 2):
            sue.get(here).follow("/part/").send(
                title=f"第{n}季", amount="18000", due_on=str(today() + 60 * n * DAY)
            )
        assert "可以签字" in sue.get(here).text and not sue.offers("contracted")
    with travel(now() + 12 * DAY):
        sue, lin, hao, bob = (browser(who[name]) for name in ("sue", "lin", "hao", "bob"))
        lin.get(here)
        lin.follow("purchase.contracted").send(contract_no="7", files={"contract": a_file()})
        assert "禾邻" in bob.get(here).text and "36,000" in bob.text and "价格低" in bob.text
        hao.get("/desk/orders/supply/").follow(here).act("started", place_words="我们上门", contact="禾邻")
        assert "独居老人助餐上门" in public.get("/api/queries/orders.hsds").response.content.decode()
        sue.get(here).act("invited", phones="\n".join(phones))

    # The supplier reports; without residents nobody accepts, and nothing can be paid, not even by SQL.
    with travel(now() + 60 * DAY):
        sue, hao, fang = (browser(who[name]) for name in ("sue", "hao", "fang"))
        hao.get(here).act("delivered", served="42", note="按日送餐，没有间断。")
        part = Milestone.objects.get(n=1)
        assert not queries.may_be_paid(part)
        with pytest.raises(IntegrityError), transaction.atomic():
            Milestone.objects.filter(pk=part.pk).update(paid_at=now(), paid_by=1)
        assert not sue.get(here).offers("milestone.accepted")  # she proposed it
        fang.get("/desk/orders/purchases/").follow(here)
        fang.get(here).follow("milestone.accepted")
        fang.send(seen=fang.value("seen"), status=409)
        assert "至少要 5 位" in fang.text
        for at, one_of_us in enumerate(neighbours):
            us = Visitor(one_of_us)
            assert "独居老人助餐上门" in us.get("/").text
            us.follow(here).follow("milestone.said").send(
                done="yes" if at else "no", words="" if at else "有一天凉了"
            )
        with_no = Delivery.objects.filter(to_body=street.pk, subject__contains="居民已经说了")
        assert with_no.exists()
        fang.get(here).act("milestone.accepted")
        assert queries.may_be_paid(part) and not queries.may_be_paid(part, town.sue.person_id)

    # The second is sent back, mended, accepted; then the sheet is written and read.
    with travel(now() + 120 * DAY):
        sue, hao, fang = (browser(who[name]) for name in ("sue", "hao", "fang"))
        hao.get(here).act("delivered", served="40", note="第二季送完。")
        sue.get(here).act("sent_back", reason="有两周没有按菜单送餐。", mend_by=str(today() + 10 * DAY))
        hao.get(here).act("delivered", served="44", note="补送完毕。")
        for one_of_us in neighbours:
            Visitor(one_of_us).get(here).follow("milestone.said").send(done="yes")
        fang.get(here).act("milestone.accepted")
        assert Purchase.objects.get().state == "accepted"
        sue.get(here).act("evaluated", result="送餐三千份，明年想加周末。")
    told = public.get(here).follow("/sheet/").text
    assert "送餐三千份" in told and "禾邻" in told and "36,000" in told and "5 位居民中 4 位说做好了" in told
    assert "独居老人助餐上门" in public.get("/ledgers/orders.purchases/").text
