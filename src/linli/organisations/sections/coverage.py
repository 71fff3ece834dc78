"""Places and who reaches them: on the page of an organisation, and the gaps on the desk."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.kernel.web.waiting import Waits, waiting
from linli.organisations import policy, queries
from linli.organisations.states import SiteState
from linli.organisations.views.coverage import public_rows, table_head

BODY = "organisations.body"


@section(BODY, "reach", _("Reach of the organisations"), "organisations/sections/reach.html", order=89)
def whom_it_reaches(actor: Actor, body: Any) -> Asking:
    """The sum of the table by kind of place, small counts withheld; for an organisation that answers for an area."""
    ref = queries.tree().get(body.pk)
    if ref is None or not ref.is_open or not ref.level:
        return None
    manages = actor.can(policy.COVER, body.path)
    kinds, _below = yield from queries.reaching(body.path)
    if not kinds and not manages:
        return None
    told = public_rows(kinds)
    return {
        "head": table_head(), "rows": told["rows"][-1:], "hides": told["hides"],
        "url": reverse("organisations:reached", args=[body.pk]),
        "desk": f"{reverse('organisations:coverage')}?body={body.pk}" if manages else "",
    }  # fmt: skip


@waiting("organisations.gaps", _("Places without an organisation"), order=11)
def gaps(actor: Actor) -> Waits | None:
    """Gaps on the list of places, for who looks after it."""
    reach = actor.reach(policy.COVER)
    if reach is None:
        return None
    rows = queries.sites_below(reach).filter(state=SiteState.GAP)
    return Waits(rows, f"{reverse('organisations:coverage')}?show=gap#list")
