"""The demonstration: the life of a branch, talks whose points are answered, what is on in the next weeks."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from linli.config.demo import talks
from linli.config.demo.cast import Cast
from linli.config.demo.gathered import HOUR, at, attempt, coming, do, plan
from linli.kernel.actors import Actor
from linli.kernel.clock import local, travel
from linli.kernel.clock.days import DAY
from linli.meetings import acts
from linli.organisations.queries import tree

Say = Callable[[str], object]
LIFE = [
    (
        "themed_day",
        15,
        "主题党日：{}",
        ["清理楼道杂物", "走访独居老人", "学习新修订的居民委员会组织法", "义务理发"],
    ),
    ("branch_committee", 8, "支委会", ["安排本月工作\n讨论党员联系楼门分工"]),
    ("party_lesson", 22, "党课：{}", ["怎样把群众的事办成", "从一件小事看作风"]),
    ("branch_general", 25, "党员大会", ["通报季度工作\n讨论发展对象"]),
]


def build(cast: Cast, until: datetime, say: Say) -> None:
    """Seven months of a branch, two talks with their answers, a joint activity, and what is on."""
    for body, secretary in cast.branches.items():
        _life(cast, body, secretary, until)
    talks.talk(cast, until - timedelta(days=40))
    talks.open_minutes(cast, until - timedelta(days=6))
    _joint(cast, until - timedelta(days=20))
    _ahead(cast, until)
    say("gatherings: a branch and its year, talks and answers, what is on")


def _life(cast: Cast, body: int, secretary: Actor, until: datetime) -> None:
    """Each month its fixed days; one meeting of the committee is missing, of one the reason is noted."""
    first = until - timedelta(days=205)
    with travel(first):
        for kind, day, _title, _topics in LIFE:
            acts.set_rhythm(secretary, kind=kind, day=day, at=time(15), where="党员活动室")
        acts.set_rhythm(secretary, kind="party_group", applies=False, reason="支部未分设党小组")
    month = local(first).date().replace(day=1)
    while at(month, 15) < until:
        for number, (kind, day, title, topics) in enumerate(LIFE):
            begins = at(month.replace(day=day), 15)
            quarterly = kind in ("party_lesson", "branch_general") and month.month % 3 != 2
            missed = kind == "branch_committee" and month.month in (7, 10)
            if first + 2 * DAY < begins < until - DAY and not quarterly and not missed:
                topic = topics[month.month % len(topics)]
                _one_of_life(
                    secretary, body, kind, title.format(topic), begins, topic, 9 + (number + month.month) % 7
                )
        month = (month.replace(day=28) + 4 * DAY).replace(day=1)
    with travel(until - 3 * HOUR):
        for said in (
            {
                "kind": "branch_committee",
                "first": date(local(until).year, 7, 1),
                "reason": "书记参加区委党校培训",
            },
        ):
            attempt(acts.explain, secretary, **said)
        attempt(acts.plan_missing, secretary)


def _one_of_life(
    secretary: Actor, body: int, kind: str, title: str, begins: datetime, topic: str, people: int
) -> None:
    meeting = plan(
        begins - 6 * DAY, secretary, body, kind, title[:40], begins, where="党员活动室", agenda=topic
    )
    do(begins - 5 * DAY, acts.notice, secretary, meeting)
    do(begins + 3 * HOUR, acts.hold, secretary, meeting, people_n=people)
    do(
        begins + 4 * HOUR,
        acts.draft_minutes,
        secretary,
        meeting,
        chair="支部书记",
        recorder="组织委员",
        present=f"党员{people}人",
    )
    do(begins + 2 * DAY, acts.sign_minutes, secretary, meeting)


def _joint(cast: Cast, begins: datetime) -> None:
    """A joint activity of a community, a school and the women's federation."""
    home = cast.at.communities[0]
    begins = at(local(begins).date(), 9)
    meeting = plan(
        begins - 9 * DAY, cast.secretaries[home.id], home.id, "joint", "邻里开放日：孩子讲、老人听", begins,
        where="青桐路小学操场", together=_partners(cast), about="孩子们给老人讲手机怎么用，一起包饺子。",
    )  # fmt: skip
    do(begins - 8 * DAY, acts.notice, cast.secretaries[home.id], meeting)
    do(
        begins + 4 * HOUR,
        acts.hold,
        cast.secretaries[home.id],
        meeting,
        people_n=86,
        outcome="四十位老人学会了视频通话。",
    )


def _partners(cast: Cast) -> list[int]:
    wanted = ("青桐路小学", "小关街道妇女联合会")
    return [ref.id for ref in tree().below(cast.at.street.path) if ref.name.startswith(wanted)]


def _ahead(cast: Cast, until: datetime) -> None:
    """What a visitor finds under "Take part"."""
    first, second, third = cast.at.communities[:3]
    today, said = local(until).date(), until - 3 * DAY
    secretary = cast.secretaries[first.id]
    talk = plan(
        said, secretary, first.id, "talk", "和书记面对面：加装电梯怎么商量", at(today + 4 * DAY, 14),
        where="社区议事室",
        seats=8, about="想装的、不想装的，都请来说说。", agenda="一楼住户的顾虑 30\n费用怎么分 30\n下一步 10",
    )  # fmt: skip
    do(said + HOUR, acts.notice, secretary, talk)
    coming(talk, cast.residents[first.id][1:9], said + 2 * HOUR, wants_answers=True)
    coming(talk, cast.residents[first.id][:1], said + 5 * HOUR, wants_answers=True, listed=True)
    for body, kind, title, days, hour, how in (
        (first.id, "lecture", "法治讲座：老人怎样防骗", 6, 9, {"speaker": "律师", "where": "多功能厅", "seats": 60}),
        (second.id, "activity", "秋冬旧衣互换", 3, 10, {"where": "小区广场"}),
        (third.id, "forum", "楼门长座谈会", 8, 19, {"where": "社区活动室", "seats": 20}),
        (first.id, "joint", "邻里年货节", 12, 9, {"where": "青桐路小学操场", "together": _partners(cast)}),
    ):  # fmt: skip
        keeper = cast.secretaries[body]
        meeting = plan(said, keeper, body, kind, title, at(today + days * DAY, hour), **how)
        do(said + HOUR, acts.notice, keeper, meeting)
    gone = plan(said, secretary, first.id, "activity", "露天电影", at(today + 2 * DAY, 19), where="小区广场")
    do(said + HOUR, acts.notice, secretary, gone)
    coming(gone, cast.residents[first.id][:3], said + 2 * HOUR)
    do(until - 2 * HOUR, acts.cancel, secretary, gone, reason="当晚有大风，改期另行通知。")
