"""Contact points: who sees them, the lists, what became of the problems."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.organisations import queries as organisations
from linli.tasks import policy
from linli.tasks.models import ContactPoint, Problem, Visit
from linli.tasks.queries.choosing import own
from linli.tasks.queries.seen import own_body
from linli.tasks.states import ContactState

MOST = 400
LIVE = (ContactState.PROPOSED, ContactState.AGREED)


def _seen(actor: Actor, before: str = "") -> Q:
    path = actor.reach(policy.READ)
    if actor.is_clock:
        return Q()
    if path is None:
        return Q(pk__in=[])
    return Q(**{f"{before}body__path__startswith": path}) | Q(**{f"{before}leads__path__startswith": path})


@visible_to(ContactPoint)
def contacts_seen(actor: Actor) -> QuerySet[ContactPoint]:
    """The place and the leader's body, and those above them; who links where is public on the page of the place."""
    return ContactPoint.objects.filter(_seen(actor)).select_related(*ContactPoint.WITH)


@visible_to(Visit)
def visits_seen(actor: Actor) -> QuerySet[Visit]:
    return Visit.objects.filter(_seen(actor, "contact__")).select_related(*Visit.WITH)


@visible_to(Problem)
def problems_seen(actor: Actor) -> QuerySet[Problem]:
    return Problem.objects.filter(_seen(actor, "contact__")).select_related(*Problem.WITH)


def places(actor: Actor) -> list[tuple[int, str]]:
    """Where a leader may propose one: what stands below and answers for an area, else whatever stands below."""
    mine = own(actor, policy.VISIT)
    if mine is None:
        return []
    found = [one for one in organisations.tree().below(mine.path) if one.id != mine.id]
    areas = [one for one in found if one.level] or found
    return [(one.id, one.name) for one in areas[:MOST]]


def post_for(actor: Actor) -> Any:
    """The post in use, as a foreign key wants it."""
    key: Any = ContactPoint._meta.get_field("post")
    post = actor.post
    return key.related_model(id=post.id, title=post.title, body_id=post.body_id) if post else None


def has_contact(post: int, body: int) -> bool:
    return ContactPoint.objects.filter(post=post, body=body, state__in=LIVE).exists()


def contacts_of(actor: Actor) -> QuerySet[ContactPoint]:
    """Of the reader's body: those it leads and those in its place."""
    mine = own_body(actor)
    return ContactPoint.objects.filter(Q(body=mine) | Q(leads=mine)).select_related(*ContactPoint.WITH)


def agreed_at(body: int) -> QuerySet[ContactPoint]:
    """Who links with a place: public."""
    found = ContactPoint.objects.filter(body=body, state=ContactState.AGREED)
    return found.select_related(*ContactPoint.WITH).order_by("id")[:20]
