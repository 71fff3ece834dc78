"""The demonstration's projects: one done and rated, one with a missed milestone, a key task, a hard matter carried
over, one that waits to be adopted."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from linli.config.demo.cast import Cast
from linli.config.demo.gathering import CABLES, LAMPS, LIFTS, MARKET, PARKING, raised
from linli.config.demo.timeline import at_desk
from linli.kernel.actors import Actor
from linli.kernel.clock import local, travel
from linli.kernel.clock.days import DAY
from linli.kernel.refusals import NotYours
from linli.needs.queries.gathered import reporters_by_need
from linli.projects import acts
from linli.projects.models import Project

Say = Callable[[str], object]
MARKS = ("yes", "yes", "yes", "yes", "basically", "yes", "basically", "no")


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Told from the past up to now; each joins what neighbours raised, and one kind of matter gathers by itself."""
    told = [scene(cast, until) for scene in (_rated, _missed, _key, _carried, _waiting)]
    raised(cast, cast.at.communities[0], CABLES, until - 9 * DAY, until - 1 * DAY, solved=False)
    say(f"projects: {len(told)}, the first for {told[0].body.name}")


def _day(until: datetime, days: int) -> Any:
    return local(until + days * DAY).date()


def _at(until: datetime, days: int) -> Any:
    return travel(at_desk(until + days * DAY))


def _begun(who: Actor, days: int, until: datetime, **told: Any) -> Project:
    """Made out of needs by who leads it, and begun two days later."""
    with _at(until, days):
        project = acts.gather(who, lead=who.post.body_id if who.post else 0, **told).noun
    with _at(until, days + 2):
        return acts.begin(who, project).noun  # type: ignore[no-any-return]


def _milestone(who: Actor, project: Project, until: datetime, title: str, days: int) -> Any:
    return acts.set_milestone(who, project=project.pk, title=title, due_on=_day(until, days)).noun


def _rated(cast: Cast, until: datetime) -> Project:
    """Done five weeks ago; those who asked have said how it was, and needs of its kind are counted again."""
    home = cast.at.communities[0]
    who = cast.secretaries[home.id]
    needs = raised(cast, home, LAMPS, until - 100 * DAY, until - 80 * DAY)
    known = {"category": needs[0].category_id, "area": home.area_code}
    days = {"first": _day(until, -100), "last": _day(until, -80)}
    project = _begun(
        who, -75, until, title="楼道和单元门一起修", about="同一个小区反复报修，不再一户一户补，一次修到位。",
        ends_on=_day(until, -30), needs=[one.pk for one in needs], money=Decimal(26000), money_source="街道自有资金",
        helpers=list(cast.units)[-1:], **known, **days,
    )  # fmt: skip
    with _at(until, -72):
        steps = [
            _milestone(who, project, until, title, days)
            for title, days in (("逐楼查看", -65), ("全部修好", -42))
        ]
        acts.tie(who, project.pk, text="居民代表会议同意先修老旧单元，再修其余单元。")
        acts.list_hard(who, project.pk, year=_day(until, -72).year)
    with _at(until, -66):
        acts.reach(who, steps[0].pk, note="看了六栋楼。")
    with _at(until, -40):
        acts.reach(who, steps[1].pk)
    with _at(until, -36):
        project = acts.finish(who, project.pk, result="六栋楼的楼道灯和单元门都已修好，物业按月巡查。").noun
    people = [one.person_id for some in reporters_by_need([one.pk for one in needs]).values() for one in some]
    for number, person in enumerate(dict.fromkeys(filter(None, people))):
        with travel(until - (34 - number % 20) * DAY):
            _say(Actor(person_id=person), project, MARKS[number % len(MARKS)])
    return project


def _say(who: Actor, project: Project, mark: str) -> None:
    """Whoever has said it already does not say it twice."""
    try:
        acts.rate(who, project.pk, mark=mark)
    except NotYours:
        return


