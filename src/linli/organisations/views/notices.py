"""Notices of policy: what waits to be passed on, what was published, one notice with who passed it on."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import today
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.kernel.web.trying import tried
from linli.organisations import acts, policy, queries
from linli.organisations.models import Notice
from linli.organisations.states_masses import CARRYING, NoticeState

NOTICE, MOST = "organisations.notice", 100


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """For a mass or social organisation what waits and what it passed on; for who publishes, what they published."""
    actor = actor_of(request)
    publishes = policy.notifies_somewhere(actor)
    ref = queries.carrier_of(actor)
    if not publishes and ref is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    waits = list(queries.to_pass_on(ref).order_by("valid_until", "id")[:MOST]) if ref else []
    shown = list(queries.shown_by(ref.id, MOST)) if ref else []
    rows = queries.notices_from(actor.post.path if publishes and actor.post else "-")
    cut = slice_of(request, rows, by="-pk", size=40)
    counts = queries.passed_counts(cut.rows)
    return page(
        request, "organisations/notices.html", carries=ref, waits=[_waits(one) for one in waits],
        shown=[_line(one.notice) for one in shown], publishes=publishes, slice=cut,
        ours=[_line(one, passed_by(*counts[one.pk])) for one in cut.rows],
    )  # fmt: skip


def _line(one: Notice, place: str = "") -> dict[str, Any]:
    return {
        "title": one.title,
        "url": one.get_absolute_url(),
        "status": standing(one),
        "place": place or one.body.name,
    }


def _waits(one: Notice) -> dict[str, Any]:
    url = reverse("organisations:pass_on", args=[one.pk])
    return _line(one) | {"offer": {"label": pgettext("of a notice", "Pass it on"), "url": url}}


def standing(one: Notice) -> dict[str, str]:
    """Whether it holds, as a word and a shape."""
    if one.state == NoticeState.WITHDRAWN:
        return {"word": str(NoticeState.WITHDRAWN.label), "shape": "closed"}
    if not one.holds(today()):
        return {"word": _("no longer valid since %(day)s") % {"day": day(one.valid_until)}, "shape": "closed"}
    return {"word": _("valid until %(day)s") % {"day": day(one.valid_until)}, "shape": "moving"}


def passed_by(n: int, of: int) -> str:
    """Of organisations; nobody counts readers."""
    return _("passed on by %(n)s of %(m)s") % {"n": n, "m": of}


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice: its text, for whom it is, who passed it on in which words."""
    actor = actor_of(request)
    one = find(NOTICE, actor, pk)
    passings = list(queries.passed_on(pk)[:MOST])
    told = queries.addressed(one)
    return page(
        request, "organisations/notice.html", notice=one, standing=standing(one), holds=one.holds(today()),
        facts=_facts(one), passings=passings, passed=passed_by(len(passings), len(told)), offers=_offers(actor, one),
        sections=sections(actor, one), back=reverse("organisations:notices") if actor.post else "",
    )  # fmt: skip


def _facts(one: Notice) -> list[dict[str, Any]]:
    kinds = [label for kind, label in CARRYING if kind in one.kinds]
    return [
        {"label": pgettext("of a notice", "From"), "value": one.body, "url": one.body.get_absolute_url()},
        {"label": pgettext("of a notice", "For"), "value": _("%(kinds)s in %(place)s") % {
            "kinds": pgettext("between words of a list", ", ").join(map(str, kinds)),
            "place": one.under.name,
        }},
        {"label": _("Published on"), "value": day(one.published_at)},
        {"label": _("Valid until"), "value": day(one.valid_until)},
    ]  # fmt: skip


def _offers(actor: Actor, one: Notice) -> list[dict[str, Any]]:
    """Pass it on, or take that back, for an organisation that it is for; withdraw it, for who published it."""
    found: list[dict[str, Any]] = []
    ref = queries.carrier_of(actor)
    own = queries.passing_of(one.pk, ref.id) if ref else None
    if own is not None:
        label = acts.take_back.label
        found.append({"label": label, "url": address(acts.take_back, own), "danger": True})
    elif ref is not None and one.holds(today()) and ref.id in {each.id for each in queries.addressed(one)}:
        url = reverse("organisations:pass_on", args=[one.pk])
        found.append({"label": acts.pass_on.label, "url": url, "primary": True})
    return found + [
        {"label": act.label, "url": address(act, one), "danger": act.danger} for act in offers(actor, one)
    ]


@require_http_methods(["GET", "POST"])
def publish_notice(request: HttpRequest) -> HttpResponse:
    """A new notice for the mass and social organisations at and below one's own."""
    if not policy.notifies_somewhere(actor_of(request)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form, status, done = tried(request, acts.publish_notice)
    if done:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    return page(
        request, "organisations/notice_form.html", status=status, act=acts.publish_notice, form=form,
        back=reverse("organisations:notices"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a notice on, its text above the form."""
    actor = actor_of(request)
    one = find(NOTICE, actor, pk)
    if not policy.passes_somewhere(actor):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form, status, done = tried(request, acts.pass_on, known={"notice": pk})
    if done:
        return HttpResponseRedirect(one.get_absolute_url())
    return page(
        request, "organisations/notice_form.html", status=status, act=acts.pass_on, form=form, notice=one,
        back=one.get_absolute_url(),
    )  # fmt: skip
