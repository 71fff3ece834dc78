"""Tasks in words: a line of a list, a state with its shape, the day with what is left."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import brief, sentence
from linli.kernel.templatetags.face import day, digits
from linli.organisations import queries as organisations
from linli.tasks import acts, queries
from linli.tasks.models import Task
from linli.tasks.states import TaskState as T

SHAPES = {
    T.RETURNED: "refused",
    T.ISSUED: "new", T.ACCEPTED: "waiting", T.DECLINED: "refused", T.DOING: "moving", T.DONE: "done",
    T.CHECKED: "closed", T.WITHDRAWN: "refused", T.LAPSED: "closed",
}  # fmt: skip


def standing(task: Task) -> dict[str, Any]:
    if task.is_over:
        return {"word": T.LAPSED.label, "shape": "closed"}
    return {"word": task.get_state_display(), "shape": SHAPES[T(task.state)]}


def until(on: date) -> dict[str, Any]:
    """What is left of the days up to ``on``, its own day included."""
    told = queries.left_of_day(on)
    return {"state": told.state, "words": brief(told), "full": sentence(told)}


def deadline(task: Task) -> dict[str, Any] | None:
    """While promised money has not come the day does not press."""
    if task.state not in (T.ISSUED, T.ACCEPTED, T.DOING) or task.is_over:
        return None
    if task.awaits_money:
        return {"state": "paused", "words": _("Waits for its money"), "due": None, "steps": []}
    return until(task.due_on) | {"steps": []}


def means(task: Task) -> str:
    """What came with it, in a few words."""
    told = []
    if task.money:
        come = (
            _("transferred on %(day)s") % {"day": day(task.transferred_on)}
            if task.transferred_on
            else _("promised")
        )
        told.append(_("%(n)s yuan, %(come)s") % {"n": money(task), "come": come})
    if task.people:
        told.append(ngettext("%(n)s person", "%(n)s people", task.people) % {"n": task.people})
    return "；".join(told)


def money(task: Task) -> str:
    return digits(f"{task.money:,.2f}".removesuffix(".00"))


def lacks(task: Task) -> str:
    """What did not come with it, in one sentence."""
    parts = [*map(str, task.lacks), *([_("the promised money")] if task.awaits_money else [])]
    return _("Missing: %(what)s") % {"what": "、".join(parts)} if parts else ""


def lines(rows: Iterable[Task], actor: Actor, *, who: str = "sender") -> list[dict[str, Any]]:
    """Lines of a list; ``who``: whose name stands on it."""
    return [
        {
            "title": one.title, "url": one.get_absolute_url(), "status": standing(one),
            "place": _("from %(name)s") % {"name": one.sender.name} if who == "sender" else one.body.name,
            "asker": "；".join(filter(None, (means(one), lacks(one)))), "deadline": deadline(one), "task": one,
            "may_decline": one.may_be_declined and acts.decline.offered(actor, one) and not one.is_over,
            "may_accept": acts.accept.offered(actor, one) and not one.is_over,
        }
        for one in rows
    ]  # fmt: skip


def offered(actor: Actor, task: Task) -> list[Any]:
    """What can be done now; nothing is offered that would only be refused."""
    out = set()
    if not task.may_be_declined:
        out.add("declined")
    if task.awaits_money:
        out.add("begun")
    if not task.lacks or task.state == T.DECLINED:
        out.add("grounded")
    if task.state in (T.CHECKED, T.WITHDRAWN, T.LAPSED) or task.is_over:
        out |= {"paid", "noted", "grounded"}
    if task.is_over:
        out |= {"accepted", "declined", "begun", "reported"}
    if task.transferred_on:
        out.add("paid")
    found = [one for one in offers(actor, task) if one.verb not in out]
    return sorted(found, key=lambda one: (not one.primary, one.danger))


def facts(task: Task) -> list[dict[str, Any]]:
    """What is known of a task, what is empty left out."""
    tree = organisations.tree()
    helpers = "、".join(ref.name for pk in task.helpers if (ref := tree.get(pk)))
    told = [
        (_("Who sends it"), task.sender.name, ""), (_("Who is to do it"), task.body.name, ""),
        (_("Part of"), str(task.above) if task.above else "", task.above.get_absolute_url() if task.above else ""),
        (_("Source document"), " ".join(filter(None, (task.source, task.clause))), ""), (_("Who helps"), helpers, ""),
        (_("Item of the list"), task.list_item or _("none named"), ""),
        (_("Legal basis"), task.basis or _("none named"), ""),
        (_("What comes with it"), means(task) or _("nothing"), ""),
        (_("Where the money comes from"), task.money_source, ""),
        (_("Number of the transfer"), task.slip, ""), (_("To be done by"), day(task.due_on), ""),
        (_("Ends by itself on"), day(task.expires_on), ""), (_("What it displaces"), task.displaces, ""),
    ]  # fmt: skip
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]
