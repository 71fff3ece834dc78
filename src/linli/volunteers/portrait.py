"""What volunteers give to the portrait and the course of an organisation: who serves, how much was served."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal import tally
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking, sums
from linli.volunteers import portrait_near, queries, rules

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
COUNTED = ("volunteers.hours.confirmed", "volunteers.hours.accepted", "volunteers.hours.reversed")


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


@part("results", "service", order=20)
def how_much(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Tasks held, services and hours that both sides confirmed."""
    rows = yield tally.to_total([body.pk], (*COUNTED, "volunteers.task.posted"), first, until)
    told: dict[str, int] = {}
    for one in rows:
        told[one.measure] = told.get(one.measure, 0) + int(one.quantity)
    url = f"{reverse('volunteers:tasks')}"
    return [
        Said(_("Voluntary tasks held"), told.get("held") or None, url, _("Tasks are put up at the desk.")),
        Said(_("Services that both sides confirmed"), told.get("services") or None),
        Said(
            _("Hours of voluntary service"),
            str(rules.as_hours(told["minutes"])) if told.get("minutes") else None,
        ),
    ]
