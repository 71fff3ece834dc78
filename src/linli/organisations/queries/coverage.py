"""Questions about places: which are covered, in which way, and where the gaps are."""

from collections import defaultdict

from django.db.models import Count, Q, QuerySet, Sum

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.kernel.together import Asking, alone
from linli.organisations import policy
from linli.organisations.models import Site
from linli.organisations.queries.tree import BodyRef, tree
from linli.organisations.rules.coverage import counted
from linli.organisations.states import SiteState, Way

COVERED_IN = frozenset(Way.values)


@visible_to(Site)
def sites_seen(actor: Actor) -> QuerySet[Site]:
    """Places where the reader's post looks after who is covered; for others they are not there."""
    found = Site.objects.select_related("answers", "host", "by", "masses")
    if actor.is_clock:
        return found
    reach = actor.reach(policy.COVER)
    return found.filter(answers__path__startswith=reach) if reach else found.none()


def sites_below(path: str) -> QuerySet[Site]:
    """The places at and below ``path`` that are still there."""
    return Site.objects.filter(answers__path__startswith=path).exclude(state=SiteState.CLOSED)


def looked_for(path: str, q: str = "", kind: str = "", show: str = "") -> QuerySet[Site]:
    """The places below ``path`` by words, kind and how they are covered."""
    found = Site.objects.filter(answers__path__startswith=path).select_related("answers", "by")
    for word in q.split()[:6]:
        found = found.filter(name__icontains=word)
    if kind:
        found = found.filter(kind=kind)
    if show in COVERED_IN:
        return found.filter(way=show)
    if show in SiteState.values:
        return found.filter(state=show)
    return found.exclude(state=SiteState.CLOSED)


def coverage(path: str) -> tuple[dict[str, dict[str, int]], dict[int, dict[str, int]]]:
    """How many places: kind → way or gap, and body right below → covered, gap, with masses. One statement."""
    told: tuple[dict[str, dict[str, int]], dict[int, dict[str, int]]] = alone(reaching(path))
    return told


def reaching(path: str) -> Asking:
    """The same as a part of what a page asks together."""
    rows = sites_below(path).order_by().values_list("kind", "state", "way", "answers__path")
    told = yield rows.annotate(n=Count("id"), masses=Count("id", filter=Q(masses__isnull=False)))
    by_body: dict[int, dict[str, int]] = defaultdict(lambda: {"covered": 0, "gap": 0, "masses": 0})
    for _kind, state, _way, at, n, masses in told:
        line = by_body[_below(path, at)]
        line[str(state)] += n
        line["masses"] += masses
    return counted((kind, state, way, n) for kind, state, way, _at, n, _m in told), dict(by_body)


def _below(path: str, at: str) -> int:
    """The body right below ``path`` on the way to ``at``, or the one at ``path`` itself."""
    left = at[len(path) :].split("/")[0] or path.rstrip("/").rpartition("/")[2]
    return int(left)


def people_by_kind(path: str) -> dict[str, int]:
    """How many people the places of each kind hold; only where somebody entered a number."""
    rows = sites_below(path).exclude(people=None).order_by().values_list("kind")
    return dict(rows.annotate(n=Sum("people")))


def covered_by(body_id: int) -> QuerySet[Site]:
    """The places that a body covers."""
    return Site.objects.filter(by=body_id, state=SiteState.COVERED).order_by("name", "id")


def levels(counts: dict[int, dict[str, int]]) -> list[tuple[BodyRef, dict[str, int]]]:
    """The lines of the bodies below, the most gaps first."""
    every = tree()
    found = [(ref, line) for pk, line in counts.items() if (ref := every.get(pk))]
    return sorted(found, key=lambda one: (-one[1]["gap"], one[0].name))
