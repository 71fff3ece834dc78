"""The dispatch catalogue and the reply templates of the demonstration."""

from linli.config.demo.bodies import DISTRICT, STREET
from linli.config.demo.cast import Cast
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.needs import acts
from linli.needs.queries import categories

SOURCE = "示例目录"
# Category → who is competent: a department by its place in the list, the street, or the community at once.
TO_DEPARTMENT = {"0507": 0, "0606": 0, "0704": 1, "0903": 2, "0404": 2}
TO_STREET = ("0502", "0703")
DIRECT = ("0205", "0601", "0607")

TEMPLATES = [
    ("已修好", "您反映的问题已经修好({number})。再有问题请打社区值班电话，我们当天回您。"),
    ("需要几天", "您反映的事我们已经到现场看过({number})，材料要几天才到。到了先给您装，装好告诉您。"),
    ("不归我们管", "这件事依法由别的单位办({number})。已经替您转过去，办的单位会和您联系；办完我们再问您。"),
    ("请您补充", "为了办得准，请您补充地点和时间({number})，拍一张照片更好。不方便打字可以打社区电话。"),
]


def write(cast: Cast) -> None:
    """Lines for all below the district, others for the street alone; templates at three desks."""
    for code, number in TO_DEPARTMENT.items():
        _line(cast.officer, code, DISTRICT, body=cast.at.departments[number].id)
    for code in TO_STREET:
        _line(cast.desks[0], code, STREET, level="street")
    for code in DIRECT:
        _line(cast.desks[0], code, STREET, level="community", direct=True)
    for body in (cast.at.communities[0].id, cast.at.communities[1].id, cast.at.street.id):
        for title, text in TEMPLATES:
            acts.add_template(cast.handler(body), title=title, text=text, category=None)


def category(code: str) -> int:
    """The id of a category that was loaded before."""
    return next(one.id for one in categories().values() if one.code == code)


def _line(
    actor: Actor, code: str, area: str, *, body: int | None = None, level: str = "", direct: bool = False
) -> None:
    acts.set_route(
        actor, category=category(code), area=area, kind="", body=body, level=level, direct=direct, urgency="",
        source=SOURCE, valid_from=today(),
    )  # fmt: skip
