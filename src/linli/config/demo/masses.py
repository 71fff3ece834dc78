"""The demonstration's notices of policy, who passes them on, and what organisations raise for their members."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from linli.config.demo.cast import Cast
from linli.kernel.clock import travel
from linli.kernel.clock.days import DAY
from linli.needs import acts as needs
from linli.organisations import acts
from linli.organisations.queries import tree

Say = Callable[[str], object]
CARRIERS = ["mass_organisation", "social_organisation", "community_organisation"]
MEALS = (
    "老年助餐补贴从下月起调整(示例)",
    "六十岁以上、家在本街道的老人，在助餐点用餐每餐可享补贴。带身份证到社区服务站登记一次即可，不用单位盖章。",
)
WOMEN = (
    "家里有老人的姐妹：下月起在助餐点吃饭更便宜，带身份证去社区服务站登记一次就行，我们周三上午可以陪着去。"
)
HANDS = "禾邻的志愿者可以帮行动不便的老人代办登记，电话里说一声就行。"
ASKED = "外地户口、住在本街道的老人，能不能享受助餐补贴？"
ANSWERED = "可以。持居住证或在本街道居住满半年的证明，同样到社区服务站登记。"
RIDERS = (
    "外卖和快递会员反映，楼下没有充电柜，只能把电池带上楼，既不安全也不方便。希望在小区门口设一个换电柜。"
)


def build(cast: Cast, until: datetime, say: Say) -> None:
    """The street publishes a notice; two organisations pass it on, one asks about it; the union speaks for riders."""
    street, home = cast.at.street, cast.at.communities[0]
    women, union, hands = (_of(cast, word) for word in ("妇女", "工会", "禾邻"))
    with travel(until - 20 * DAY):
        notice = acts.publish_notice(
            cast.desks[0], title=MEALS[0], text=MEALS[1], kinds=CARRIERS, under=street.id,
            valid_until=(until + 100 * DAY).date(),
        ).noun  # fmt: skip
    with travel(until - 19 * DAY):
        acts.pass_on(women, notice=notice, words=WOMEN)
    with travel(until - 17 * DAY):
        acts.pass_on(hands, notice=notice, words=HANDS)
        asked = _voiced(women, home, 36, ASKED, kind="consult", notice=notice.pk)
    with travel(until - 16 * DAY):
        asked = needs.answer(cast.desks[0], asked, text=ANSWERED).noun
    with travel(until - 15 * DAY):
        asked = needs.rate(women, asked, contacted=True, solved=True, satisfied="yes").noun
        needs.publish(cast.secretary, asked, title="外地户口老人能享受助餐补贴吗", text=ASKED, reply=ANSWERED)
    with travel(until - 5 * DAY):
        riders = _voiced(union, home, 120, RIDERS, kind="suggestion")
    with travel(until - 5 * DAY + timedelta(hours=3)):
        riders = needs.dispatch(cast.desks[0], riders, body=home.id).noun
        needs.sign(cast.workers[home.id], riders)
    say("notices: 1, passed on by 2; raised for members: 2")


def _of(cast: Cast, word: str) -> Any:
    """Who works in the organisation of the street whose name holds a word."""
    return next(
        cast.units[ref.id]
        for ref in tree().children(cast.at.street.id)
        if ref.id in cast.units and word in ref.name
    )


def _voiced(who: Any, home: Any, members: int, text: str, **how: Any) -> Any:
    return needs.raise_for_members(who, members=members, text=text, area=home.area_code, **how).noun
