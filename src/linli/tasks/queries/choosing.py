"""What the forms offer: bodies to send work to, acts that can be counted."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS
from linli.kernel.nouns import ids_of
from linli.kernel.portraits import CALLED, name_of
from linli.needs.queries import visible_needs
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.models import Call
from linli.tasks.queries.calls import callable_from
from linli.tasks.rules.sending import DEPARTMENT

MOST = 400
# Acts whose records count something worth a target, beside those that a record calls by a name of its own.
COUNTED = {
    "needs.need.replied": gettext_lazy("Needs of residents answered"),
    "needs.need.contacted": gettext_lazy("Residents reached about their needs"),
    "needs.need.published": gettext_lazy("Answers made public"),
}


def own(actor: Actor, permission: str) -> Any:
    """The body for which the post in use acts."""
    path = actor.reach(permission)
    return organisations.tree().get(ids_of(path)[-1]) if path else None


def below(actor: Actor) -> list[tuple[int, str]]:
    """Whom work can be sent to: what stands below, those that answer for an area first, the nearest first."""
    sender = own(actor, policy.SEND)
    if sender is None:
        return []
    tree = organisations.tree()
    top = (tree.above(sender.id) if sender.kind == DEPARTMENT else None) or sender
    found = [one for one in tree.below(top.path) if one.id not in (sender.id, top.id)]
    found.sort(key=lambda one: (not one.level, one.path.count("/"), one.area_code, one.id))
    return [(one.id, one.name) for one in found[:MOST]]


def next_below(body: int) -> list[tuple[int, str]]:
    """Those one level below an owner; for a department, those beside it."""
    tree = organisations.tree()
    ref = tree.get(body)
    if ref is None:
        return []
    found = [*tree.children(body)]
    if ref.kind == DEPARTMENT:
        found += [one for one in tree.children(ref.parent_id) if one.id != body]
    return [
        (one.id, one.name)
        for one in sorted(found, key=lambda one: (not one.level, one.area_code, one.id))[:MOST]
    ]


def gauges() -> list[tuple[str, Any]]:
    """Kinds of acts that are counted as progress, in words."""
    kinds = [*COUNTED, *(kind for kind in CALLED if kind not in COUNTED)]
    told = [(kind, str(gauge_name(kind))) for kind in kinds if kind in ACTS]
    return [("", _("nothing: it is done or not done")), *sorted(told, key=lambda one: one[1])]


def gauge_name(kind: str) -> Any:
    return COUNTED.get(kind) or name_of(kind)


def to_call(actor: Actor, need: int | None) -> list[tuple[int, str]]:
    """Whom the reader's body may call; for a need, whom its handler may call."""
    caller = own(actor, policy.CALL)
    if need is not None:
        body = visible_needs(actor).filter(pk=need).values_list("body_id", flat=True).first()
        caller = organisations.tree().get(body) or caller
    return [(one.id, one.name) for one in callable_from(caller.id)] if caller else []


def to_call_more(call: Call) -> list[tuple[int, str]]:
    """Whom the level that leads may call, those called left out."""
    already = {*call.parts.values_list("body_id", flat=True), call.body_id}
    return [(one.id, one.name) for one in callable_from(call.lead_id) if one.id not in already]
