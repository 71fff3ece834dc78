"""Places one goes to, who goes where, places without anybody; one liaison with its visits; sending one."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.organisations import acts, policy, queries
from linli.organisations.states import LiaisonState

LIAISON, SITE, MOST = "organisations.liaison", "organisations.site", 100


@require_safe
def liaisons(request: HttpRequest) -> HttpResponse:
    """For whoever holds a post: one's own visits; for the street also who goes where, and where nobody does."""
    actor = actor_of(request)
    if actor.post is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    reach = actor.reach(policy.COVER)
    mine = list(queries.own_liaisons(actor)[:MOST])
    every = list(queries.liaisons_below(reach)[:MOST]) if reach else []
    without = list(queries.sites_without(reach)[:MOST]) if reach else []
    return page(
        request, "organisations/liaisons.html", mine=[_line(one, True) for one in mine],
        every=[_line(one, False) for one in every], covers=bool(reach),
        without=[
            {
                "title": one.name, "url": one.get_absolute_url(),
                "place": f"{one.get_kind_display()} · {one.answers.name}",
            }
            for one in without
        ],
    )  # fmt: skip


def due(liaison: Any) -> dict[str, str]:
    """When the next visit is due, in words and as a shape."""
    if liaison.next_by is None:
        return {"word": str(liaison.get_state_display()), "shape": "new"}
    if liaison.next_by < today():
        return {"word": _("visit overdue since %(day)s") % {"day": day(liaison.next_by)}, "shape": "late"}
    soon = (liaison.next_by - today()).days <= 14
    word = _("next visit by %(day)s") % {"day": day(liaison.next_by)}
    return {"word": word, "shape": "soon" if soon else "done"}


def _line(one: Any, mine: bool) -> dict[str, Any]:
    who = "" if mine else f"{one.post.body.name} {one.post.title}"
    visits = one.state in (LiaisonState.INTRODUCED, LiaisonState.VISITING)
    return {
        "title": one.site.name, "url": one.get_absolute_url(), "status": due(one),
        "place": " · ".join(str(part) for part in (one.get_sent_as_display(), one.site.answers.name, who) if part),
        "offer": {"label": acts.note_visit.label, "url": address(acts.note_visit, one)} if mine and visits else None,
    }  # fmt: skip


@require_safe
def liaison(request: HttpRequest, pk: int) -> HttpResponse:
    """One liaison: who, where, visits, what can be done."""
    actor = actor_of(request)
    one = find(LIAISON, actor, pk)
    return page(
        request, "organisations/liaison.html", liaison=one, due=due(one), acts=offers(actor, one),
        facts=_facts(actor, one), visits=queries.visits_of(one)[:MOST],
    )  # fmt: skip


def _facts(actor: Any, one: Any) -> list[dict[str, Any]]:
    there = one.site.get_absolute_url() if policy.sends(actor, one) else ""
    holder = one.post.person.name if one.post.person else _("vacant")
    told = [
        (_("Name of the place"), one.site.name, there),
        (_("Kind of place"), one.site.get_kind_display(), ""),
        (_("Lies with"), one.site.answers, one.site.answers.get_absolute_url()),
        (_("Sent as"), one.get_sent_as_display(), ""),
        (_("Who goes there"), f"{one.post} ({holder})", ""),
        (_("Introduced on"), day(one.introduced_on), ""),
        (_("Last visit"), day(one.last_on), ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody to a place."""
    actor = actor_of(request)
    site = find(SITE, actor, pk)
    if not policy.covers(actor, site):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form, status, done = tried(request, acts.assign_liaison, site=site)
    if done:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(
        request, "parts/act_page.html", status=status, act=acts.assign_liaison, noun=None, form=form,
        back=site.get_absolute_url(),
    )  # fmt: skip
