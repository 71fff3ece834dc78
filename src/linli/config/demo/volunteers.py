"""Volunteers of the demonstration: who serves, tasks past and to come, hours, one certificate."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from linli.config.demo.cast import Cast
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.clock import local, travel
from linli.kernel.queries import find
from linli.volunteers import acts, queries

Say = Callable[[str], object]
DAY = timedelta(days=1)
# Title, field, where, for whom, skill, first and last hour, places, text.
PAST = [
    ("陪老人去医院", "elderly", "社区服务站门口", "独居老人", "company", 9, 11, 3, "陪同挂号、取药，送回家。"),
    ("周末清扫楼道", "environment", "3号楼前", "全体居民", "", 9, 11, 6, "带手套，工具由社区准备。"),
    ("教老人用手机", "technology", "社区活动室", "老年居民", "phones", 14, 16, 4, "挂号、打车、视频通话，一对一教。"),
    ("小学门口护学岗", "safety", "幼师街口", "上下学的孩子", "", 7, 8, 4, "穿反光背心，站在斑马线两端。"),
]  # fmt: skip
COMING = [
    ("陪老人去医院", "elderly", "社区服务站门口", "独居老人", "", 9, 11, 3, "陪同挂号、取药，送回家。", 3),
    ("假期作业辅导", "children", "社区活动室", "双职工家庭的孩子", "teaching", 14, 16, 4, "一位志愿者带三个孩子。", 5),
    ("雪后扫路", "environment", "南门小广场", "全体居民", "", 7, 9, 1, "请穿防滑鞋。", 2),
    ("义务理发", "elderly", "社区服务站", "行动不便的老人", "hair", 9, 11, 2, "自带工具，也可用社区的。", 8),
    ("网格巡查小队", "safety", "社区服务站", "全体居民", "", 19, 21, 4, "两人一组，看消防通道。", 4),
]  # fmt: skip
SKILLS: tuple[list[str], ...] = (
    ["company", "hair"],
    ["phones"],
    ["teaching", "crafts"],
    ["first_aid"],
    [],
    ["garden"],
    ["law"],
    ["company"],
)


def serve(cast: Cast, until: datetime, say: Say) -> None:
    """Two communities with volunteers; six weeks of tasks; what is to come; a certificate for the first of them."""
    for number, community in enumerate(cast.at.communities[:2]):
        people = cast.residents[community.id][: 8 if number == 0 else 4]
        with travel(until - 60 * DAY):
            for one, skills in zip(people, SKILLS, strict=False):
                acts.register(
                    one, home=community, skills=skills, times=["we_am", "we_pm"], is_shown=bool(skills)
                )
        organiser = cast.workers[community.id]
        for week, told in enumerate(PAST if number == 0 else PAST[:1]):
            _held(organiser, community, people, told, until - timedelta(days=40 - 9 * week))
        _coming(organiser, community, people, until, number)
    _certificate(cast, until)
    say("volunteers: tasks, hours, one certificate")


def _task(organiser: Actor, community: Any, told: tuple[Any, ...], day: datetime, **more: Any) -> Any:
    title, field, where, whom, skill, begins, ends, seats, text = told[:9]
    task = acts.draft_task(
        organiser, title=title, text=text, place_words=where, contact=f"{organiser.name} {_phone(community)}".strip(),
        at=community, for_whom=whom, field=field, skill=skill, day=local(day).date(), begins=time(begins),
        ends=time(ends), seats=seats, **more,
    ).noun  # fmt: skip
    return acts.publish_task(organiser, task).noun


def _phone(community: Any) -> str:
    return str(find("organisations.body", CLOCK, community.id).desk_phone)


def _held(
    organiser: Actor, community: Any, people: list[Actor], told: tuple[Any, ...], day: datetime
) -> None:
    """A task of the past: signed up for, held, its hours posted and mostly confirmed."""
    skill = told[4]
    with travel(day - 6 * DAY):
        task = _task(organiser, community, told, day)
        fit = [one for one in people if not skill or skill in _skills(one)]
        seats = [acts.ask(one, shift=task.shifts.get()).noun for one in fit[: told[7]]]
    with travel(task.ends_at + timedelta(hours=2)):
        for one in seats:
            acts.attend(organiser, one.pk, minutes=one.shift.planned_minutes + 15)
        acts.post_task(organiser, task)
    with travel(task.ends_at + timedelta(hours=9)):
        by_id = {one.person_id: one for one in people}
        for n, row in enumerate(task.hours.order_by("id")):
            if n == 2:
                acts.contest_hours(
                    by_id[row.person_id], row, minutes=row.minutes + 30, words="我留到最后才走。"
                )
            else:
                acts.confirm_hours(by_id[row.person_id], row)


def _skills(actor: Actor) -> list[str]:
    profile = queries.profile_of(actor)
    return list(profile.skills) if profile else []


def _coming(organiser: Actor, community: Any, people: list[Actor], until: datetime, number: int) -> None:
    """What can be taken now: one of them full with a line, one every week."""
    for told in COMING if number == 0 else COMING[:2]:
        weekly = (
            {"every": "weekly", "until": local(until + (told[9] + 21) * DAY).date()} if told[5] == 19 else {}
        )
        with travel(until - 2 * DAY):
            task = _task(organiser, community, told, until + told[9] * DAY, **weekly)
        with travel(until - DAY):
            if told[7] == 1:
                for one in people[1:3]:
                    acts.ask(one, shift=task.shifts.get(), wait=True)
            elif not told[4] and not weekly:
                acts.ask(people[0], shift=task.shifts.get())


def _certificate(cast: Cast, until: datetime) -> None:
    """The first resident's own, issued by the secretary; and one that waits."""
    community = cast.at.communities[0]
    people = cast.residents[community.id]
    first, last = local(until - 45 * DAY).date(), local(until - 3 * DAY).date()
    with travel(until - 2 * DAY):
        one = acts.ask_certificate(people[0], body=community, first=first, last=last).noun
        acts.issue_certificate(cast.secretaries[community.id], one)
    with travel(until - DAY):
        acts.ask_certificate(people[1], body=community, first=first, last=last)
