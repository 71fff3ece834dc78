"""Looking through many rows once, a few at a time, after a table that every process holds has changed."""

from collections.abc import Callable
from typing import Any

from linli.kernel import reference
from linli.kernel.clock.models import Pass

# Given where the step before ended ([] at first): how many were done, and where it ended; None at the end of all.
Look = Callable[[list[Any]], tuple[int, list[Any] | None]]

DONE_AT_ONCE, STEPS_AT_ONCE = 500, 50


def go_through(name: str, table: str, look: Look) -> int:
    """Go on with the pass ``name`` after the last change of ``table``; how many were done now, 0 when it is over.

    A step that was lost is taken again, so it must do nothing where all is done. A change in the middle of a
    pass begins it anew.
    """
    stamp = reference.stamp(table)
    mark = Pass.objects.filter(name=name).first() or Pass(name=name, stamp=stamp)
    if mark.stamp != stamp:
        mark.stamp, mark.after, mark.done = stamp, [], False
    if mark.done:
        return 0
    reference.forget()  # the rows that this process held may be older than the stamp
    return _steps(mark, look)


def _steps(mark: Pass, look: Look) -> int:
    done = 0
    for _step in range(STEPS_AT_ONCE):
        some, end = look(mark.after)
        done += some
        mark.after, mark.done = end or [], end is None
        mark.save()
        if mark.done or done >= DONE_AT_ONCE:
            break
    return done
