"""This is mine too: shown only to who wrote something like it, or came from its public digest."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.clock import local, now
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.needs import acts, forms, queries
from linli.needs.models import Need
from linli.needs.queries.saying import word_of
from linli.needs.states import ENDED
from linli.needs.views import places, receipts

SALT, GOOD_FOR = "linli.needs.join", 24 * 3600


def address(need: Any) -> str:
    """Where it can be joined; the address holds our word that the reader was shown it."""
    word = signing.dumps(need.pk, salt=SALT)
    return f"{reverse('needs:join', args=[need.pk])}?s={word}"


def safe(need: Any) -> dict[str, Any]:
    """What may be told of a neighbour's need: what kind, how it stands, since when, how many; never whose."""
    known = queries.categories().get(need.category_id)
    days = (local(now()).date() - local(need.raised_at).date()).days
    return {
        "pk": need.pk,
        "title": queries.public_heading(need),
        "category": known.name if known and need.public_title else "",
        "status": word_of(need),
        "people": need.reporters_n,
        "days": days,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """A receipt, each answer and a rating of one's own, for the same matter."""
    need = _shown(request, pk)
    if request.method != "POST":
        return ask(request, need, {})
    actor = actor_of(request)
    try:
        spend_rule("web.rate.raise", request)
        done = acts.join.submit(actor, need, request.POST, key=request.POST.get("key", "")[:80])
    except Invalid as invalid:
        return ask(request, need, {}, form=invalid.form, status=422)
    except Refused as refused:
        form = forms.Join(request.POST, actor=actor, noun=need)
        if form.is_valid():
            form.refuse(refused)
        return ask(request, need, {}, form=form, status=refused.status)
    receipts.take(request, done.noun)
    return HttpResponseRedirect(reverse("needs:done", args=[done.noun.pk]))


def ask(
    request: HttpRequest, need: Any, typed: dict[str, str], form: Any = None, status: int = 200
) -> HttpResponse:
    """The page, with what was typed before filled in."""
    form = form or forms.Join(initial=typed, actor=actor_of(request), noun=need)
    form.fields["contact"].widget.attrs["data-private"] = ""
    return places.resident_page(
        request, "needs/join.html", status=status, need=safe(need), form=form, action=address(need)
    )


def _shown(request: HttpRequest, pk: int) -> Need:
    try:
        told = signing.loads(request.GET.get("s", ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        told = None
    need = (
        Need.objects.select_related("body")
        .filter(pk=pk)
        .exclude(state__in=ENDED)
        .exclude(kind__in=queries.PRIVATE)
        .first()
        if told == pk
        else None
    )
    if need is None:
        raise NotFound(
            _("This can no longer be joined from here. Please say what is the matter; we look again.")
        )
    return need
