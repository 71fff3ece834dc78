"""What training adds to an organisation's page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.training import policy, queries
from linli.training.states import CourseState

BODY = "organisations.body"
SHOWN = 5


@section(BODY, "courses", gettext_lazy("Courses"), "training/sections/courses.html", order=37)
def what_is_taught(actor: Actor, body: Any) -> Asking:
    """Courses of this organisation that are open; for those who see who is due the way there."""
    rows = queries.courses_seen(actor).filter(body=body.pk, state=CourseState.OPEN, begins_at__gte=now())
    found = yield rows.order_by("begins_at", "id")[:SHOWN]
    due = reverse("training:due") if actor.can(policy.STAFF, body.path) else ""
    return {"rows": found, "due": due} if found or due else None
