"""What tasks give to the portrait and the course of an organisation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.journal.tally import Total, to_total
from linli.kernel.portraits import Said, called, part, quiet
from linli.kernel.templatetags.face import digits
from linli.kernel.together import Asking

quiet("tasks.task.noted", "tasks.task.lapsed", "tasks.task.grounded", "tasks.call.noted", "tasks.called.moved",
      "tasks.called.escalated", "tasks.task.returned", "tasks.task.handed_on", "tasks.call.handed_on",
      "tasks.called.handed_on", "tasks.called.readdressed")  # fmt: skip
called(
    {
        "tasks.task.sent": gettext_lazy("Tasks sent down to it"),
        "tasks.task.accepted": gettext_lazy("Tasks taken on"),
        "tasks.task.declined": gettext_lazy("Tasks declined"),
        "tasks.task.reported": gettext_lazy("Tasks done"),
        "tasks.task.checked": gettext_lazy("Tasks checked"),
        "tasks.call.blown": gettext_lazy("Calls for help"),
        "tasks.called.called": gettext_lazy("Called by others"),
        "tasks.called.came": gettext_lazy("Came when called"),
        "tasks.called.finished": gettext_lazy("Done when called"),
        "tasks.called.rated": gettext_lazy("Rated by who called"),
        "tasks.task.passed_on": gettext_lazy("Responsibility passed on in parts"),
    }
)


@part("rules", "tasks_given", order=40)
def what_it_was_given(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How many tasks came with their means, and how many without."""
    told = _sums((yield to_total([body.pk], ["tasks.task.sent"], first, until)))
    sent, bare = told.get("sent", 0), told.get("without", 0)
    said = _("%(n)s, %(without)s of them without item, basis or means") % {"n": sent, "without": bare}
    return [Said(_("Tasks sent down to it"), said if sent else None, hint=_("Counted when a task is sent."))]


@part("rules", "tasks_paid", order=41)
def what_came_with_it(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """The money that came with tasks 费随事转."""
    paid = _sums((yield to_total([body.pk], ["tasks.task.paid"], first, until))).get("transferred_yuan", 0)
    return [Said(_("Money that came with tasks, in yuan"), digits(paid))] if paid else []


@part("results", "calls", order=41)
def how_it_came(actor: Actor, body: Any, first: date, until: date) -> Asking:
    """How often it called, how often it was called and came: both are counted."""
    blown, called, rated = yield [
        to_total([body.pk], [kind], first, until)
        for kind in ("tasks.call.blown", "tasks.called.called", "tasks.called.rated")
    ]
    blown, good = _sums(blown).get("calls", 0), _sums(rated)
    called_n = sum(one.n for one in called if one.measure == "")
    found = []
    if blown:
        found.append(Said(_("Calls for help"), int(blown)))
    if called_n:
        told = {"n": called_n, "rated": good.get("rated", 0), "good": good.get("good", 0)}
        found.append(
            Said(
                _("Called by others"), _("%(n)s times; of %(rated)s rated %(good)s came and solved it") % told
            )
        )
    return found


def _sums(found: Iterable[Total]) -> dict[str, Any]:
    return {one.measure: one.quantity.normalize() for one in found}
