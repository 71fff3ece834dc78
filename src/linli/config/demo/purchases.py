"""What the demonstration's street buys for residents: one call open, one in delivery, one evaluated."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from linli.config.demo.cast import Cast
from linli.config.demo.names import phones
from linli.kernel.actors import Actor
from linli.kernel.clock import local, today, travel
from linli.kernel.clock.days import DAY
from linli.kernel.evidence.intake import examine, limits
from linli.orders import acts
from linli.organisations.queries import tree
from linli.people.queries import proved_phone

Say = Callable[[str], object]
MEALS = {
    "title": "独居老人助餐上门", "theme": "elderly", "whom": ["old"], "unit": "餐", "quantity": 9000, "budget": 120000,
    "text": "工作日中午，给行动不便的独居老人送一顿热饭，顺便问一声平安。",
    "standard": "十二点前送到，饭菜温热；一周菜式不重样；敲门没人应，十分钟内告诉社区。",
    "how_often": "工作日每天一次", "measured": "签收单、每月抽查一次温度、老人回访",
    "conditions": "有食品经营许可，配送人员有健康证。",
}  # fmt: skip
STAIRS = {
    "title": "楼道照明和扶手巡修", "theme": "convenience", "whom": [], "unit": "楼门", "quantity": 120, "budget": 60000,
    "text": "没有物业的老楼，每月巡查一遍楼道灯和扶手，坏了当场修。",
    "standard": "灯全亮、扶手不松；报修后两个工作日内修好；修完清扫干净。",
    "how_often": "每月巡查一次", "measured": "巡查记录、修前修后照片、楼门长签字",
    "conditions": "有电工证，自备工具和常用配件。",
}  # fmt: skip
PHONES = {
    "title": "老年人智能手机小课堂", "theme": "elderly", "whom": ["old"], "unit": "课时", "quantity": 24,
    "budget": 18000,
    "text": "教老人用手机挂号、打车、视频通话，防诈骗。小班，一人一机。",
    "standard": "每班不超过十五人，两名老师；课后一周内有人答疑；有大字讲义。",
    "how_often": "每周一次，共十二周", "measured": "签到表、学员现场演示、课后评价",
    "conditions": "有面向老年人的教学经验。",
}  # fmt: skip


def build(cast: Cast, until: datetime, say: Say) -> None:
    """The street's desk plans and chooses, its secretary signs, the other desk accepts after residents."""
    _phones(cast, until)
    _stairs(cast, until)
    with travel(until - 4 * DAY):
        open_call = _published(cast, MEALS, closes=14, begins=24, ends=380)
    with travel(until - 2 * DAY):
        acts.put_proposal(
            _unit(cast, "禾邻"),
            purchase=open_call.pk,
            price=Decimal(112000),
            words="自有助餐点，四名配送员，备用厨房一处。",
        )
    say("purchases: one call open, one in delivery, one evaluated")


def _unit(cast: Cast, name: str) -> Actor:
    body = next(one for one in tree().below(cast.at.street.path) if name in one.name)
    return cast.units[body.id]


def _published(cast: Cast, item: dict[str, Any], closes: int, begins: int, ends: int) -> Any:
    """Planned by one, signed by another; days are counted from the moment in which it is called."""
    day = today()
    plan = acts.plan_purchase(
        cast.desks[0], **{**item, "budget": Decimal(item["budget"])}, at=cast.at.street, year=day.year,
        apply_words="在本页递交方案即可，不用跑腿。", contact="街道民生保障办 010-0000 0300",
        closes_on=day + closes * DAY, first_day=day + begins * DAY, last_day=day + ends * DAY,
    ).noun  # fmt: skip
    return acts.publish_purchase(cast.secretary, plan).noun


def _signed(
    cast: Cast, until: datetime, ago: int, item: dict[str, Any], offers: list[tuple[str, int, str]], why: str,
    parts: list[tuple[str, int, int, int]], length: int,
) -> Any:  # fmt: skip
    """From the plan to the signature, ``ago`` days ago; the first of ``offers`` is chosen.

    ``parts``: title, days from the plan until it is due, how many, amount.
    """
    with travel(until - ago * DAY):
        call = _published(cast, item, closes=10, begins=18, ends=length)
    with travel(until - (ago - 5) * DAY):
        put = [
            acts.put_proposal(_unit(cast, name), purchase=call.pk, price=Decimal(price), words=words).noun
            for name, price, words in offers
        ]
    with travel(until - (ago - 12) * DAY):
        call = acts.choose_supplier(cast.desks[0], call, proposal=put[0].pk, reason=why).noun
        day = local(until - ago * DAY).date()
        for title, due, quantity, amount in parts:
            acts.add_milestone(
                cast.desks[0], purchase=call.pk, title=title, due_on=day + due * DAY, quantity=quantity,
                amount=Decimal(amount),
            )  # fmt: skip
    with travel(until - (ago - 15) * DAY):
        return acts.sign_contract(
            cast.secretary, call.pk, contract_no=f"购服{call.pk:03d}", contract=[_paper()]
        ).noun


