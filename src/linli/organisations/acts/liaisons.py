"""Who goes to a place without an organisation of its own: assigned, introduced, visiting, handed over."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import ZONE, today
from linli.kernel.clock.days import days_in_months
from linli.kernel.delivery.outbox import phrase
from linli.kernel.hands import in_hand
from linli.kernel.refusals import NotYours, Refused
from linli.organisations import forms, policy
from linli.organisations.acts.coverage import uncover_site
from linli.organisations.models import Liaison, Post, Site, SiteVisit
from linli.organisations.rules.liaison import refuse_day
from linli.organisations.states import LiaisonState, PostState, SiteState, Way


@act(
    "organisations.site.reached",
    _("Reached by a liaison"),
    on=Site,
    may=policy.covers,
    move="cover",
    hidden=True,
)
def reach_site(actor: Actor, site: Site, *, since: date) -> Deed:
    """A liaison goes there: no organisation of its own yet, and no gap any more."""
    site.way, site.by, site.since = Way.LIAISON, None, since
    return Deed(amounts={"covered": 1})


@act(
    "organisations.liaison.assigned", _("Send a liaison or instructor"), on=Liaison, may=policy.covers_somewhere,
    form=forms.AssignLiaison, creates=True, hidden=True,
)  # fmt: skip
def assign_liaison(actor: Actor, *, site: Site, post: Post | int | str, sent_as: str) -> Deed:
    """The holder of a post goes to a place from now on, and is told."""
    if not policy.covers(actor, site):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    seat = _held_post(post)
    if Liaison.objects.filter(site=site).exclude(state=LiaisonState.HANDED_OVER).exists():
        raise Refused(_("Somebody goes there already. Hand it over first."), field="post")
    liaison = Liaison(site=site, post=seat, sent_as=sent_as, assigned_on=today())
    told = Word(
        phrase(_("You are sent to a place: %(what)s"), what=str(site)),
        phrase(_("Somebody introduces you there; then a visit a quarter.")),
        reverse("organisations:liaisons"),
        to_person=seat.person_id,
    )
    return Deed(liaison, words=[told])


def _held_post(post: Any) -> Post:
    pk = getattr(post, "pk", post)
    found = Post.objects.select_related("body", "role").filter(pk=pk, state=PostState.FILLED).first()
    if found is None:
        raise Refused(_("Nobody holds this post. Choose another one."), field="post")
    return found


def _next(on: date) -> date:
    """By when the next visit is due."""
    return on + timedelta(days=days_in_months(on, int(rulebook.get("organisations.liaison.visit").number)))


@act(
    "organisations.liaison.introduced", _("Enter the introduction"), on=Liaison, may=policy.sends, move="introduce",
    form=forms.IntroduceLiaison, primary=True,
)  # fmt: skip
def introduce_liaison(actor: Actor, liaison: Liaison, *, on: date) -> Deed:
    """The place knows now who comes. A gap is one no more."""
    refuse_day(on, liaison.assigned_on, today())
    liaison.introduced_on, liaison.next_by = on, _next(on)
    if liaison.site.state == SiteState.GAP:
        liaison.site = reach_site(actor, liaison.site, since=on).noun
    host = liaison.site.host_id
    words = (
        [Word(phrase(_("From now on somebody comes to you: %(what)s"), what=str(liaison)), to_body=host)]
        if host
        else []
    )
    return Deed(words=words)


@act(
    "organisations.liaison.visited", pgettext_lazy("of a liaison", "Note a visit"), on=Liaison, may=policy.visits,
    move="visit", form=forms.NoteVisit, primary=True,
)  # fmt: skip
def note_visit(actor: Actor, liaison: Liaison, *, on: date, note: str = "") -> Deed:
    """A visit has been; the next is due a quarter later."""
    refuse_day(on, liaison.introduced_on or liaison.assigned_on, today())
    late = bool(liaison.next_by and on > liaison.next_by)
    liaison.last_on = max(on, liaison.last_on or on)
    liaison.next_by = _next(liaison.last_on)
    at = datetime.combine(on, time(12), ZONE)
    visit = SiteVisit(liaison=liaison, at=at, note=note)
    return Deed(also=[visit], amounts={"visits": 1, "late": int(late)})


@act(
    "organisations.liaison.handed_over", pgettext_lazy("of a liaison", "Hand it over"), on=Liaison, may=policy.sends,
    move="hand_over", form=forms.HandOverLiaison, danger=True,
)  # fmt: skip
def hand_over_liaison(actor: Actor, liaison: Liaison, *, to: Post | int | str = "", reason: str = "") -> Deed:
    """Somebody else goes there from now on; without one the place is a gap again."""
    after = _held_post(to) if to else None
    if after is not None and after.pk == liaison.post_id:
        raise Refused(_("Choose another one than before."), field="to")
    liaison.ended_on, liaison.next_by = today(), None
    if after is None and liaison.site.way == Way.LIAISON:
        liaison.site = uncover_site(actor, liaison.site).noun
    facts = {"to": after.pk} if after else {}
    return Deed(facts=facts, remark=reason)


@in_hand("organisations.liaisons", _("Places that its posts go to as liaisons"), order=12)
def liaisons_in_hand(body: int) -> tuple[int, str]:
    """Not handed over."""
    rows = Liaison.objects.filter(post__body=body).exclude(state=LiaisonState.HANDED_OVER)
    return rows.count(), reverse("organisations:liaisons")
