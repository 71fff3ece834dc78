"""What people does when the clock ticks."""

from linli.kernel.actors import CLOCK
from linli.kernel.erasing import once_a_day
from linli.kernel.jobs import tick
from linli.kernel.refusals import Refused
from linli.people import acts, queries

AT_ONCE = 200


@tick("people.sign_ups")
def forget_sign_ups() -> int:
    """Once a day: forget those who signed up and never confirmed it."""
    return once_a_day(_forget_all, "people.sign_ups")


def _forget_all() -> int:
    gone = 0
    while due := queries.never_confirmed(AT_ONCE):
        done = sum(map(_forgotten, due))
        gone += done
        if not done:
            break
    return gone


def _forgotten(person_id: int) -> int:
    try:
        acts.forget_sign_up(CLOCK, person_id)
    except Refused:
        return 0
    return 1


REACTIONS: dict[str, list[object]] = {}
