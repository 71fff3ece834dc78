"""The joint meetings of calls, in the calendars of those who called and those who were called."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.happenings import Happening, happens
from linli.kernel.together import Asking
from linli.tasks import policy
from linli.tasks.models import Call, Called
from linli.tasks.states import CallState


@happens("organisations.body")
def meetings_of(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """Only for those who read the calls there; what was taken back stays as cancelled."""
    if not actor.can(policy.READ, body.path):
        return []
    lasts = rulebook.span("tasks.call.lasts")
    mine = Q(body=body.pk) | Exists(Called.objects.filter(call=OuterRef("pk"), body=body.pk))
    found = yield Call.objects.filter(mine, meet_at__gte=first, meet_at__lt=until).order_by("meet_at", "id")
    return [
        Happening(
            uid=f"tasks.call-{one.pk}", title=one.title, begins=one.meet_at, ends=one.meet_at + lasts,
            sequence=one.version, where=one.where, url=one.get_absolute_url(),
            cancelled=one.state == CallState.WITHDRAWN,
        )
        for one in found
    ]  # fmt: skip
