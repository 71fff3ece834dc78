"""The first page of residents, and the choice of their community."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.actors import Actor
from linli.kernel.web.context import home_doors, more_doors, own_door
from linli.kernel.web.pages import actor_of
from linli.needs import policy
from linli.needs.views import places
from linli.people import queries as people

MATTERS = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One large button, the few doors there are, and the reader's own matters."""
    actor = actor_of(request)
    matters = people.matters_of(actor)
    may = more_doors(actor) if actor.post and policy.READ not in actor.post.permissions else []
    return places.resident_page(
        request,
        "needs/home.html",
        doors=home_doors(),
        staff=_staff(actor),
        may=may,
        own=own_door(may, actor),
        place=places.remembered(request),
        matters=matters[:MATTERS],
        known=bool(actor.person_id or actor.holds),
    )


@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """Choose the community whose name stands on the first page; a link or a QR code may choose it: ?area=…"""
    onward = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}):
        onward = "/"
    shown = places.chooser(request.GET)
    if shown["chosen"]:
        response: HttpResponse = HttpResponseRedirect(onward)
        places.remember(response, shown["chosen"])
        return response
    return places.resident_page(request, "needs/place.html", onward=onward, **shown)


def _staff(actor: Actor) -> list[dict[str, Any]]:
    held = actor.post.permissions if actor.post else frozenset()
    ways = [(policy.READ, _("To my desk"), "needs:desk"), (policy.BOARD, _("To the board"), "needs:board")]
    return [
        {"label": label, "url": reverse(name), "primary": False} for code, label, name in ways if code in held
    ]
