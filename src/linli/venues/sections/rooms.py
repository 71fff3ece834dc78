"""Rooms, office hours and rounds on the pages of an organisation and of a place."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.venues import acts, policy, queries
from linli.venues.models import Round
from linli.venues.queries.rounds import RUNNING
from linli.venues.states import RoundState

BODY, SITE = "organisations.body", "venues.site"


@section(BODY, "rooms", _("Rooms and their standard"), "venues/sections/rooms.html", order=22)
def what_rooms_there_are(actor: Actor, body: Any) -> Asking:
    """What a body has beside the standard, where it has entered rooms."""
    if not body.is_open:
        return None
    standing = yield from queries.standing_of(body)
    if standing is None:
        return None
    url, use = (reverse(f"venues:{name}", args=[body.pk]) for name in ("rooms", "use"))
    return {"standing": standing, "url": url, "use": use}


@section(SITE, "rounds", _("Regular times for a season"), "venues/sections/rounds.html", order=22)
def what_is_allotted(actor: Actor, site: Any) -> dict[str, Any] | None:
    """Rounds that run here, and the way to open one."""
    rows = (
        Round.objects.filter(site=site, state__in=RUNNING)
        .select_related("site__body")
        .order_by("apply_by", "id")
    )
    at = now()
    lines = [(one, one.state == RoundState.OPEN and one.apply_by > at) for one in rows[:5]]
    ways = _ways(site) if policy.is_manager(actor, site) and policy.is_open(site) else []
    return {"lines": lines, "ways": ways} if lines or ways else None


def _ways(site: Any) -> list[dict[str, Any]]:
    """What who looks after a place may begin."""
    return [
        {"label": one.label, "url": reverse(name, args=[site.pk])}
        for one, name in (
            (acts.open_round, "venues:open_round"), (acts.publish_hour, "venues:publish_hour"),
            (acts.enter_check, "venues:enter_check"),
        )
    ]  # fmt: skip
