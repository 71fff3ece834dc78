"""Who may propose, adopt, lead and rate. Names permissions, never roles."""

from typing import Any

from django.db.models import Q

from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.needs.queries.gathered import own_parts_among
from linli.orders import queries as orders
from linli.organisations import queries as organisations
from linli.projects.models import Ask, Heard
from linli.projects.states import ENDED

READ = "projects.read"  # what is not public: proposals, declined ones, which needs were joined
PROPOSE = "projects.propose"
ADOPT = "projects.adopt"
LEAD = "projects.lead"


def holds(permission: str) -> Any:
    """A predicate for acts that make something: the post in use has the permission somewhere."""

    def may(actor: Actor, noun: Any) -> bool:
        return actor.reach(permission) is not None

    return may


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def anybody(actor: Actor, noun: Any) -> bool:
    """Of a hidden act that another capability's act causes, with a policy of its own."""
    return True


def reads(actor: Actor, project: Any) -> bool:
    """Reads what is not public: who leads or proposed it, and who stands above them."""
    return actor.can(READ, project.body.path) or actor.can(READ, project.proposer.path)


def leads(actor: Actor, noun: Any) -> bool:
    """The desk of who leads it, or one above."""
    return actor.can(LEAD, getattr(noun, "project", noun).body.path)


def withdraws(actor: Actor, project: Any) -> bool:
    return actor.can(PROPOSE, project.proposer.path)


def adopts(actor: Actor, project: Any) -> bool:
    return adopts_for(actor, project.body_id)


def adopts_for(actor: Actor, lead: int) -> bool:
    """Who leads it, or the level right above; the first one further up where nobody sits at either."""
    tree = organisations.tree()
    if actor.post is None or not actor.can(ADOPT, tree.path(lead)):
        return False
    chain = [one.id for one in reversed(tree.chain(lead))]
    sat = organisations.staffed(ADOPT, today())
    near = chain[:2]
    if not sat.intersection(near):
        near = [*near, *[one for one in chain[2:] if one in sat][:1]]
    return actor.post.body_id in near


def may_rate(actor: Actor, project: Any) -> bool:
    """Somebody who asked for it, once it has ended, and who has not said yet how it was."""
    return project.state in ENDED and bool(voices(actor, project))


def voices(actor: Actor, project: Any) -> list[dict[str, int]]:
    """The parts of this reader in what was asked, as they are noted once they were heard; empty when they were."""
    reporters, wants = parts_of(actor, project), own_wants(actor, project.asked)
    if not reporters and not wants:
        return []
    parts = Q(reporter__in=reporters) | Q(want__in=wants)
    if Heard.objects.filter(parts, project=project.pk).exists():
        return []
    return [*({"reporter_id": pk} for pk in reporters), *({"want_id": pk} for pk in wants)]


def parts_of(actor: Actor, project: Any) -> list[int]:
    """The reader's own parts in the joined needs and in those that were joined into them."""
    needs = list(project.live_needs)
    return [one.pk for one in own_parts_among(actor, needs)] if needs else []


def own_wants(actor: Actor, asks: list[Ask]) -> list[int]:
    """The joined wants of the body for which the reader speaks, or of themselves."""
    wants: list[Any] = [one.want for one in asks if one.want_id]
    if not wants:
        return []
    bodies, me = {*orders.own_ids(actor)}, actor.behalf_id or actor.person_id
    return [one.pk for one in wants if (one.body_id in bodies if one.body_id else one.person_id == me)]
