"""The demonstration: a year of training, a post being filled, people who stand in the reserve, an instructor."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from linli.config.demo.cast import Cast
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import ZONE, local, travel
from linli.kernel.clock.days import DAY
from linli.organisations import acts as organisations
from linli.organisations.queries import tree, vacancies
from linli.training import acts
from linli.training.queries import live_in

Say = Callable[[str], object]
HELD = "社区书记轮训班（第一期）"
AHEAD = "社区工作者接诉即办实务班"
PLAN = "书记轮训两期，新任书记优先；社区工作者实务班一期。以案例讲授为主，每期不超过两天。"


def build(cast: Cast, until: datetime, say: Say) -> None:
    """A plan, a course that was held, one with a waiting list; a selection, two entries of the reserve, a contract."""
    with travel(until - 120 * DAY):
        plan = acts.draft_plan(cast.secretary, year=local(until).year, text=PLAN).noun
        acts.publish_plan(cast.secretary, plan)
    _of_an_enterprise(cast, until - 30 * DAY)
    _held(cast, until)
    _just_held(cast, until)
    _ahead(cast, until)
    _selection(cast, until)
    _reserve(cast, until)
    _instructor(cast, until)
    say("training: a plan, two courses, a post being filled, the reserve, an instructor")


def _at(until: datetime, days: int, hour: int = 9) -> datetime:
    day: date = local(until).date() + timedelta(days=days)
    return datetime.combine(day, time(hour), ZONE)


def _of_an_enterprise(cast: Cast, at: datetime) -> None:
    """The branch of a company, whose secretary has just begun."""
    unit = next(ref for ref in tree().below(cast.at.street.path) if ref.name.startswith("北屿软件公司"))
    person = cast.residents[cast.at.communities[2].id][-1]
    with travel(at):
        branch = organisations.found_body(
            CLOCK, kind="branch", name="北屿软件公司党支部(示例)", parent=unit.id, founded_on=local(at).date()
        ).noun
        organisations.start_body(CLOCK, branch)
        post = organisations.plan_post(CLOCK, body=branch, role="branch_secretary").noun
        organisations.fill_post(CLOCK, post, person=person.person_id)


def _course(cast: Cast, at: datetime, **said: Any) -> Any:
    with travel(at):
        course = acts.draft_course(cast.secretary, **said).noun
        return acts.publish_course(cast.secretary, course).noun


def _held(cast: Cast, until: datetime) -> None:
    """Four secretaries, one of whom was ill; a second session the day after."""
    begins = _at(until, -60)
    course = _course(
        cast, until - 80 * DAY, title=HELD, targets=["secretary"], hours=16, seats=6, begins_at=begins,
        where="街道党校教室", speaker="区委党校教师", about="怎样把群众的诉求办实；议事协商的方法；两天，含现场教学。",
    )  # fmt: skip
    secretaries = list(cast.secretaries.values())[:4]
    with travel(until - 79 * DAY):
        acts.add_session(cast.secretary, course, begins_at=begins + DAY, hours=3, where="高原街社区议事厅")
        for one in secretaries:
            acts.send(cast.secretary, course=_fresh(course), post=_post(one))
    with travel(begins + 2 * DAY):
        hours = [16, 16, 12, 0]
        given: Any = {f"hours_{one.pk}": hours[number] for number, one in enumerate(live_in(course))}
        acts.note_results(cast.secretary, course.pk, **given)
        acts.close_course(cast.secretary, course.pk)


def _just_held(cast: Cast, until: datetime) -> None:
    """Three days ago; its results are still to be entered."""
    course = _course(
        cast, until - 20 * DAY, title="社区工作者应急处置培训", targets=["community_worker"], hours=6, seats=10,
        begins_at=_at(until, -3, 14), where="街道消防站", about="灭火器使用、心肺复苏、暴雨内涝的先期处置。",
    )  # fmt: skip
    with travel(until - 15 * DAY):
        for home in cast.at.communities[5:]:
            if home.id in cast.workers:
                acts.send(cast.secretary, course=_fresh(course), post=_post(cast.workers[home.id]))


def _ahead(cast: Cast, until: datetime) -> None:
    """Three places, five who would like to come: two wait."""
    course = _course(
        cast, until - 6 * DAY, title=AHEAD, targets=["community_worker"], hours=8, seats=3, begins_at=_at(until, 14),
        where="街道三楼会议室", speaker="区级受理中心业务骨干", about="来电怎么听，单子怎么转，回访怎么问。",
    )  # fmt: skip
    homes = [one.id for one in cast.at.communities]
    workers = [cast.workers[home] for home in homes if home in cast.workers][:5]
    for number, one in enumerate(workers):
        with travel(until - 5 * DAY + number * timedelta(hours=2)):
            acts.enrol(one, course=_fresh(course), post=_post(one))


def _selection(cast: Cast, until: datetime) -> None:
    """An empty post of a community: recommended, and being checked."""
    post = vacancies(cast.at.street.path).first()
    if post is None:
        return
    with travel(until - 20 * DAY):
        one = acts.open_selection(cast.secretary, post=post.pk).noun
    with travel(until - 9 * DAY):
        acts.recommend(
            cast.secretary, one.pk, channel="recommended", group="social_graduate", candidates=2, heard=46,
            note="居民代表会议推荐，党员大会征求意见。",
        )  # fmt: skip


def _reserve(cast: Cast, until: datetime) -> None:
    """Two residents wrote themselves in; one has been taken in, one waits for an answer."""
    home = cast.at.communities[0]
    said = [
        (["community_worker"], "做过十年护士，会用电脑，熟悉老年人照护。", "想在家门口做社区工作。", 70),
        (["secretary", "volunteer"], "退役军人，组织过小区消防演练。", "愿意先从楼门长做起。", 3),
    ]
    for person, (targets, skills, wishes, days) in zip(cast.residents[home.id][2:4], said, strict=True):
        with travel(until - days * DAY):
            one = acts.apply(
                person, body=cast.at.street.id, targets=targets, skills=skills, wishes=wishes, agree=True
            ).noun
        if days > 7:
            with travel(until - (days - 4) * DAY):
                acts.accept(cast.secretary, one)


def _instructor(cast: Cast, until: datetime) -> None:
    """A retired cadre whose contract ends within the month."""
    person = get_user_model()._base_manager.get(
        pk=cast.residents[cast.at.communities[1].id][-1].person_id or 0
    )
    begins = local(until).date() - timedelta(days=345)
    with travel(until - 200 * DAY):
        one = acts.select_instructor(
            cast.secretary, number=person.number, subject="两新组织党建", is_public=True
        ).noun
        acts.contract(cast.secretary, one, begins=begins)


def _post(actor: Actor) -> int:
    assert actor.post is not None
    return actor.post.id


def _fresh(noun: Any) -> Any:
    return type(noun)._base_manager.select_related("body").get(pk=noun.pk)
