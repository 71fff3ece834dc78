"""Builders for tests of purchased services: they go through the acts, so that no test starts from what cannot be."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from linli.kernel.actors import Actor
from linli.kernel.clock import now, today, travel
from linli.kernel.evidence.intake import Examined, examine, limits
from linli.orders import acts, testing
from linli.orders.models import Milestone, Purchase
from linli.organisations.testing import a_body, holding
from linli.people.testing import person

DAY = timedelta(days=1)
PRICE = Decimal("36000.00")


@dataclass(frozen=True)
class Bazaar:
    """The street buys: Sue plans and chooses, Lin signs, Fang accepts; Uma's school and Hao's organisation propose."""

    market: testing.Market
    social: Any
    sue: Actor
    lin: Actor
    fang: Actor
    hao: Actor
    residents: list[tuple[Any, str]]  # each with the phone they have proved

    @property
    def street(self) -> Any:
        return self.market.place.street


def a_bazaar(residents: int = 6, market: Any = None) -> Bazaar:
    market = market or testing.a_market()
    street = market.place.street
    social = a_body("social_organisation", "禾邻社会工作服务中心(示例)", street)
    phones = [f"1391000{n:04d}" for n in range(residents)]
    people = [person(f"居民{n}", phone, phone_verified=True) for n, phone in enumerate(phones, start=1)]
    return Bazaar(
        market, social, sue=market.sue,
        lin=holding(person("林书记"), street, "street_secretary"),
        fang=holding(person("方核"), street, "street_desk"),
        hao=holding(person("郝社工"), social, "unit_contact"),
        residents=[
            (Actor(person_id=one.pk, name=one.name), phone) for one, phone in zip(people, phones, strict=True)
        ],
    )  # fmt: skip


def a_paper() -> Examined:
    """A small photo of a paper, as forms give it."""
    return examine(a_file(), "合同.jpg", limits())


def a_file() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (32, 24), (200, 200, 190)).save(file, "JPEG")
    return SimpleUploadedFile("合同.jpg", file.getvalue(), "image/jpeg")


def asked(bazaar: Bazaar, **said: Any) -> dict[str, Any]:
    """An item of the catalogue as forms give it."""
    day = today()
    given = {
        "title": "独居老人助餐上门", "theme": "elderly", "text": "中午给独居老人送一顿热饭。", "whom": ["old"],
        "at": testing.ref(bazaar.market.place.community), "standard": "饭菜温热，十二点前送到，一周不重样。",
        "how_often": "工作日每天一次", "measured": "签收单、抽查温度", "unit": "餐", "quantity": 3000, "year": day.year,
        "budget": Decimal(40000), "conditions": "有食品经营许可", "apply_words": "",
        "contact": "街道民生办 010-0000 0300",
        "closes_on": day + 10 * DAY, "first_day": day + 20 * DAY, "last_day": day + 200 * DAY,
    }  # fmt: skip
    return {**given, **said}


def planned(bazaar: Bazaar, **said: Any) -> Purchase:
    one: Purchase = acts.plan_purchase(bazaar.sue, **asked(bazaar, **said)).noun
    return one


def published(bazaar: Bazaar, **said: Any) -> Purchase:
    one: Purchase = acts.publish_purchase(bazaar.lin, planned(bazaar, **said)).noun
    return one


def proposed(purchase: Purchase, by: Actor, price: Decimal = PRICE) -> Any:
    return acts.put_proposal(by, purchase=purchase.pk, price=price, words="两名社工带队，自有厨房。").noun


def days_ago(n: int) -> Any:
    return travel(now() - n * DAY)


def chosen(bazaar: Bazaar, **said: Any) -> Purchase:
    """Published forty days ago, two proposed, Sue chose Hao's eleven days later."""
    with days_ago(40):
        purchase = published(bazaar, **said)
        proposal = proposed(purchase, bazaar.hao)
        proposed(purchase, bazaar.market.uma, PRICE + 1000)
    with days_ago(29):
        one: Purchase = acts.choose_supplier(
            bazaar.sue, purchase, proposal=proposal.pk, reason="价格合适，有自己的厨房。"
        ).noun
    return one


def divided(bazaar: Bazaar, parts: int = 2, **said: Any) -> Purchase:
    """Chosen, with milestones that are the whole price."""
    purchase = chosen(bazaar, **said)
    with days_ago(28):
        for n in range(1, parts + 1):
            acts.add_milestone(
                bazaar.sue, purchase=purchase.pk, title=f"第{n}期", due_on=purchase.first_day + 40 * n * DAY,
                quantity=3000 // parts, amount=PRICE / parts,
            )  # fmt: skip
    return fresh(purchase)


def contracted(bazaar: Bazaar, parts: int = 2, **said: Any) -> Purchase:
    purchase = divided(bazaar, parts, **said)
    with days_ago(27):
        one: Purchase = acts.sign_contract(
            bazaar.lin, purchase, contract_no="购服〔2026〕7号", contract=[a_paper()]
        ).noun
    return one


def begun(bazaar: Bazaar, parts: int = 2, residents: int = 5, **said: Any) -> Purchase:
    """Being delivered, with residents who are asked."""
    purchase = contracted(bazaar, parts, **said)
    with days_ago(20):
        purchase = acts.start_purchase(
            bazaar.hao,
            purchase,
            contact="禾邻 010-0000 0400",
            place_words="我们上门",
            when_words="工作日中午",
        ).noun
        if residents:
            phones = "\n".join(phone for _who, phone in bazaar.residents[:residents])
            purchase = acts.invite_acceptors(bazaar.sue, purchase, phones=phones).noun
    return purchase


def part_of(purchase: Purchase, n: int = 1) -> Milestone:
    return Milestone.objects.select_related(*Milestone.WITH).get(purchase=purchase.pk, n=n)


def delivered(bazaar: Bazaar, purchase: Purchase, n: int = 1, served: int = 42) -> Milestone:
    one: Milestone = acts.deliver_milestone(
        bazaar.hao, part_of(purchase, n), served=served, note="按日送餐，无间断。"
    ).noun
    return one


def say(bazaar: Bazaar, part: Milestone, yes: int = 4, no: int = 1) -> None:
    """Residents say whether it was done, the first ones yes."""
    for at, (who, _phone) in enumerate(bazaar.residents[: yes + no]):
        done = at < yes
        acts.say_of_milestone(
            who, fresh_part(part), done="yes" if done else "no", words="" if done else "饭是凉的"
        )


def accepted(bazaar: Bazaar, purchase: Purchase, n: int = 1) -> Milestone:
    part = delivered(bazaar, purchase, n)
    say(bazaar, part)
    one: Milestone = acts.accept_milestone(bazaar.fang, fresh_part(part)).noun
    return one


def fresh(purchase: Purchase) -> Purchase:
    return Purchase.objects.select_related(*Purchase.WITH).get(pk=purchase.pk)


def fresh_part(part: Milestone) -> Milestone:
    return Milestone.objects.select_related(*Milestone.WITH).get(pk=part.pk)
