"""Stories that go on side by side: each step is done at its own instant, all in the order of time."""

from collections.abc import Callable, Generator, Iterable
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from linli.kernel.clock import local, travel

# A story yields the instant of its next step; what it then does happens at that instant.
Story = Generator[datetime, None, None]
OPENS, CLOSES = 8, 19
AWAKE, ASLEEP = 7, 22


def play(stories: Iterable[Story], until: datetime, each: Callable[[int], None] = lambda done: None) -> int:
    """Tell all stories up to ``until``; a step that lies later has not happened yet. The steps done."""
    waiting = [(next(story), number, story) for number, story in enumerate(stories)]
    heapify(waiting)
    done = 0
    while waiting and waiting[0][0] <= until:
        at, number, story = heappop(waiting)
        with travel(at):
            after = next(story, None)
        done += 1
        each(done)
        if after is not None:
            heappush(waiting, (max(after, at + timedelta(minutes=1)), number, story))
    return done


def at_desk(instant: datetime) -> datetime:
    """The instant, or the next one at which a desk is open."""
    return _between(instant, OPENS, CLOSES)


def at_home(instant: datetime) -> datetime:
    """The instant, or the next one at which people are awake."""
    return _between(instant, AWAKE, ASLEEP)


def _between(instant: datetime, first: int, last: int) -> datetime:
    wall = local(instant)
    if wall.hour >= last:
        wall = (wall + timedelta(days=1)).replace(hour=first)
    elif wall.hour < first:
        wall = wall.replace(hour=first)
    return wall
