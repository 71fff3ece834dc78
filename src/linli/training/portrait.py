"""What training gives to the portrait and the course of an organisation."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal.tally import to_total
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking, gather
from linli.training import policy, queries
from linli.training.states import Target

_RESULTS = ("training.enrolment.done", "training.enrolment.corrected")
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
    """People trained and class hours of the year, and how many secretaries were trained in their turn."""
    found, turn = yield from gather(
        [_results(body, first, until), queries.to_cover(body.path, Target.SECRETARY)]
    )
    sums: dict[str, int] = {}
    for one in found:
        sums[one.measure] = sums.get(one.measure, 0) + int(one.quantity)
    turn = next(iter(turn), None)
    staff = actor.can(policy.STAFF, body.path)
    url = reverse("training:due") if staff else ""
    hint = _("Results are entered by whoever teaches, on the page of the course.")
    share = f"{turn.covered} / {turn.n}" if turn and turn.n else None
    return [
        Said(_("People trained"), sums.get("trained") or None, reverse("training:courses"), hint),
        Said(_("Class hours attended"), sums.get("class_hours") or None, hint=hint),
        Said(_("Secretaries trained in their turn"), share, url, hint, staff_only=True),
    ]


def _results(body: Any, first: date, until: date) -> Asking:
    return (yield to_total([body.pk], _RESULTS, first, until, measures=("trained", "class_hours")))
