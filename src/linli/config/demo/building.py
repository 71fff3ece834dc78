"""The demonstration is built in one transaction: it stands whole, or not at all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.core.management.base import CommandError
from django.db import transaction

from linli.config.demo import (
    bodies,
    catalogue,
    guide,
    hours,
    keys,
    masses,
    meetings,
    orders,
    plan,
    projects,
    purchases,
    reach,
    tasks,
    together,
    training,
    venues,
    volunteers,
    walks,
)
from linli.config.demo.cast import Cast, gather, logins
from linli.config.demo.names import phones
from linli.config.demo.timeline import play
from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, travel
from linli.kernel.delivery.sending import settle
from linli.kernel.journal import seals, tally
from linli.needs.queries import categories
from linli.people.acts import set_password
from linli.people.queries import person_by_number, proved_phone

Say = Callable[[str], object]
SEED = 20260101
MONTHS_BACK = 210


def build(say: Say = print) -> None:
    """Build the demonstration unless it stands already; then only the logins are looked after."""
    if (first := proved_phone(next(phones()))) is not None:
        _reopen()
        say(f"The demonstration stands already (person {first.number}).")
        return
    at = bodies.place()
    if at is None or not categories():
        raise CommandError("Load first: load_calendar, load_rulebook, load_divisions, load_categories.")
    until = now()
    begins = until - timedelta(days=MONTHS_BACK)
    with transaction.atomic():
        cast = _people(at, begins, say)
        told = plan.told(cast, Random(SEED), begins, until)  # noqa: S311 — no secret hangs on it
        told += walks.told(cast, Random(SEED + 28), until)  # noqa: S311
        steps = play(told, until, _told(say))
        say(f"needs: {steps} steps")
        reach.build(cast, until, say)
        venues.build(cast, until, say)
        hours.build(cast, until, say)
        meetings.build(cast, until, say)
        volunteers.serve(cast, until, say)
        orders.build(cast, until, say)
        purchases.build(cast, until, say)
        masses.build(cast, until, say)
        together.tell(cast)
        guide.build(cast, until, say)
        say("neighbours: grids, members, promises, mutual help")
        training.build(cast, until, say)
        tasks.build(cast, until, say)
        projects.build(cast, until, say)
        say(f"messages: {settle(until)} sent in the past")
    keys.keep(logins())
    say(f"tally: {tally.advance()} lines")
    sealed = seals.seal()
    say(f"sealed: {sealed.n if sealed else 0} entries")


def _people(at: bodies.Place, begins: datetime, say: Say) -> Cast:
    with travel(begins - timedelta(days=60)):
        bodies.found_all(at)
        say(f"organisations: {at.street.name}, {len(at.communities)} communities")
        cast = gather(at)
        catalogue.write(cast)
        say("people: residents and those who work for them")
    return cast


def _told(say: Say) -> Callable[[int], None]:
    def each(done: int) -> None:
        if done % 250 == 0:
            say(f"  {done} steps")

    return each


def _reopen() -> None:
    """Where the data folder was lost, or copied without its file, the same logins get a new password."""
    if keys.logins():
        return
    found = logins()
    for one in found:
        set_password(CLOCK, person_by_number(one["number"]), password=keys.password())
    keys.keep(found)
