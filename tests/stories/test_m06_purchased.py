"""M06 政府购买服务: catalogue, standard, budget; contract → delivery → residents accept → may be paid → result."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

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


@dataclass(frozen=True)
class Scene:
    """``at(name)`` opens a browser of somebody; without a name a stranger's."""

    town: Any
    social: Any
    at: Callable[..., Visitor]
    phones: list[str]
    neighbours: list[Any]


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


@pytest.fixture
def scene(town, in_post, browser):
    """Who takes part, each at a browser that is opened anew when time has passed."""
    street = town.place.street
    social = a_body(Kind.SOCIAL_ORGANISATION, "禾邻社会工作服务中心(示例)", street)
    firm = a_body(Kind.RESIDENT_UNIT, "北屿软件公司(示例)", street)
    who = {
        "sue": town.sue, "lin": in_post("林书记", street, "street_secretary"),
        "fang": in_post("方核", street, "street_desk"), "hao": in_post("郝社工", social, "unit_contact"),
        "bei": in_post("北姐", firm, "unit_contact"), "bob": town.bob,
    }  # fmt: skip
    phones, neighbours = residents(5)
    return Scene(town, social, lambda name="": browser(who.get(name)), phones, neighbours)


def published(scene):
    """One plans; nobody outside reads it, and who planned it cannot sign it. Then everybody reads all of it."""
    at, public = scene.at, scene.at()
    one = planned(at("sue"), scene.town.place.community.pk)
    here = one.get_absolute_url()
    at("bob").get(here, status=404)
    assert not at("sue").get(here).offers("published")
    at("lin").get("/desk/orders/purchases/").follow(here).act("published")
    text = public.get("/services/").follow("/services/bought/").follow(here).text
    assert "温热，十二点前送到。" in text and "40,000" in text and "签收单" in text
    assert "温热" in public.get(f"/services/bought/list/?near={scene.town.place.street.pk}").text
    return here


def proposed(scene, here):
    """Two put in proposals; each sees its own alone, the buyer none."""
    for supplier, price in (("hao", "36000"), ("bei", "37000")):
        page = scene.at(supplier).get("/desk/orders/supply/").follow(here).follow("/propose/")
        page.send(price=price, words=f"做法{price}")
    assert "做法36000" in scene.at("hao").get(here).text
    for name in ("bei", "sue", "lin", "bob"):
        assert "做法36000" not in scene.at(name).get(here).text


def signed(scene, here):
    """The clock tells the buyer; one is chosen with the reason, divided into milestones, signed by another."""
    reactions.reactions_purchases.look_after_purchases()
    assert Delivery.objects.filter(
        to_body=scene.town.place.street.pk, subject__contains="方案已拆开"
    ).exists()
    sue = scene.at("sue")
    assert "做法37000" in sue.get("/desk/orders/purchases/").follow(here).text
    cheaper = Purchase.objects.get().proposals.get(body=scene.social).pk
    sue.act("chosen", proposal=str(cheaper), reason="价格低，有自己的厨房。")
    for n in (1, 2):
        due = str(today() + 60 * n * DAY)
        sue.get(here).follow("/part/").send(title=f"第{n}季", amount="18000", due_on=due)
    assert "可以签字" in sue.get(here).text and not sue.offers("contracted")
    lin = scene.at("lin").get(here).follow("purchase.contracted")
    lin.send(contract_no="7", files={"contract": a_file()})


def begun(scene, here):
    """Supplier, price and reason are public; the supplier begins, the directory has it, residents are asked."""
    text = scene.at("bob").get(here).text
    assert "禾邻" in text and "36,000" in text and "价格低" in text
    hao = scene.at("hao").get("/desk/orders/supply/").follow(here)
    hao.act("started", place_words="我们上门", contact="禾邻")
    assert "独居老人助餐上门" in scene.at().get("/api/queries/orders.hsds").response.content.decode()
    scene.at("sue").get(here).act("invited", phones="\n".join(scene.phones))


def accepted(scene, here):
    """Without residents nobody accepts, and nothing can be paid, not even by SQL; then a third person accepts."""
    scene.at("hao").get(here).act("delivered", served="42", note="按日送餐，没有间断。")
    part = Milestone.objects.get(n=1)
    assert not queries.may_be_paid(part)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=part.pk).update(paid_at=now(), paid_by=1)
    assert not scene.at("sue").get(here).offers("milestone.accepted")  # she proposed it
    fang = scene.at("fang").get("/desk/orders/purchases/").follow(here).follow("milestone.accepted")
    fang.send(seen=fang.value("seen"), status=409)
    assert "至少要 5 位" in fang.text
    for n, neighbour in enumerate(scene.neighbours):
        us = Visitor(neighbour)
        assert "独居老人助餐上门" in us.get("/").text
        us.follow(here).follow("milestone.said").send(
            done="yes" if n else "no", words="" if n else "有一天凉了"
        )
    assert Delivery.objects.filter(subject__contains="居民已经说了").exists()
    fang.get(here).act("milestone.accepted")
    assert queries.may_be_paid(part) and not queries.may_be_paid(part, scene.town.sue.person_id)


def mended(scene, here):
    """The second is sent back, mended, accepted; then it is written what it brought."""
    scene.at("hao").get(here).act("delivered", served="40", note="第二季送完。")
    sue = scene.at("sue").get(here)
    sue.act("sent_back", reason="有两周没有按菜单送餐。", mend_by=str(today() + 10 * DAY))
    scene.at("hao").get(here).act("delivered", served="44", note="补送完毕。")
    for neighbour in scene.neighbours:
        Visitor(neighbour).get(here).follow("milestone.said").send(done="yes")
    scene.at("fang").get(here).act("milestone.accepted")
    assert Purchase.objects.get().state == "accepted"
    sue.get(here).act("evaluated", result="送餐三千份，明年想加周末。")


def test_from_the_catalogue_to_what_it_brought(scene):
    here = published(scene)
    proposed(scene, here)
    for days, step in ((11, signed), (12, begun), (60, accepted), (120, mended)):
        with travel(now() + days * DAY):
            step(scene, here)
    told = scene.at().get(here).follow("/sheet/").text
    assert "送餐三千份" in told and "禾邻" in told and "36,000" in told and "5 位居民中 4 位说做好了" in told
    assert "独居老人助餐上门" in scene.at().get("/ledgers/orders.purchases/").text
