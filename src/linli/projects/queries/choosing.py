"""What the forms offer: who could lead or help, wants that could be joined, what can be tied to a project."""

from typing import Any

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.queries import visible
from linli.kernel.templatetags.face import moment
from linli.organisations import queries as organisations
from linli.projects.models import Project

Choices = list[tuple[Any, Any]]
MOST = 400
FEW = 40
FAR = ("street", "district")  # levels whose neighbours are other places


def near(actor: Actor) -> list[organisations.BodyRef]:
    """The body of the post in use, the one above, those right below, and those beside, other streets left out."""
    tree = organisations.tree()
    own = tree.get(actor.post.body_id) if actor.post else None
    if own is None:
        return []
    above = tree.get(own.parent_id)
    around = tree.children(above.id) if above else []
    beside = [one for one in around if one.id != own.id and one.level not in FAR]
    order = (own, *([above] if above and above.is_open else []), *tree.children(own.id), *beside)
    return [*{one.id: one for one in order}.values()][:MOST]


def named(ids: list[int]) -> Choices:
    """Bodies by their ids, those that are still there."""
    tree = organisations.tree()
    return [(ref.id, ref.name) for pk in ids if (ref := tree.get(pk)) and ref.is_open]


def leads(actor: Actor) -> Choices:
    return [(one.id, one.name) for one in near(actor)]


def led(actor: Actor, may: Any) -> Choices:
    """Those of them over which the reader may adopt."""
    return [(one.id, one.name) for one in near(actor) if may(actor, one.id)]


def wants(actor: Actor) -> Choices:
    """Open wants of the places around that the reader may see."""
    found = near(actor)
    if not found:
        return []
    top = min((one.path for one in found), key=len)
    rows = visible("orders.want", actor).filter(state="open", at__path__startswith=top).order_by("-id")
    return [(one.pk, f"{one.title} · {one.body or one.at}") for one in rows[:FEW]]


def needs_told(needs: Any) -> Choices:
    return [(one.pk, f"{one.number} · {one.title}") for one in needs]


def points(actor: Actor, project: Project) -> Choices:
    """Points of gatherings of the last months that the reader may see."""
    rows = visible("meetings.point", actor).filter(
        meeting__begins_at__gte=now() - rulebook.span("projects.points.days")
    )
    rows = rows.order_by("-meeting__begins_at", "number")[:FEW]
    return [("", "—"), *((one.pk, f"{local(one.meeting.begins_at):%Y-%m-%d} · {one}") for one in rows)]


def bookings(actor: Actor, project: Project) -> Choices:
    """Bookings to come that the reader may see, without who has them."""
    rows = (
        visible("venues.booking", actor).filter(ends__gte=now(), state="confirmed").order_by("begins")[:FEW]
    )
    return [("", "—"), *((one.pk, f"{one.venue} · {moment(one.begins)}") for one in rows)]


def tasks(actor: Actor, project: Project) -> Choices:
    """Voluntary tasks that are on show."""
    rows = visible("volunteers.task", actor).filter(state="published", ends_at__gte=now())
    return [("", "—"), *((one.pk, f"{one.title} · {one.at}") for one in rows.order_by("begins_at")[:FEW])]
