"""Many places at once, one entry each; the rest of a table goes on without a bad line."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import act
from linli.kernel.bringing import CHANGED, NEW, Rows, attempt
from linli.kernel.clock import today
from linli.kernel.refusals import NotYours
from linli.kernel.storing import Deed, alone, store_many
from linli.organisations import policy
from linli.organisations.acts.coverage import change_site, cover_site, name_masses
from linli.organisations.models import Body, Site
from linli.organisations.queries.sites_in import SiteLine, preview_sites
from linli.organisations.rules.coverage import way_of
from linli.organisations.states import SiteState

SITES = "organisations.sites"


@act(
    "organisations.site.imported", _("Brought in by a table"), on=Site, may=policy.covers_somewhere, creates=True,
    hidden=True,
)  # fmt: skip
def import_site(actor: Actor, *, site: Site) -> Site:
    """A place that a line of a table names; an import does this for many at once."""
    return site


def import_sites(actor: Actor, rows: Rows) -> list[SiteLine]:
    """Do what the preview of these rows says. Sent twice, the second time finds everything unchanged."""
    if not policy.covers_somewhere(actor):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    actor = actor if actor.is_clock else actor.through("import")
    with transaction.atomic():
        alone(SITES)
        lines = preview_sites(actor, rows)
        new = [line for line in lines if line.verdict == NEW]
        bodies = Body.objects.in_bulk({ref.id for line in new for ref in line.bodies.values()})
        if new:
            store_many(actor, import_site.kind, [Deed(_site(line, bodies)) for line in new])
    for line in lines:
        if line.verdict == CHANGED:
            attempt(line, _change, actor, line)
    return lines


def _site(line: SiteLine, bodies: dict[int, Body]) -> Site:
    named: dict[str, Any] = {key: bodies[ref.id] for key, ref in line.bodies.items()}
    site = Site(**line.values, **named)
    site.area_code = site.answers.area_code
    if site.by is not None:
        site.state, site.way, site.since = SiteState.COVERED, way_of(site.by.kind), today()
    return site


def _change(actor: Actor, line: SiteLine) -> None:
    said = {key: line.values[key] for key in line.changes if key in line.values}
    site = line.site
    if said:
        site = change_site(actor, site, **said).noun
    if "by" in line.changes:
        site = cover_site(actor, site, by=line.bodies["by"].id).noun
    if "masses" in line.changes:
        name_masses(actor, site, masses=line.bodies["masses"].id)
