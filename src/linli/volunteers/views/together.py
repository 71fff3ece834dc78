"""The one page from which neighbours and members go on."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.web.pages import actor_of
from linli.volunteers.models import Mate
from linli.volunteers.queries.neighbours import own_rows
from linli.volunteers.states.neighbours import MateState
from linli.volunteers.views.near_frame import group, line, listing


@require_GET
def together(request: HttpRequest) -> HttpResponse:
    """Help between neighbours, service teams near home, and what members take upon themselves."""
    mates = [
        one
        for one in own_rows(Mate, actor_of(request))
        if one.state in (MateState.ASKED, MateState.CONSENTED)
    ]
    doors = [
        (_("Help between neighbours"), _("offer or ask for a hand"), "volunteers:help"),
        (_("Grids and service teams"), _("who helps near your home"), "volunteers:grids"),
        (_("Members at home"), _("report to the community where you live"), "volunteers:members"),
        (_("Duty areas, model posts, promises"), _("for a year, public if you like"), "volunteers:promises"),
        (_("My goals and service diary"), _("yours, until the yearly talk"), "volunteers:diaries"),
        (_("Service recorded elsewhere"), _("from the national system"), "volunteers:elsewhere"),
    ]
    return listing(
        request,
        title=_("Neighbours together"),
        lead=_("Everything here is voluntary. Nobody is counted against anybody."),
        doors=[{"label": label, "hint": hint, "url": reverse(name)} for label, hint, name in doors],
        groups=[
            group(
                _("Service teams that asked you"),
                [line(str(one.team), one.get_absolute_url(), noun=one) for one in mates],
            )
        ],
    )
