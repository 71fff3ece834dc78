"""What volunteers add to the page of an organisation: what is to be done there, how much was served."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.together import Asking
from linli.kernel.web.sections import section
from linli.volunteers import policy, queries, sections_near
from linli.volunteers.queries import places, span

__all__ = ["sections_near"]  # what neighbours add is declared there
BODY = "organisations.body"
SHOWN = 5


@section(BODY, "tasks", _("Voluntary service here"), "volunteers/sections/tasks.html", order=20)
def what_is_to_be_done(actor: Actor, body: Any) -> Asking:
    """The next tasks of the organisation and of those below it."""
    rows = queries.open_tasks().filter(body__path__startswith=body.path).order_by("begins_at", "id")
    found = yield from queries.to_stand((yield rows[:SHOWN]))
    organises = actor.can(policy.ORGANISE, body.path)
    if not found and not organises:
        return None
    lines = [
        {
            "title": one.task.title, "url": one.task.get_absolute_url(),
            "sentence": f"{span(one.next)} · {one.task.place_words}",
            "status": {"word": places(one.next), "shape": "new"},
        }
        for one in found
        if one.next
    ]  # fmt: skip
    return {
        "lines": lines,
        "desk": reverse("volunteers:desk") if organises else "",
        "all": reverse("volunteers:tasks"),
    }
