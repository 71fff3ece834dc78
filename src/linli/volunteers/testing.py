"""Builders for tests of volunteers: they go through the acts, so that no test starts from what cannot be."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import load_calendar, now, today, travel
from linli.kernel.clock.present import ZONE
from linli.kernel.rulebook import load_rulebook
from linli.organisations import queries as organisations
from linli.organisations.testing import Street, a_street, holding
from linli.people.testing import person
from linli.volunteers import acts
from linli.volunteers.acts import neighbours
from linli.volunteers.models import Match, Shift


@dataclass(frozen=True)
class Team:
    """A street with the fixed cast: Ann organises, Sue issues at the street, Cat and Bob serve, Dan is a stranger."""

    place: Street
    ann: Actor  # puts up tasks at the community
    mei: Actor  # secretary of the community: also certifies and nominates
    sue: Actor  # at the street
    vera: Actor  # secretary of the street: reviews
    cat: Actor
    bob: Actor
    dan: Actor  # no volunteer


def a_team() -> Team:
    """Calendar, rulebook, bodies, cast; Cat and Bob are volunteers."""
    load_calendar()
    load_rulebook()
    place = a_street()
    cast = {
        "ann": holding(person("安平"), place.community, "community_worker"),
        "sue": holding(person("苏云"), place.street, "street_desk"), "bob": resident("鲍国"), "dan": resident("邓年"),
    }  # fmt: skip
    return _team_in(place, cast)


def a_team_of(town: Any) -> Team:
    """The same in the town of the tests of needs, whose place and people it has."""
    return _team_in(town.place, {name: getattr(town, name) for name in ("ann", "sue", "bob", "dan")})


def _team_in(place: Street, cast: dict[str, Actor]) -> Team:
    team = Team(
        place,
        mei=holding(person("梅素云"), place.community, "community_secretary"),
        vera=holding(person("魏然"), place.street, "street_secretary"),
        cat=resident("程彩"),
        **cast,
    )
    for one in (team.cat, team.bob):
        volunteer(one, home=ref(place.community))
    return team


def resident(name: str, **how: Any) -> Actor:
    one = person(name, **how)
    return Actor(person_id=one.pk, name=name)


def ref(body: Any) -> Any:
    """A body as forms give it."""
    return organisations.tree().get(body.pk)


def volunteer(actor: Actor, **said: Any) -> Any:
    return acts.register(actor, **said).noun


def many(n: int) -> list[Actor]:
    """So many volunteers."""
    found = [resident(f"志愿者{i}") for i in range(n)]
    for one in found:
        volunteer(one)
    return found


def drafted(team: Team, **said: Any) -> Any:
    """A task in three days, nine to eleven, two places."""
    given = {
        "title": "陪老人去医院", "at": ref(team.place.community), "place_words": "社区服务站门口",
        "contact": "安平 010-65250000", "field": "elderly", "day": today() + timedelta(days=3), "begins": time(9),
        "ends": time(11), "seats": 2,
    }  # fmt: skip
    return acts.draft_task(team.ann, **{**given, **said}).noun


def published(team: Team, **said: Any) -> Any:
    return acts.publish_task(team.ann, drafted(team, **said)).noun


def first_shift(task: Any) -> Shift:
    return Shift.objects.filter(task=task).order_by("begins_at", "id")[0]


def signed(team: Team, task: Any = None, by: Actor | None = None, **how: Any) -> Any:
    """A sign-up of Cat for the first shift of a task."""
    return acts.ask(by or team.cat, shift=first_shift(task or published(team)), **how).noun


def after(task: Any) -> Any:
    """A moment after a task: ``with after(task): …``"""
    return travel(task.ends_at + timedelta(hours=1))


def served(team: Team, minutes: int = 120, by: Actor | None = None, task: Any = None) -> Any:
    """Hours that Ann posted for Cat, to be confirmed."""
    task = task or published(team)
    one = signed(team, task, by)
    with after(task):
        acts.attend(team.ann, one, minutes=minutes)
        return one.hours.get()


def confirmed(team: Team, minutes: int = 120, by: Actor | None = None, task: Any = None) -> Any:
    hours = served(team, minutes, by, task)
    with travel(max(now(), hours.posted_at + timedelta(hours=1))):
        return acts.confirm_hours(by or team.cat, hours).noun


def issued(team: Team, minutes: int = 120) -> Any:
    """A certificate of Cat's, issued by the secretary."""
    hours = confirmed(team, minutes)
    with travel(hours.confirmed_at + timedelta(hours=1)):
        first, last = hours.served_on.replace(month=1, day=1), hours.served_on
        asked = acts.ask_certificate(team.cat, body=ref(team.place.community), first=first, last=last).noun
        return acts.issue_certificate(team.mei, asked).noun


def local_at(day: Any) -> Any:
    """Noon of a day in Beijing."""
    return datetime.combine(day, time(12), tzinfo=ZONE)


def signed_again(team: Team, task: Any) -> Any:
    """Bob's seat in the same task, asked for before it began."""
    with travel(task.begins_at - timedelta(hours=5)):
        return signed(team, task, team.bob)


VOLUNTEERS = (
    "志愿者编号,姓名,性别,出生日期,证件类型,证件号码,所在区域代码,联系方式,服务技能,服务类别,注册日期\n"
    "1101010000001,林一,女,1990-01-01,居民身份证,110101199001011237,110101001001,010-0000 0002,法律,助老,2020-05-01\n"
)


def a_little(town: Any) -> Team:
    """Something in every ledger of volunteers and of neighbours, in the town of the tests of needs."""
    team = a_team_of(town)
    here = ref(team.place.community)
    with travel(now() - timedelta(days=9)):
        confirmed(team, task=published(team, title="=1+1 陪老人去医院"))
    signed(team)
    a_grid(team, here)
    neighbours.offer_post(
        team.ann, body=here, title="法律咨询岗", text="每月第一个周六", skill="law", seats=1
    )
    promise = neighbours.take_on(
        team.bob, kind="promise", body=here, title="管好楼门口", year=today().year
    ).noun
    neighbours.publish(team.bob, promise, shown_name="老鲍", agrees=True)
    helped(team, here)
    neighbours.import_exchange(team.sue, VOLUNTEERS.encode(), team.place.street.pk)
    return team


def a_grid(team: Team, here: Any) -> None:
    """A grid at work, with a team."""
    said: dict[str, Any] = {"name": "第一网格", "places": "多福巷1号院\n东厂胡同甲3号楼", "households": 420}
    grid = neighbours.form_grid(team.ann, body=here, **said).noun
    desk: dict[str, Any] = {
        "does": "量血压、代取药",
        "desk_name": "社区服务站",
        "desk_phone": "010-0000 0000",
    }
    neighbours.add_team(team.ann, grid=grid, field="health", **desk)
    neighbours.start_grid(team.ann, grid)


def helped(team: Team, here: Any) -> None:
    """Cat offers what Bob wishes for; both say yes, and it is done."""
    said = {"help": "errand", "text": "每周二去市场,可以捎菜。", "contact": "010-0000 0001", "body": here}
    neighbours.ask_help(team.cat, side="offer", **said)
    neighbours.ask_help(team.bob, side="want", **said)
    match = Match.objects.select_related("offer", "want").get(want__person=team.bob.person_id)
    for who in (team.bob, team.cat):
        match = neighbours.say_yes(who, match).noun
    neighbours.done(team.cat, match)
