"""Questions about liaisons: whose, where, and when a visit is due."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.organisations import policy
from linli.organisations.models import Liaison, Site, SiteVisit
from linli.organisations.states import LiaisonState, PostState, SiteState

_WITH = (
    "site__answers",
    "site__host",
    "site__by",
    "site__masses",
    "post__body",
    "post__role",
    "post__person",
)


def live() -> QuerySet[Liaison]:
    """Those that have not been handed over."""
    return Liaison.objects.exclude(state=LiaisonState.HANDED_OVER).select_related(*_WITH)


@visible_to(Liaison)
def liaisons_seen(actor: Actor) -> QuerySet[Liaison]:
    """Where the reader's post looks after the list of places, and the reader's own."""
    found = Liaison.objects.select_related(*_WITH)
    if actor.is_clock:
        return found
    mine = Q(post__in=[post.id for post in actor.posts], ended_on=None)
    reach = actor.reach(policy.COVER)
    return found.filter(mine | Q(site__answers__path__startswith=reach) if reach else mine)


def own_liaisons(actor: Actor) -> QuerySet[Liaison]:
    """The places that the reader goes to, the visit due first."""
    return live().filter(post__in=[post.id for post in actor.posts]).order_by("next_by", "id")


def liaisons_below(path: str) -> QuerySet[Liaison]:
    """All that go to places at or below ``path``."""
    return live().filter(site__answers__path__startswith=path).order_by("next_by", "id")


def sites_without(path: str) -> QuerySet[Site]:
    """Places that no organisation reaches and nobody goes to: none was sent, or the post is empty."""
    goes = live().filter(site=OuterRef("pk"), post__state=PostState.FILLED).select_related(None)
    rows = Site.objects.filter(Q(state=SiteState.GAP) | Q(way="liaison"), answers__path__startswith=path)
    return rows.filter(~Exists(goes)).select_related("answers").order_by("name", "id")


def visits_of(liaison: Liaison) -> QuerySet[SiteVisit]:
    return SiteVisit.objects.filter(liaison=liaison).order_by("-at", "-id")


def liaison_of(site: Site) -> Liaison | None:
    """Who goes there now."""
    return live().filter(site=site).first()


def public_liaisons(body_id: int) -> QuerySet[Liaison]:
    """Who comes to the places of a host, where the holder's name is public."""
    rows = live().filter(site__host=body_id, post__is_public=True, post__state=PostState.FILLED)
    return rows.exclude(state=LiaisonState.ASSIGNED).order_by("id")[:20]
