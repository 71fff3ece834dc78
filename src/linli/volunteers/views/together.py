"""The one page from which neighbours and members go on."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from linli.kernel.web.pages import actor_of
from linli.volunteers.models import Ask, Mate, Undertaking
from linli.volunteers.queries.neighbours import own_rows
from linli.volunteers.states.neighbours import MateState
from linli.volunteers.views.near_frame import group, line, listing, way

FEW = 5
# What somebody who knows what they want may begin at once.
NEW = (
    (gettext_lazy("Offer or ask for a hand"), "ask_help"),
    (gettext_lazy("Report to my community"), "report_in"),
    (gettext_lazy("Take something on"), "take_on"),
    (gettext_lazy("Begin a diary"), "open_diary"),
)


@require_GET
def together(request: HttpRequest) -> HttpResponse:
    """Help between neighbours, service teams near home, and what members take upon themselves."""
    actor = actor_of(request)
    mates = [one for one in own_rows(Mate, actor) if one.state in (MateState.ASKED, MateState.CONSENTED)]
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
        below=[way(label, reverse(f"volunteers:{name}")) for label, name in NEW],
        groups=[
            group(
                _("Service teams that asked you"),
                [line(str(one.team), one.get_absolute_url(), noun=one) for one in mates],
            ),
            group(
                _("What you put up and took on"),
                [
                    line(str(one), one.get_absolute_url(), noun=one)
                    for model in (Ask, Undertaking)
                    for one in own_rows(model, actor, FEW)
                ],
            ),
        ],
    )
