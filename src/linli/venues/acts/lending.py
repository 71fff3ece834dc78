"""What is lent: venues, their hours, their terms."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now, today
from linli.kernel.clock.days import DAY
from linli.kernel.refusals import Refused
from linli.venues import forms, policy, rules
from linli.venues.acts.closing import cancel_all, refuse_unseen
from linli.venues.acts.places import add_space, refuse_stranger, set_all
from linli.venues.models import Opening, Site, Space, Terms, Venue
from linli.venues.queries.meeting import met_by_retiring
from linli.venues.queries.spaces import leaves_of
from linli.venues.rules import Line
from linli.venues.states import Hours, Reason, SpaceKind, VenueKind

OWN_SPACE = {VenueKind.THING: SpaceKind.THING, VenueKind.HOUR: SpaceKind.PERSON}


@act("venues.venue.added", _("Add something to lend"), on=Venue, may=policy.is_manager_somewhere, creates=True,
     form=forms.AddVenue)  # fmt: skip
def add_venue(
    actor: Actor, *, site: Site, name: str, kind: str, spaces: list[Space] | None = None, **said: Any
) -> Deed:
    """Some spaces together; a thing or the time of a person has a space of its own, so that it too is taken once."""
    refuse_stranger(actor, site)
    if kind in OWN_SPACE:
        spaces = [add_space(actor, site=site, name=name, kind=OWN_SPACE[VenueKind(kind)]).noun]
    if not spaces:
        raise Refused(_("Choose which spaces it takes."), field="spaces")
    if any(one.site_id != site.pk or not policy.is_open(one) for one in spaces):
        raise Refused(_("Choose spaces of this place."), field="spaces")
    venue = Venue(
        site=site,
        name=name,
        kind=kind,
        spaces=sorted(one.pk for one in spaces),
        leaves=leaves_of(spaces),
        **said,
    )
    if kind not in OWN_SPACE:
        venue.seats = said.get("seats") or sum(one.seats or 0 for one in spaces) or None
        venue.equipment = sorted(
            {*said.get("equipment", []), *(item for one in spaces for item in one.equipment)}
        )
        venue.barrier_free = bool(said.get("barrier_free")) or all(one.barrier_free for one in spaces)
    refuse_odd(venue)
    return Deed(venue)


def refuse_odd(venue: Venue) -> None:
    if venue.shortest and venue.longest and venue.shortest > venue.longest:
        raise Refused(_("The shortest booking is longer than the longest."), field="shortest")
    if venue.grid is not None and (venue.grid < 5 or 1440 % venue.grid):
        raise Refused(
            _("Choose a step that fits into the day: 5, 10, 15, 20, 30, 60 minutes …"), field="grid"
        )


@act(
    "venues.venue.changed",
    _("Change the entries and rules"),
    on=Venue,
    may=policy.is_manager,
    form=forms.ChangeVenue,
)
def change_venue(actor: Actor, venue: Venue, **said: Any) -> Deed:
    """New rules hold for what is asked from now on; what is booked stays as it was agreed."""
    deed = set_all(venue, said)
    refuse_odd(venue)
    return deed


@act("venues.venue.retired", _("Lend no longer"), on=Venue, may=policy.is_manager, move="retire", danger=True,
     form=forms.Retire)  # fmt: skip
def retire_venue(actor: Actor, venue: Venue, *, note: str = "", met: bool = False) -> Deed:
    """What is still to come is cancelled and its askers told; what was stays."""
    found = met_by_retiring(venue)
    refuse_unseen(found, met)
    cancel_all(actor, found, Reason.RETIRED, note)
    return Deed(venue, amounts={"bookings_met": len(found)}, remark=note.strip())


@act("venues.venue.hours_set", _("Set the hours"), on=Venue, may=policy.is_manager, form=forms.SetHours)
def set_hours(
    actor: Actor, venue: Venue, *, hours: str, bookable: str = "", begins: date | None = None
) -> Deed:
    """Weekly hours from a day on; the lines before end the day before. Without hours of their own for booking the
    place is lent while it is open. What is booked already stands."""
    first = begins or today()
    if first < today():
        raise Refused(_("Hours change from today on at the earliest."), field="begins")
    lines = rules.read_hours(hours, first)
    lent = rules.read_hours(bookable, first) if bookable.strip() else lines
    _end_lines(venue, first)
    rows = [_row(venue, Hours.OPEN, one) for one in lines] + [
        _row(venue, Hours.BOOKABLE, one) for one in lent
    ]
    facts = {"from": first, "open": [_told(one) for one in lines], "bookable": [_told(one) for one in lent]}
    return Deed(venue, also=rows, facts=facts)


def _end_lines(venue: Venue, first: date) -> None:
    Opening.objects.filter(venue=venue, valid_from__gte=first).delete()
    held = Opening.objects.filter(venue=venue, valid_from__lt=first)
    held.filter(valid_to=None).update(valid_to=first - DAY)
    held.filter(valid_to__gte=first).update(valid_to=first - DAY)


def _row(venue: Venue, hours: str, one: Line) -> Opening:
    return Opening(
        venue=venue, hours=hours, on=one.on, begins=one.begins, ends=one.ends, valid_from=one.valid_from,
        valid_to=one.valid_to,
    )  # fmt: skip


def _told(one: Line) -> list[Any]:
    return [one.on, one.begins, one.ends]


@act(
    "venues.venue.terms_written", _("Write the terms"), on=Venue, may=policy.is_manager, form=forms.WriteTerms
)
def write_terms(actor: Actor, venue: Venue, *, text: str, use: str = "") -> Deed:
    """A new edition for a kind of use, or for all; whoever books later agrees to it, earlier bookings keep theirs."""
    last = Terms.objects.filter(venue=venue, use=use).aggregate(last=Max("edition"))["last"] or 0
    terms = Terms(venue=venue, use=use, edition=last + 1, text=text.strip(), valid_from=now())
    return Deed(venue, also=[terms], facts={"use": use, "edition": last + 1})
