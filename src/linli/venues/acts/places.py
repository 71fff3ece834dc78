"""Sites, and the tree of spaces within each."""

from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.copying import number
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.storing import change_many
from linli.organisations import queries as organisations
from linli.venues import forms, policy
from linli.venues.acts.spaces import hold_site
from linli.venues.models import Site, Space, Venue
from linli.venues.queries.spaces import leaves_of, venues_over
from linli.venues.states import Life


def refuse_stranger(actor: Actor, site: Site) -> None:
    if not policy.is_manager(actor, site):
        raise NotYours(_("Only those who look after this place change it."))
    if not policy.is_open(site):
        raise Refused(_("This place is no longer in use."))


@act(
    "venues.site.added",
    _("Add a place"),
    on=Site,
    may=policy.is_manager_somewhere,
    creates=True,
    form=forms.AddSite,
)
def add_site(actor: Actor, *, body: Any, area_code: str = "", **said: Any) -> Site:
    """A place that an organisation lends. Its area is that of the organisation unless another is said."""
    code = area_code or body.area_code
    if not code or not organisations.is_area(code):
        raise Refused(_("Say in which area it lies: the code of a community or street."), field="area_code")
    site = Site(body_id=body.id, area_code=code, **said)
    if not (actor.is_clock or actor.can(policy.MANAGE, body.path)):
        raise NotYours(_("Only those who look after this place change it."))
    return site


@act("venues.site.changed", _("Change the entries"), on=Site, may=policy.is_manager, form=forms.ChangeSite)
def change_site(actor: Actor, site: Site, **said: Any) -> Deed:
    """What is said of a place."""
    if "area_code" in said and not organisations.is_area(said["area_code"]):
        raise Refused(_("Say in which area it lies: the code of a community or street."), field="area_code")
    return set_all(site, said)


def set_all(noun: Any, said: dict[str, Any]) -> Deed:
    """Put the new values on a noun and say which changed."""
    changed = [name for name, value in said.items() if getattr(noun, name) != value]
    for name in changed:
        setattr(noun, name, said[name])
    return Deed(noun, facts={"changed": sorted(changed)})


@act("venues.site.retired", _("Take out of use"), on=Site, may=policy.is_manager, move="retire", danger=True)
def retire_site(actor: Actor, site: Site) -> None:
    """When nothing there is lent any more."""
    if Venue.objects.filter(site=site, state=Life.OPEN).exists():
        raise Refused(_("Something there is still lent. Take that out of use first."))


@act("venues.space.added", _("Add a space"), on=Space, may=policy.is_manager_somewhere, creates=True,
     form=forms.AddSpace)  # fmt: skip
def add_space(actor: Actor, *, site: Site, parent: Space | None = None, **said: Any) -> Deed:
    """A room, a part of one, a thing. Whoever has booked the whole has the new part too."""
    refuse_stranger(actor, site)
    if parent is not None and (parent.site_id != site.pk or not policy.is_open(parent)):
        raise Refused(_("Choose a space of this place."), field="parent")
    hold_site(site.pk)
    space = Space(site=site, parent=parent, **said)
    number([space])
    space.path = f"{parent.path if parent else '/'}{space.pk}/"
    refuse_larger(space, parent)
    if parent is not None:
        _divide(actor, parent, space)
    return Deed(space)


def refuse_larger(space: Space, parent: Space | None) -> None:
    if parent and parent.area_m2 and space.area_m2 and Decimal(space.area_m2) > parent.area_m2:
        raise Refused(_("A part cannot be larger than the whole."), field="area_m2")


COPY = """
    INSERT INTO venues_taking (booking_id, space_id, span, core)
    SELECT DISTINCT t.booking_id, %(new)s::bigint, t.span, t.core FROM venues_taking t
    JOIN venues_booking b ON b.id = t.booking_id JOIN venues_venue v ON v.id = b.venue_id
    WHERE b.ends > %(now)s AND v.id = ANY(%(venues)s)
"""
DROP = """
    DELETE FROM venues_taking t USING venues_booking b
    WHERE b.id = t.booking_id AND b.ends > %(now)s AND t.space_id = %(old)s
"""


def _divide(actor: Actor, parent: Space, part: Space) -> None:
    """Every venue that has the whole has the new part; the whole itself is no longer taken, its parts are."""
    over = venues_over(parent)
    with connection.cursor() as cursor:
        values: Any = {"new": part.pk, "old": parent.pk, "now": now(), "venues": [one.pk for one in over]}
        cursor.execute(COPY, values)
        cursor.execute(DROP, values)
    for venue in over:
        venue.leaves = sorted({*venue.leaves, part.pk} - {parent.pk})
    if over:
        change_many(actor, [("venues.space.added", Deed(one)) for one in over], ["leaves"])


@act("venues.space.changed", _("Change the entries"), on=Space, may=policy.is_manager, form=forms.ChangeSpace)
def change_space(actor: Actor, space: Space, **said: Any) -> Deed:
    """What is said of a space."""
    deed = set_all(space, said)
    refuse_larger(space, space.parent)
    return deed


@act(
    "venues.space.retired", _("Take out of use"), on=Space, may=policy.is_manager, move="retire", danger=True
)
def retire_space(actor: Actor, space: Space) -> None:
    """When it is lent no more, neither itself nor a part of it nor something that it is part of."""
    if any(policy.is_open(venue) for venue in venues_over(space)) or _lent_below(space):
        raise Refused(_("It is still lent. Take what is booked there out of use first."))


def _lent_below(space: Space) -> bool:
    return Venue.objects.filter(state=Life.OPEN, leaves__overlap=leaves_of([space])).exists()
