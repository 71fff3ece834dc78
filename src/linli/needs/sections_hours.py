"""What came of an office hour, on its own page, for everybody: days, matters, answers. Never a visitor."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.privacy.publishing import threshold
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.venues import queries as venues


@section("venues.venue", "came", _("What came of it"), "needs/sections/came.html", order=30)
def what_came_of_it(actor: Actor, venue: Any) -> Asking:
    """The last year; counts below the threshold are withheld, and answers with them."""
    if venue.kind != "hour":
        return None
    day = today() + timedelta(days=1)
    told = (yield from venues.to_be_held([venue.pk], day - rulebook.span("needs.hours.told"), day)).get(
        venue.pk
    )
    if told is None:
        return None
    few = threshold()
    shown = told.matters >= few and (told.matters == told.answered or told.matters - told.answered >= few)
    limit = int(rulebook.get("venues.visit.answer", region=venue.site.area_code).number)
    return {
        "days": told.days, "matters": told.matters if told.matters >= few else None,
        "answered": told.answered if shown and told.answered >= few else None, "limit": limit,
    }  # fmt: skip
