"""What places give to calendars: of a venue free and busy, of a person and a body their own bookings."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.happenings import Happening, happens
from linli.kernel.together import Asking
from linli.venues import policy
from linli.venues.models import Booking, Closing
from linli.venues.queries.clashes import standing
from linli.venues.queries.saying import state_of
from linli.venues.states import TAKING, ClosingState, State

TOLD = (*TAKING, State.REQUESTED, State.USED, State.MISSED, State.CANCELLED, State.LAPSED, State.DECLINED)
GONE = (State.CANCELLED, State.LAPSED, State.DECLINED)


@happens("venues.venue")
def of_a_venue(actor: Actor, venue: Any, first: datetime, until: datetime) -> Asking:
    """What takes the spaces of a venue. Who has it is told only to those who look after the place."""
    steward = policy.is_steward(actor, venue)
    rows = Booking.objects.filter(
        standing(first, ""), site=venue.site_id, venue__leaves__overlap=venue.leaves, begins__lt=until, ends__gt=first,
        state__in=(*TAKING, State.USED, State.MISSED, State.CANCELLED),
    ).select_related("venue__site", "site__body", "body")  # fmt: skip
    taken, closed = yield rows.order_by("begins", "id")[:2000], _closings(venue, first, until)
    told = [
        _happening(
            one, _inside(one) if steward else _("Taken"), words=one.purpose if steward else "", open_=steward
        )
        for one in taken
    ]
    return told + [_closed(one) for one in closed]


def _inside(one: Any) -> str:
    return f"{one.get_use_display()} · {one.body.name}" if one.body_id else str(one.get_use_display())


def _closings(venue: Any, first: datetime, until: datetime) -> QuerySet[Closing]:
    felt = Q(venue=None) | Q(venue__leaves__overlap=venue.leaves)
    rows = Closing.objects.filter(felt, site=venue.site_id, begins__lt=until, ends__gt=first)
    return rows.order_by("begins")[:200]


def _closed(one: Closing) -> Happening:
    return Happening(
        f"venues.closing-{one.pk}", _("Closed"), one.begins, one.ends, one.version, words=one.reason,
        cancelled=one.state == ClosingState.LIFTED,
    )  # fmt: skip


@happens("people.person")
def of_a_person(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """A person's own bookings, for themselves."""
    if person.pk not in (actor.person_id, actor.behalf_id):
        return []
    found = yield _own(first, until, person=person.pk)
    return [_happening(one, one.venue.name, words=one.purpose) for one in found]


@happens("organisations.body")
def of_a_body(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """The bookings of an organisation, for those who book in its name; nobody else learns who has a place."""
    found = (yield _own(first, until, body=body.pk)) if policy.books_for(actor, body) else []
    return [_happening(one, one.venue.name, words=one.purpose) for one in found]


def _own(first: datetime, until: datetime, **whose: Any) -> QuerySet[Booking]:
    rows = Booking.objects.filter(begins__lt=until, ends__gt=first, state__in=TOLD, **whose)
    return rows.select_related("venue__site", "site__body", "body").order_by("begins", "id")[:2000]


def _happening(one: Any, title: str, words: str = "", *, open_: bool = True) -> Happening:
    return Happening(
        uid=f"venues.booking-{one.pk}", title=title, begins=one.begins, ends=one.ends, sequence=one.version,
        where=f"{one.site.name} {one.venue.name} {one.site.address}".strip(), words=words,
        url=one.get_absolute_url() if open_ else one.venue.get_absolute_url(),
        cancelled=one.state in GONE or state_of(one) == State.LAPSED,
    )  # fmt: skip
