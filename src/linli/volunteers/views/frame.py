"""What the pages of volunteers share: whose they are, forms that lose nothing, the ways at the left of the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act, offers
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.organisations import queries as organisations
from linli.volunteers import policy


def home_of(request: HttpRequest, profile: Any = None) -> int | None:
    """The community from which near is reckoned: the reader's own, else the one chosen on this device."""
    if profile is not None and profile.home_id:
        return int(profile.home_id)
    ref = organisations.chosen_place(request)
    return ref.id if ref else None


def make(
    request: HttpRequest, one: Act, template: str, onward: Any = "", initial: Any = None, **context: Any
) -> HttpResponse:
    """The page on which something new is made."""
    actor = actor_of(request)
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    form, status, done = tried(request, one, known=initial)
    if done:
        if not one.next:
            messages.success(request, _("Done: %(act)s.") % {"act": one.label})
        return HttpResponseRedirect(
            onward(done.noun) if callable(onward) else onward or done.noun.get_absolute_url()
        )
    return page(request, template, status=status, form=form, act=one, **context)


def desk_of(request: HttpRequest, *permissions: str) -> Actor:
    """A post that organises, or another one named; for all others there is no such page."""
    actor = actor_of(request)
    wanted = permissions or (policy.ORGANISE, policy.CERTIFY)
    if not any(actor.reach(one) is not None for one in wanted):
        if any({*wanted} & {*post.permissions} for post in actor.posts):
            raise NotYours(_("This page is for another of your posts. Change to it at the top of the page."))
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor


def queues(actor: Actor, current: str = "") -> list[dict[str, Any]]:
    """The pages of this desk; their counts stand on its first page."""
    ways = [
        ("desk", _("Tasks"), "volunteers:desk", policy.ORGANISE, policy.CERTIFY),
        ("draft", _("Put up a task"), "volunteers:draft", policy.ORGANISE),
        ("hours", _("Hours in question"), "volunteers:desk_hours", policy.ORGANISE),
        ("note", _("Note hours without a sign-up"), "volunteers:note", policy.ORGANISE),
        ("lesson", _("Note a training"), "volunteers:lesson", policy.ORGANISE),
        ("certificates", _("Certificates to issue"), "volunteers:desk_certificates", policy.CERTIFY),
        ("nominate", _("Nominate for five stars"), "volunteers:nominate", policy.NOMINATE),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": ""}
        for key, label, name, *permissions in ways
        if any(actor.reach(one) is not None for one in permissions)
    ]


def buttons(actor: Actor, noun: Any, *but: str) -> list[dict[str, Any]]:
    """The acts on offer, without those that have a place of their own on the page."""
    return [
        {"label": one.label, "primary": one.primary, "danger": one.danger, "url": address(one, noun)}
        for one in offers(actor, noun)
        if one.verb not in but
    ]
