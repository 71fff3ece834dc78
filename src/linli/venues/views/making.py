"""What can be added: a site, a space, something to lend, a closing; a booking for somebody, a block."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.acts import Act
from linli.kernel.clock import local, now
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried
from linli.venues import acts, policy, queries
from linli.venues.queries.saying import when
from linli.venues.queries.sites import sites_of
from linli.venues.views.asked import day_in, time_in
from linli.venues.views.desk import left


@require_http_methods(["GET", "POST"])
def add_site(request: HttpRequest) -> HttpResponse:
    """A place that the reader's organisation lends."""
    if not policy.is_manager_somewhere(actor_of(request)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return _make(request, acts.add_site, {}, reverse("venues:desk"))


@require_http_methods(["GET", "POST"])
def add_space(request: HttpRequest, pk: int) -> HttpResponse:
    """A room, or a part of one."""
    return _at_site(request, pk, acts.add_space)


@require_http_methods(["GET", "POST"])
def add_venue(request: HttpRequest, pk: int) -> HttpResponse:
    """Something to lend."""
    return _at_site(request, pk, acts.add_venue)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """A time in which the whole place, or a part of it, is closed."""
    return _at_site(request, pk, acts.close_place)


def _at_site(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    site = find("venues.site", actor_of(request), pk)
    if not policy.is_manager(actor_of(request), site) or not policy.is_open(site):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    asked = {"site": site.pk, "parent": request.GET.get("parent", ""), "venue": request.GET.get("venue", "")}
    begins = local(now()).replace(minute=0, second=0, microsecond=0)
    if act is acts.close_place:
        asked |= {"begins": begins, "ends": begins.replace(hour=23)}
    return _make(request, act, asked, reverse("venues:desk_site", args=[site.pk]), site)


@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """A booking for somebody who calls or comes, for an organisation, or for the house itself."""
    venue = _venue(request, pk)
    asked = {"venue": venue.pk, "day": day_in(request), "start": time_in(request), "minutes": 60}
    return _make(request, acts.book_by_staff, asked, reverse("venues:desk_week", args=[pk]), venue=venue)


@require_http_methods(["GET", "POST"])
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """A time in which the place is out of use."""
    venue = _venue(request, pk)
    begins = local(now()).replace(minute=0, second=0, microsecond=0)
    asked = {"venue": venue.pk, "begins": begins, "ends": begins}
    return _make(request, acts.block, asked, reverse("venues:desk_week", args=[pk]), venue=venue)


def _venue(request: HttpRequest, pk: int) -> Any:
    venue = find("venues.venue", actor_of(request), pk)
    if not policy.is_steward(actor_of(request), venue) or not policy.is_open(venue):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return venue


def _make(
    request: HttpRequest, act: Act, asked: dict[str, Any], back: str, site: Any = None, venue: Any = None
) -> HttpResponse:
    """The page of an act that makes something new; a refusal comes back with all that was typed."""
    actor = actor_of(request)
    form, status, done = tried(request, act, known=asked)
    if done:
        messages.success(request, _made(done.noun))
        return HttpResponseRedirect(_onward(done.noun, back))
    if hasattr(form, "within") and site is not None:
        form.within(*((site, queries.venues_of(site)) if act is acts.close_place else (site,)))
    noun = venue or site
    return page(
        request, "venues/desk/make.html", status=status, act=act, form=form, back=back, noun=noun,
        queues=left(sites_of(actor), noun.site_id if venue else (site.pk if site else 0)),
    )  # fmt: skip


def _made(noun: Any) -> str:
    said = when(noun) if hasattr(noun, "venue") and hasattr(noun, "asked_at") else str(noun)
    return _("Entered: %(what)s") % {"what": said}


def _onward(noun: Any, back: str) -> str:
    return reverse("venues:desk_site", args=[noun.pk]) if noun.label() == "venues.site" else back
