"""Who can still come, how many came, and when minutes may be signed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.refusals import NotNow, Refused
from linli.kernel.seats import HOLDING, Line, SeatState


def refuse_late(now: datetime, begins: datetime, register_by: datetime | None) -> None:
    """Registering ends with the day set for it, and when it begins."""
    if now >= begins:
        raise NotNow(_("It has begun. You are welcome to go there; registering is not needed any more."))
    if register_by is not None and now > register_by:
        raise NotNow(_("Registering has ended. Ask whoever holds it whether there is still room."))


def is_full(live: Iterable[Any], limit: int | None, now: datetime) -> bool:
    """Whether whoever asks now would wait: every seat is taken or held, or others wait already."""
    rows = list(live)
    if limit is None:
        return False
    kept = [one for one in rows if one.state in HOLDING and not (one.held_until and one.held_until <= now)]
    return len(kept) >= limit or any(one.state == SeatState.WAITING for one in rows)


def next_seat(line: Line, live: Iterable[Any], limit: int | None) -> int | None:
    """The number of the seat that whoever asks now gets; None: they wait."""
    if limit is not None:
        return line.free[0] if line.free else None
    return max((one.seat for one in live if one.seat), default=0) + 1


def refuse_fewer(people: int, listed: int) -> None:
    """The number of those who came cannot be smaller than the list of them."""
    if people < listed:
        raise Refused(
            _("%(listed)s are on the list of those who came; the number cannot be smaller.")
            % {"listed": listed},
            field="people_n",
        )


def refuse_unheard(
    *, heard: bool, attendees: int, amend_by: datetime | None, now: datetime, open_n: int
) -> None:
    """Those who were there may ask for changes first; what they asked for is decided before anybody signs."""
    if open_n:
        raise NotNow(
            _("%(n)s changes that somebody asked for are not decided yet. Decide them first.") % {"n": open_n}
        )
    if attendees and not heard:
        raise NotNow(_("Those who were there have not seen the minutes yet. Open them to changes first."))
    if heard and amend_by is not None and now < amend_by:
        raise NotNow(_("Those who were there can still ask for changes. Sign when their time is over."))
