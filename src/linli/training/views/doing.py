"""What the pages of training share: who may see them, and a form that makes something and goes on to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Act
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotFound
from linli.kernel.web import acting
from linli.kernel.web.pages import actor_of


def reached(request: HttpRequest, permission: str) -> tuple[Actor, str]:
    """The reader and the path over which they hold ``permission``; for all others the page is not there."""
    actor = actor_of(request)
    path = actor.reach(permission)
    if path is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return actor, path


def made(request: HttpRequest, one: Act, known: dict[str, Any] | None = None) -> HttpResponse:
    """The page of an act that makes something; after it the page of what was made."""
    actor = actor_of(request)
    if not one.may(actor, None):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if request.method == "POST":
        return acting.attempt(request, one, None)
    return acting.show(request, one, None, one.form(actor=actor, initial=known))


def tried(request: HttpRequest, one: Act, noun: Any) -> tuple[Any, int, Any]:
    """The form of an act on a page of its own, the page's status, and what came of it where it was done."""
    actor = actor_of(request)
    if request.method != "POST":
        return one.form(actor=actor, noun=noun), 200, None
    try:
        return None, 200, one.submit(actor, noun, request.POST)
    except Invalid as invalid:
        return invalid.form, 422, None
