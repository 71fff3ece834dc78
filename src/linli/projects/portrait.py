"""What projects give to the portrait and the course of an organisation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal.tally import Total, to_total
from linli.kernel.portraits import Said, called, part, quiet, turns
from linli.kernel.together import Asking

turns(
    "projects.project.adopted",
    "projects.project.gathered",
    "projects.project.finished",
    "projects.project.given_up",
)
quiet(
    *(f"projects.project.{verb}" for verb in ("needs_joined", "wants_joined", "need_left_out", "tied", "said",
                                              "withdrawn", "declined", "changed", "begun", "handed_on")),
    *(f"projects.milestone.{verb}" for verb in ("set", "moved", "explained", "dropped")),
)  # fmt: skip
called(
    {
        "projects.project.proposed": gettext_lazy("Projects proposed"),
        "projects.project.adopted": gettext_lazy("Projects adopted"),
        "projects.project.gathered": gettext_lazy("Projects made out of needs that gathered"),
        "projects.project.finished": gettext_lazy("Projects done"),
        "projects.project.given_up": gettext_lazy("Projects not done"),
        "projects.project.listed": gettext_lazy("Put on the list of hard matters"),
        "projects.project.carried_over": gettext_lazy("Carried over to the next list"),
        "projects.project.rated": gettext_lazy("Projects rated by who asked"),
        "projects.milestone.reached": gettext_lazy("Milestones reached"),
        "projects.milestone.missed": gettext_lazy("Milestones missed"),
    }
)


@part("vehicles", "projects", order=45)
def what_it_took_on(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Projects adopted, whoever proposed them."""
    told = yield to_total([body.pk], ["projects.project.adopted", "projects.project.gathered"], first, until)
    url = f"{reverse('projects:projects')}?body={body.pk}"
    return [
        Said(
            _("Projects adopted"), _sum(told, "adopted") or None, url, _("Counted when a project is adopted.")
        )
    ]


@part("results", "projects_ended", order=45)
def what_came_of_them(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """Done and not done stand side by side."""
    found = yield to_total(
        [body.pk], ["projects.project.finished", "projects.project.given_up"], first, until
    )
    done, not_done = _sum(found, "done"), _sum(found, "not_done")
    told = _("%(done)s done, %(not_done)s not done") % {"done": done, "not_done": not_done}
    hint = _("Counted when a project comes to its end.")
    return [Said(_("Projects ended"), told if done or not_done else None, hint=hint)]


def _sum(found: Iterable[Total], measure: str) -> int:
    return sum(int(one.quantity) for one in found if one.measure == measure)
