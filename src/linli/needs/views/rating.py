"""The person's own word: by a one-time link without signing in, or on the page of their need."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import now
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.pages import actor_of
from linli.needs import acts, forms, queries
from linli.needs.models import Need
from linli.needs.queries import own
from linli.needs.states import State
from linli.needs.views import places, receipts


def is_asked(need: Need) -> bool:
    """Whether opinions are taken just now: after an answer, also when another's has closed it."""
    if need.state == State.REPLIED:
        return True
    return need.state in (State.CLOSED, State.CONTESTED) and need.replied_at is not None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """By the link that came with the answer. Looking uses nothing up: a robot that opens links does no harm."""
    link = queries.by_link(token)
    if link is None:
        return _closed(request, "unknown", status=404)
    need = link.reporter.need
    live = need.merged_into or need
    why = _why_not(link, live)
    if why:
        return _closed(request, why, need=need)
    actor = receipts.holding(NOBODY, live, link.reporter).through("link")
    return _ask(request, actor, need, live, first=need.reporters_n == 1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate_here(request: HttpRequest, pk: int) -> HttpResponse:
    """From the page of the need, by those who hold its receipt or are signed in."""
    actor = actor_of(request)
    need = own.own_needs(actor).filter(pk=pk).first()
    if need is None:
        raise NotFound(_("There is nothing here, or it is not open to you. With a receipt code it opens."))
    parts, live = own.parts_in(actor, need), need.merged_into or need
    part = next((one for one in parts if one.rated_at is None), None)
    if part is None:
        return _closed(request, "used", need=need)
    if not is_asked(live):
        return _closed(request, "later", need=need)
    return _ask(request, receipts.holding(actor, live, part), need, live, first=own.is_first(need, parts))


def _why_not(link: Any, live: Need) -> str:
    if link.used_at or link.reporter.rated_at:
        return "used"
    if link.expires_at < now():
        return "expired"
    return "" if is_asked(live) else "later"


def _ask(request: HttpRequest, actor: Actor, need: Need, live: Need, *, first: bool) -> HttpResponse:
    """The three questions; the answer closes the need or, if they wish, has it taken up again."""
    act = acts.rate if live.state == State.REPLIED else acts.rate_too
    form, status = act.form(actor=actor, noun=live), 200
    if request.method == "POST":
        try:
            act.submit(actor, live, request.POST, key=request.POST.get("key", "")[:80])
            return HttpResponseRedirect(request.path)
        except Invalid as invalid:
            form, status = invalid.form, 422
        except Refused as refused:
            form, status = forms.Heard(request.POST, actor=actor, noun=live), refused.status
            if form.is_valid():
                form.refuse(refused)
    if act is acts.rate_too:
        del form.fields["again"]
    title = need.title if first else queries.public_heading(need)
    return places.resident_page(
        request, "needs/rate.html", status=status, need=need, live=live, form=form, title=title
    )


def _closed(request: HttpRequest, why: str, *, need: Need | None = None, status: int = 200) -> HttpResponse:
    back = reverse("needs:need", args=[need.pk]) if need and _opens(request, need) else reverse("needs:track")
    return places.resident_page(
        request, "needs/rate_closed.html", status=status, why=why, need=need, back=back
    )


def _opens(request: HttpRequest, need: Need) -> bool:
    return own.own_needs(actor_of(request)).filter(pk=need.pk).exists()