def _begun(cast: Cast, supplier: Actor, call: Any, where: str, asked: int) -> Any:
    """The supplier begins, residents are asked."""
    call = acts.start_purchase(
        supplier,
        call,
        contact=f"{call.supplier.name} 010-0000 0410",
        place_words=where,
        when_words=call.how_often,
    ).noun
    return acts.invite_acceptors(cast.desks[0], call, phones="\n".join(_phones_of(cast, asked))).noun


def _phones_of(cast: Cast, n: int) -> list[str]:
    """Phones of the residents who are asked."""
    home = cast.at.communities[0]
    mine = {one.person_id for one in cast.residents[home.id]}
    found: list[str] = []
    for phone in phones():
        one = proved_phone(phone)
        if one is None or len(found) == n:
            break
        if one.pk in mine:
            found.append(phone)
    return found


def _say(cast: Cast, part: Any, yes: int, no: int = 0, words: str = "", first: int = 0) -> None:
    home = cast.at.communities[0]
    for at, who in enumerate(cast.residents[home.id][first : first + yes + no]):
        done = at < yes
        acts.say_of_milestone(who, part.pk, done="yes" if done else "no", words="" if done else words)


def _stairs(cast: Cast, until: datetime) -> None:
    """One milestone accepted, the second delivered and waiting for residents."""
    property_firm = _unit(cast, "安巷物业")
    call = _signed(
        cast, until, 75, STAIRS,
        [("安巷物业", 54000, "两名持证电工常驻，配件成本价。"), ("燕来物业", 57600, "按次派工。")],
        "价格低，两名电工常驻，离老楼近。",
        [("第一轮巡修", 40, 40, 18000), ("第二轮巡修", 74, 40, 18000), ("第三轮巡修", 130, 40, 18000)], 140,
    )  # fmt: skip
    with travel(until - 56 * DAY):
        call = _begun(cast, property_firm, call, "我们上门", 7)
    first, second = call.milestones.order_by("n")[:2]
    with travel(until - 36 * DAY):
        acts.deliver_milestone(
            property_firm, first.pk, served=310, note="四十个楼门全部巡完，换灯二十六盏，紧固扶手九处。"
        )
    with travel(until - 34 * DAY):
        _say(cast, first, yes=5, no=1, words="六层的灯还是暗。")
    with travel(until - 33 * DAY):
        acts.accept_milestone(cast.desks[1], first.pk)
    with travel(until - DAY):
        acts.deliver_milestone(
            property_firm, second.pk, served=298, note="第二轮巡完，换灯十一盏，更换声控开关四个。"
        )
        _say(cast, second, yes=4, first=1)  # the one whose login is known has not said it yet


def _phones(cast: Cast, until: datetime) -> None:
    """All accepted, rated by those who came, evaluated."""
    firm = _unit(cast, "北屿软件")
    call = _signed(
        cast, until, 160, PHONES,
        [("北屿软件", 16800, "公司志愿讲师轮班，场地自带。"), ("禾邻", 17500, "两名社工带班。")],
        "讲师充足，场地无障碍，价格合适。", [("前六周", 66, 12, 8400), ("后六周", 110, 12, 8400)], 120,
    )  # fmt: skip
    with travel(until - 140 * DAY):
        call = _begun(cast, firm, call, "公司一层会议室", 6)
    for n, part in enumerate(call.milestones.order_by("n")):
        with travel(until - (95 - 45 * n) * DAY):
            acts.deliver_milestone(firm, part.pk, served=28 + n, note="按周开课，签到齐全，讲义已发。")
            _say(cast, part, yes=6)
        with travel(until - (93 - 45 * n) * DAY):
            acts.accept_milestone(cast.desks[1], part.pk)
        if n == 0:
            _come(cast, firm, call, until)
    with travel(until - 30 * DAY):
        acts.evaluate_purchase(
            cast.desks[0], call.pk,
            result="十二周二十四课时，五十七人次参加，四十一人能自己挂号。明年想分初级班和进阶班，并加一次上门答疑。",
        )  # fmt: skip


def _come(cast: Cast, firm: Actor, call: Any, until: datetime) -> None:
    """Residents of another community order it, come, and say how it was."""
    home = cast.at.communities[1]
    for at, who in enumerate(cast.residents[home.id][:6]):
        with travel(until - (85 - at) * DAY):
            order = acts.place_order(
                who, offer=call.offer_id, words="下周二可以来", contact="010-0000 0210"
            ).noun
            order = acts.deliver(firm, acts.accept(firm, order).noun).noun
            acts.rate_order(
                who, acts.confirm(who, order).noun, mark="basically" if at == 3 else "yes", words=""
            )


def _paper() -> Any:
    """A picture of a contract: lines, and nothing of an account."""
    sheet = Image.new("RGB", (620, 877), (252, 251, 246))
    draw = ImageDraw.Draw(sheet)
    for row in range(18):
        draw.line((80, 140 + row * 36, 540 - (row % 3) * 60, 140 + row * 36), fill=(150, 150, 145), width=3)
    file = BytesIO()
    sheet.save(file, "JPEG")
    return examine(
        SimpleUploadedFile("合同（示例）.jpg", file.getvalue(), "image/jpeg"), "合同（示例）.jpg", limits()
    )
