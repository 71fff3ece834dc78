"""The page of an act that makes something new below a noun: a plan of a body, a check of a site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from linli.kernel.acts import Act
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web import acting
from linli.kernel.web.pages import actor_of


def make(request: HttpRequest, one: Act, label: str, pk: int, field: str, back: str = "") -> HttpResponse:
    """``field`` of the form names the noun of ``label`` whose number is in the address; ``back``: where to go on."""
    actor = actor_of(request)
    above = find(label, actor, pk)
    if request.method == "POST":
        return acting.attempt(request, one, None)
    if not one.may(actor, None):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    asked: Any = request.GET.copy()
    asked.setdefault("back", back or above.get_absolute_url())
    request.GET = asked
    form = one.form(actor=actor, noun=None, initial={field: above.pk})
    return acting.show(request, one, None, form)
