"""What neighbours give to the portrait and the course of an organisation."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, part, quiet, turns
from linli.kernel.together import Asking, sums
from linli.volunteers.queries.neighbours import grids_of, openings_of, public_undertakings

turns(
    "volunteers.grid.formed",
    "volunteers.grid.started",
    "volunteers.grid.changed",
    "volunteers.grid.dissolved",
)
quiet(
    "volunteers.mate.asked", "volunteers.mate.consented", "volunteers.mate.declined", "volunteers.mate.left",
    "volunteers.diary.opened", "volunteers.diary.read", "volunteers.diary.talked", "volunteers.diaryline.written",
    "volunteers.diaryline.deleted", "volunteers.ask.made", "volunteers.ask.closed", "volunteers.ask.fulfilled",
    "volunteers.match.proposed", "volunteers.match.agreed", "volunteers.match.declined", "volunteers.match.thanked",
    "volunteers.outsider.imported", "volunteers.outsider.corrected", "volunteers.outsider.read",
    "volunteers.outsider.taken", "volunteers.outsideservice.imported", "volunteers.outsideservice.corrected",
    "volunteers.reportin.refused", "volunteers.reportin.changed", "volunteers.undertaking.taken",
    "volunteers.undertaking.hidden", "volunteers.undertaking.withdrawn",
)  # fmt: skip


@part("backbone", "grids", order=24)
def which_grids(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Grids and posts for members."""
    grids, openings = map(len, (yield grids_of(body.pk), openings_of(body.pk)))
    url = reverse("volunteers:grids_of", args=[body.pk]) if grids else ""
    return [
        Said(
            _("Grids with service teams"), grids or None, url, _("A community forms its grids at the desk.")
        ),
        Said(
            _("Posts offered to members who live here"),
            openings or None,
            hint=_("They are offered at the desk."),
        ),
    ]


@part("results", "promises", order=25)
def what_was_promised(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Promises that members made public, of this period."""
    made = public_undertakings(body.pk).filter(year__gte=first.year, taken_on__lt=until)
    n = (yield sums(made, n=Count("pk")))[0]["n"]
    url = reverse("volunteers:promises_of", args=[body.pk]) if n else ""
    return [
        Said(
            _("Duty areas, model posts and promises made public"),
            n or None,
            url,
            _("Members make them public themselves."),
        )
    ]
