"""Who is being helped at which counter."""

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.journal.history import Line
from linli.kernel.journal.models import Entry
from linli.kernel.queries import visible_to
from linli.people.models import Visit
from linli.people.states import VisitState


@visible_to(Visit)
def visits_of(actor: Actor) -> QuerySet[Visit]:
    """The visits that one kept oneself; each with the person helped."""
    return Visit.objects.filter(staff_id=actor.person_id).select_related("person")


def open_visit_of(staff_id: int) -> Visit | None:
    """The visit that a member of staff has open."""
    return Visit.objects.filter(staff_id=staff_id, state=VisitState.OPEN).select_related("person").first()


def done_in(visit: Visit) -> list[Line]:
    """What was done for the person during a visit: the entries of its member of staff for them."""
    rows = Entry.objects.filter(
        actor=visit.staff_id,
        at__gte=visit.opened_at,
        at__lte=visit.ended_at or now(),
        facts__behalf=visit.person_id,
    )
    return [Line(entry, "") for entry in rows.order_by("id")[:100]]
