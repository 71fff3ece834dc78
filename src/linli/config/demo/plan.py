"""Which matters the demonstration tells: about one a day over seven months, then this morning's desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from linli.config.demo import present, stories
from linli.config.demo.bodies import STREET
from linli.config.demo.cast import Cast
from linli.config.demo.catalogue import DIRECT, TO_DEPARTMENT, TO_STREET
from linli.config.demo.matter import Matter
from linli.config.demo.names import names, phones
from linli.config.demo.timeline import Story, at_home
from linli.config.demo.voices import Voices
from linli.kernel.clock import local
from linli.needs.queries import reckoned
from linli.needs.rules import Course

WORK = ("help", "complaint", "suggestion", "report")
A_MONTH = 30
ROUTED = (*TO_DEPARTMENT, *TO_STREET, *DIRECT)


class Quota:
    """A share that grows from ``first`` to ``last``, kept exactly: chance would blur so few."""

    def __init__(self, first: float, last: float) -> None:
        self.first, self.last, self._kept = first, last, 0.5

    def next(self, grown: float) -> bool:
        self._kept += self.first + (self.last - self.first) * grown
        self._kept, yes = (self._kept - 1, True) if self._kept >= 1 else (self._kept, False)
        return yes


class Plan:
    """Draws matters: voices by season, residents and places by lot, quality growing with the months."""

    def __init__(self, cast: Cast, rng: Random, begins: datetime, until: datetime) -> None:
        self.cast, self.rng, self.begins, self.until = cast, rng, begins, until
        self.voices = Voices(Random(rng.random()))  # noqa: S311
        self._solves, self._pleases = Quota(0.68, 0.92), Quota(0.5, 0.84)
        # People without an account: phones and names that no account has.
        self.phones = (phone for number, phone in enumerate(phones()) if number > 5000)
        self.names = (name for number, name in enumerate(names()) if number > 1000)

    def matter(self, at: datetime, **how: Any) -> Matter:
        """A matter that begins at about ``at``."""
        begins = min(at_home(at), self.until - timedelta(minutes=30))
        how.setdefault("kinds", WORK)
        picked = {
            name: how.pop(name) for name in ("way", "kinds", "without", "drawn", "about") if name in how
        }
        voice = how.pop("voice", None) or self.voices.pick(local(begins).month, **picked)
        good = {"good": self._solves.next(grown := self._grown(begins)), "pleased": self._pleases.next(grown)}
        return Matter(self.cast, Random(self.rng.random()), voice, begins, **good, **how)  # noqa: S311

    def _grown(self, at: datetime) -> float:
        return (at - self.begins) / (self.until - self.begins)

    def due(self, days: int) -> datetime:
        """An instant from which an ordinary matter is due so many days before today."""
        wanted = local(self.until).date() - timedelta(days=days)
        for hours in range(7 * 24, 60 * 24, 3):
            at = at_home(self.until - timedelta(hours=hours))
            due = reckoned(Course(at, "ordinary"), STREET).at
            if due and local(due - timedelta(seconds=1)).date() <= wanted:
                return at
        return self.until - timedelta(days=60)

    def ago(self, days: float) -> datetime:
        return self.until - timedelta(days=days, hours=self.rng.uniform(0, 9))

    def spread(self, count: int) -> Iterator[datetime]:
        """Instants over all the months, evenly, then moved a little."""
        span = (self.until - self.begins) / count
        for number in range(count):
            yield self.begins + span * (number + self.rng.random())


def stories_of(plan: Plan) -> Iterator[Story]:
    """The past, then the present."""
    yield from _ordinary(plan)
    yield from _by_other_doors(plan)
    yield from _ended_at_the_desk(plan)
    yield from _with_turns(plan)
    yield from _now(plan)


def told(cast: Cast, rng: Random, begins: datetime, until: datetime) -> list[Story]:
    return list(stories_of(Plan(cast, rng, begins, until)))


def _ordinary(plan: Plan) -> Iterator[Story]:
    for number, at in enumerate(plan.spread(A_MONTH * 4)):
        yield stories.ordinary(plan.matter(at), photo=number % 11 == 3)
    for at in plan.spread(14):
        yield stories.asked(plan.matter(at, kinds=("consult",)))
    for at in plan.spread(4):
        yield stories.asked(plan.matter(at, kinds=("praise",)))


def _by_other_doors(plan: Plan) -> Iterator[Story]:
    channels = ("phone", "visit", "phone", "walk", "phone", "visit", "phone")
    for channel, at in zip(channels * 2, plan.spread(14), strict=True):
        yield stories.by_telephone(plan.matter(at), channel, next(plan.phones))
    for at in plan.spread(10):
        yield stories.by_receipt(plan.matter(at), next(plan.names), next(plan.phones))


def _ended_at_the_desk(plan: Plan) -> Iterator[Story]:
    ways = ("law", "outside", "law", "emergency", "law", "unlawful", "outside")
    for way, at in zip(ways, plan.spread(7), strict=True):
        yield stories.redirected(plan.matter(at, way=way, kinds=()))
    for at in plan.spread(3):
        yield stories.withdrawn(plan.matter(at))


def _with_turns(plan: Plan) -> Iterator[Story]:
    for at in plan.spread(7):
        yield stories.joined(plan.matter(at, plain=True))
    for number, at in enumerate(plan.spread(4)):
        yield stories.returned(plan.matter(at, plain=True, without=ROUTED), right=number % 2 == 0)
        yield stories.longer(plan.matter(at, plain=True, without=ROUTED))
    for at in plan.spread(3):
        yield stories.halted(plan.matter(at, plain=True, without=ROUTED))
        yield stories.raised_up(plan.matter(at, plain=True, without=ROUTED))
    for number, days in enumerate((150, 100, 60)):
        yield stories.contested(plan.matter(plan.ago(days), plain=True, without=ROUTED), right=number != 1)
        yield stories.silent(plan.matter(plan.ago(days)), called=number != 1)
    for number, days in enumerate((130, 70)):
        yield stories.left_out(plan.matter(plan.ago(days), plain=True, without=ROUTED), back=number == 1)
    yield stories.declined(plan.matter(plan.ago(80), plain=True, without=ROUTED))
    yield from _hung_then_done(plan)
    yield from _the_same_again(plan)


def _hung_then_done(plan: Plan) -> Iterator[Story]:
    for cause, about, reason, began, days in present.HUNG_BEFORE:
        m = plan.matter(plan.ago(began), plain=True, about=about)
        yield stories.hung(m, cause=cause, reason=reason, days=days)


def _the_same_again(plan: Plan) -> Iterator[Story]:
    """Three others say what somebody has said before; theirs are joined to the first."""
    for days in (140, 45, 6):
        first = plan.matter(plan.ago(days), plain=True, without=ROUTED)
        yield stories.longer(first)
        for hours in (26, 31):
            again = plan.matter(plan.ago(0), plain=True, voice=first.voice)
            again.begins, again.home = first.begins + timedelta(hours=hours), first.home
            again.who = plan.rng.choice(plan.cast.residents[first.home.id])
            yield stories.merged(again, first)


def _now(plan: Plan) -> Iterator[Story]:
    """Half of it in the first community, whose desk is the one that people try."""
    first, number = plan.cast.at.communities[0], 0
    for course, ages in present.OPEN:
        for nth, hours in enumerate(ages):
            at, number = plan.until - timedelta(hours=hours), number + 1
            home = first if number % 2 else None
            who = plan.cast.residents[first.id][0] if home and nth == 0 else None
            yield course(plan.matter(at, plain=True, without=ROUTED, drawn=True, home=home, who=who))
    for cause, about, reason, hours, days in present.HANGING:
        m = plan.matter(plan.until - timedelta(hours=hours), plain=True, about=about)
        yield present.hanging(m, cause=cause, reason=reason, days=days)
    for home in (first, None):
        yield present.in_work(plan.matter(plan.due(0), plain=True, without=ROUTED, drawn=True, home=home))
    for days, home in ((1, first), (2, None), (4, None)):
        yield present.overdue(plan.matter(plan.due(days), plain=True, without=ROUTED, home=home))
