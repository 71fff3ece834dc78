"""What training gives to the portrait and the course of an organisation."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.privacy.suppress import THRESHOLD
from linli.kernel.together import Asking
from linli.training import policy, queries
from linli.training.states import Target

turns("training.plan.published", "training.course.published", "training.selection.filled")
quiet(
    "training.enrolment.offered", "training.enrolment.lapsed", "training.course.settled", "training.reserve.reminded",
    "training.reserve.read", "training.enrolment.ended",
    "training.course.handed_on", "training.instructor.handed_on", "training.reserve.dropped",
)  # fmt: skip
called(
    {
        "training.enrolment.done": gettext_lazy("People trained"),
        "training.enrolment.asked": gettext_lazy("Enrolments in courses"),
        "training.enrolment.sent": gettext_lazy("Enrolments in courses"),
        "training.reserve.applied": gettext_lazy("Applications for the reserve"),
    }
)


@part("backbone", "training", order=35)
def who_was_trained(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How many secretaries were trained in their turn; of few only those who answer for it are told."""
    turn = next(iter((yield from queries.to_cover(body.path, Target.SECRETARY))), None)
    url = reverse("training:due") if actor.can(policy.STAFF, body.path) else ""
    hint = _("Results are entered by whoever teaches, on the page of the course.")
    n = turn.n if turn else 0
    share = f"{turn.covered} / {n}" if turn and n else None
    return [Said(_("Secretaries trained in their turn"), share, url, hint, staff_only=n < THRESHOLD)]