def _missed(cast: Cast, until: datetime) -> Project:
    """Under way; one milestone was moved and then missed, and the reason stands beside it."""
    home = cast.at.communities[0]
    who = cast.secretaries[home.id]
    needs = raised(cast, home, PARKING, until - 62 * DAY, until - 48 * DAY)
    project = _begun(
        who, -45, until, title="院里停车重新安排", about="划出消防通道和车位，和学校、商家错时共用。",
        ends_on=_day(until, 45), needs=[one.pk for one in needs], helpers=list(cast.units)[:2],
    )  # fmt: skip
    with _at(until, -42):
        first = _milestone(who, project, until, "和各家商量出方案", -28)
        second = _milestone(who, project, until, "画线", -16)
        _milestone(who, project, until, "错时共用开始", 30)
        acts.list_hard(who, project.pk, year=_day(until, 0).year)
    with _at(until, -29):
        acts.reach(who, first.pk, note="开了两次协商会。")
        acts.move(who, second.pk, due_on=_day(until, -5), reason="路面要先补平。")
    with _at(until, -3):
        acts.explain(who, second.pk, reason="施工队下周才能进场，已约好时间。")
        acts.say(who, project.pk, kind="changed", text="按居民意见，残疾人车位移到离单元门最近的地方。")
    return project


def _key(cast: Cast, until: datetime) -> Project:
    """A key task that the street leads with departments and units; what residents asked, what was explained."""
    desk = cast.desks[0]
    needs = raised(cast, cast.at.communities[2], MARKET, until - 40 * DAY, until - 24 * DAY, street=True)
    project = _begun(
        desk, -20, until, kind="key", title="便民市场周边更新",
        about="区重点任务(示例)：市场、道路、雨水管一起更新，分三段施工。",
        ends_on=_day(until, 160), needs=[one.pk for one in needs], money=Decimal(860000),
        money_source="区级专项(示例)", helpers=[*(one.id for one in cast.at.departments), *list(cast.units)[:1]],
    )  # fmt: skip
    with _at(until, -15):
        _milestone(desk, project, until, "第一段通水通路", 25)
        _milestone(desk, project, until, "市场重新开门", 120)
        acts.say(desk, project.pk, kind="explained", text="施工期间从北门进出，轮椅和婴儿车有专门的路。")
    with _at(until, -6):
        acts.say(desk, project.pk, kind="changed", text="按商户意见，夜间不施工，每天 20 点前收工。")
    return project


def _carried(cast: Cast, until: datetime) -> Project:
    """A hard matter of last year that is carried over with the reason."""
    home = cast.at.communities[1]
    who = cast.secretaries[home.id]
    needs = raised(cast, home, LIFTS, until - 150 * DAY, until - 124 * DAY)
    year = _day(until, 0).year
    project = _begun(
        who, -120, until, title="老旧小区加装电梯", about="有意愿的单元先做，一个单元一个方案。",
        ends_on=_day(until, 200), needs=[one.pk for one in needs],
    )  # fmt: skip
    with _at(until, -117):
        acts.list_hard(who, project.pk, year=_day(until, -117).year - 1)
        acts.carry_over(who, project.pk, year=year, reason="一层住户的补偿还在商量，两个单元已谈妥。")
        _milestone(who, project, until, "第一个单元开工", 40)
    return project


def _waiting(cast: Cast, until: datetime) -> Project:
    """A school proposes that the street lead it; nobody has answered yet."""
    body, who = next(
        (pk, one) for pk, one in cast.units.items() if "小学" in (one.post.body_name if one.post else "")
    )
    with _at(until, -2):
        return acts.propose(  # type: ignore[no-any-return]
            who, lead=cast.at.street.id, title="校门口接送时段不堵车", helpers=[body],
            about="错峰放学，家长在操场等候，路边不停车。学校开放操场，请街道牵头、交管配合。", ends_on=_day(until, 60),
        ).noun  # fmt: skip
