"""How a place comes on the list, who covers it, and how it leaves the list."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.hands import in_hand
from linli.kernel.refusals import Refused
from linli.organisations import forms, policy
from linli.organisations.acts.holding import open_body, refuse_beyond
from linli.organisations.models import Body, Liaison, Site
from linli.organisations.rules.coverage import refuse_other_than_masses, way_of
from linli.organisations.states import LiaisonState, SiteState


@act(
    "organisations.site.listed", _("Put a place on the list"), on=Site, may=policy.covers_somewhere,
    form=forms.ListSite, creates=True,
)  # fmt: skip
def list_site(
    actor: Actor, *, answers: Body | int, name: str, kind: str, people: int | None = None, host: Any = None
) -> Site:
    """A place where people work or live; until somebody covers it, it is a gap."""
    at = open_body(answers, "answers")
    refuse_beyond(actor, policy.COVER, at.path, "answers")
    _refuse_twice(at, name)
    home = open_body(host, "host") if host else None
    return Site(answers=at, name=name, kind=kind, people=people, host=home, area_code=at.area_code)


@act("organisations.site.changed", _("Change the entries"), on=Site, may=policy.covers, form=forms.ChangeSite)
def change_site(actor: Actor, site: Site, **said: Any) -> Deed:
    """Name, kind, number of people, host. An old name stays as a remark."""
    if "host" in said:
        said["host"] = open_body(said["host"], "host") if said["host"] else None
    changed = [name for name, value in said.items() if getattr(site, name) != value]
    if "name" in changed:
        _refuse_twice(site.answers, said["name"])
    remark = f"{site.name} → {said['name']}" if "name" in changed else ""
    for name in changed:
        setattr(site, name, said[name])
    return Deed(facts={"changed": sorted(changed)}, remark=remark)


@act(
    "organisations.site.covered", _("Enter who covers it"), on=Site, may=policy.covers, move="cover",
    form=forms.CoverSite, primary=True,
)  # fmt: skip
def cover_site(actor: Actor, site: Site, *, by: Body | int, since: date | None = None) -> Deed:
    """A body reaches the people there; in which way follows from what kind of body it is."""
    body = open_body(by, "by")
    refuse_beyond(actor, policy.COVER, body.path, "by")
    before = site.by_id
    site.way, site.by, site.since = way_of(body.kind), body, since or today()
    if site.since > today():
        raise Refused(_("This day is still to come. Enter it when it is done."), field="since")
    return Deed(facts={"by_before": before}, amounts={"covered": int(site.state == SiteState.GAP)})


@act(
    "organisations.site.uncovered", _("It is no longer covered"), on=Site, may=policy.covers, move="uncover",
    form=forms.UncoverSite, danger=True,
)  # fmt: skip
def uncover_site(actor: Actor, site: Site, *, reason: str = "") -> Deed:
    """Nobody reaches the people there any more: the place is a gap again."""
    before = site.by_id
    site.way, site.by, site.since = "", None, None
    return Deed(facts={"by_before": before}, amounts={"uncovered": 1}, remark=reason)


@act(
    "organisations.site.masses_named", _("Mass organisation there"), on=Site, may=policy.covers,
    form=forms.NameMasses,
)  # fmt: skip
def name_masses(actor: Actor, site: Site, *, masses: Body | int | None = None) -> None:
    """The union, the youth or the women's organisation that reaches the people there; counted beside the party's."""
    body = open_body(masses, "masses") if masses else None
    if body is not None:
        refuse_beyond(actor, policy.COVER, body.path, "masses")
        refuse_other_than_masses(body.kind)
    site.masses = body


@act(
    "organisations.site.closed", pgettext_lazy("of a place", "It is no longer there"), on=Site, may=policy.covers,
    move="close", form=forms.CloseSite, danger=True,
)  # fmt: skip
def close_site(actor: Actor, site: Site, *, reason: str = "") -> Deed:
    """The firm moved away, the market closed: the place leaves the list and stays in the record."""
    if Liaison.objects.filter(site=site).exclude(state=LiaisonState.HANDED_OVER).exists():
        raise Refused(_("Somebody still goes there as a liaison. Hand that over first."))
    before = site.by_id
    site.way, site.by, site.since = "", None, None
    return Deed(facts={"by_before": before}, remark=reason)


def _refuse_twice(answers: Body, name: str) -> None:
    if Site.objects.filter(answers=answers, name=name).exclude(state=SiteState.CLOSED).exists():
        raise Refused(_("This place is on the list already."), field="name")


def _go_on(actor: Actor, body: int, heir: int) -> None:
    for pk in Site.objects.filter(by=body).order_by("id").values_list("pk", flat=True):
        cover_site(actor, pk, by=heir)


@in_hand("organisations.sites", _("Places that it covers"), order=10, hand_on=_go_on)
def sites_in_hand(body: int) -> tuple[int, str]:
    """Places that would be gaps without it."""
    return Site.objects.filter(by=body).count(), reverse("organisations:coverage")
