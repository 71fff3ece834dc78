"""What volunteers give to the portrait and the course of an organisation; how much was served, indicators tell."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking, sums
from linli.volunteers import portrait_near, queries

__all__ = ["portrait_near"]  # what neighbours give is declared there

turns("volunteers.task.published", "volunteers.task.cancelled")
quiet(
    *(f"volunteers.signup.{verb}" for verb in ("asked", "offered", "lapsed", "taken", "left", "ended", "reminded",
      "handed_over", "received", "served", "missed")),
    *(f"volunteers.profile.{verb}" for verb in ("changed", "named", "verified", "verified_by_code", "guardian_agreed",
      "insured", "left", "rejoined")),
    *(f"volunteers.swap.{verb}" for verb in ("proposed", "agreed", "closed")),
    *(f"volunteers.absence.{verb}" for verb in ("noted", "excused", "taken_back")),
    *(f"volunteers.hours.{verb}" for verb in ("posted", "noted", "seen", "contested", "corrected", "upheld", "claimed",
      "accepted", "proposed_instead", "declined", "dropped", "put_right", "reminded")),
    *(f"volunteers.certificate.{verb}" for verb in ("asked", "dropped", "revoked")),
    "volunteers.agreement.signed", "volunteers.agreement.ended", "volunteers.nomination.proposed",
    "volunteers.nomination.consented", "volunteers.nomination.ended", "volunteers.task.drafted",
    "volunteers.task.changed", "volunteers.task.amended",
)  # fmt: skip
called(
    {
        "volunteers.profile.registered": gettext_lazy("Volunteers registered"),
        "volunteers.task.published": gettext_lazy("A task was put up"),
        "volunteers.task.cancelled": gettext_lazy("A task was called off"),
        "volunteers.task.posted": gettext_lazy("Tasks held"),
        "volunteers.hours.confirmed": gettext_lazy("Services confirmed"),
        "volunteers.hours.reversed": gettext_lazy("Services taken back"),
        "volunteers.certificate.issued": gettext_lazy("Certificates issued"),
    }
)


@part("backbone", "volunteers", order=20)
def who_serves(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How many volunteers say that they live here; few are withheld."""
    n = (yield sums(queries.volunteers_below(body.path), n=Count("pk")))[0]["n"]
    return [
        Said(
            _("Volunteers who live here"),
            n if n >= THRESHOLD else None,
            hint=_("Volunteers say on their own page where they live."),
        )
    ]
