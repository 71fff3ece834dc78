"""Which needs a reader may see, and how one is found."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.cipher import blinds
from linli.kernel.queries import files_visible_to, found_by, visible_to
from linli.kernel.ready import Ready, among
from linli.kernel.search import bigrams
from linli.needs import policy, rules
from linli.needs.models import Need, Rating, RatingLink, ReplyTemplate, Reporter, Route, SavedFilter
from linli.needs.queries.choosing import categories
from linli.needs.states import OPEN, Kind


@visible_to(Need)
def visible_needs(actor: Actor) -> QuerySet[Need]:
    """Needs of the bodies in the reader's reach, their own, those whose receipt they hold, and those that one of
    theirs was joined into: the need that lives on is theirs too.

    The public digest is another page with other fields: being published does not open a need.
    """
    return _seen(*_shown(actor))


@found_by(Need)
def need_seen(actor: Actor, pk: int) -> Need | None:
    """One of them by its number: every act begins with it."""
    found: Need | None = _ONE_SEEN.first(pk, *_shown(actor))
    return found


def _shown(actor: Actor) -> tuple[str, list[int], int, list[int], int]:
    """By what a reader sees needs: the path of their post, the needs whose receipts they hold, themselves, the parts
    they hold, the organisation for whose members they speak. What is not there fits nothing."""
    needs, parts = (
        [pk for label, pk in actor.holds if label == noun] for noun in ("needs.need", "needs.reporter")
    )
    return actor.reach(policy.READ) or "-", needs, actor.person_id or 0, parts, policy.speaks(actor)


def _seen(reach: Any, needs: Any, person: Any, parts: Any, body: Any) -> QuerySet[Need]:
    own = Reporter.objects.filter(Q(among("pk", parts)) | Q(person=person) | Q(body=body))
    return Need.objects.select_related("body", "category").filter(
        Q(body__path__startswith=reach)
        | Q(among("pk", needs))
        # Asked need by need: somebody may have raised thousands.
        | Q(Exists(own.filter(need=OuterRef("pk"))))
        | Q(Exists(own.filter(need__merged_into=OuterRef("pk"))))
    )


_ONE_SEEN = Ready(
    lambda pk, reach, needs, person, parts, body: _seen(reach, needs, person, parts, body).filter(pk=pk)[:1]
)


@files_visible_to(Need)
def needs_with_files(actor: Actor) -> QuerySet[Need]:
    """What a person sends in is seen by those who handle it and by the first reporter, not by who joined."""
    seen = Q(pk__in=first_parts(actor).values("need"))
    if reach := actor.reach(policy.READ):
        seen |= Q(body__path__startswith=reach)
    return Need.objects.filter(seen)


def first_parts(actor: Actor) -> QuerySet[Reporter]:
    """The reader's parts in needs that they wrote, rather than joined."""
    earlier = Reporter.objects.filter(need=OuterRef("need"), pk__lt=OuterRef("pk"))
    return policy.own_parts(actor).filter(~Exists(earlier))


@visible_to(Route)
def visible_routes(actor: Actor) -> QuerySet[Route]:
    """The dispatch catalogue is public."""
    return Route.objects.select_related("body", "category")


@visible_to(ReplyTemplate)
def visible_templates(actor: Actor) -> QuerySet[ReplyTemplate]:
    reach = actor.reach(policy.HANDLE)
    rows = ReplyTemplate.objects.select_related("body")
    return rows.filter(body__path__startswith=reach) if reach else rows.none()


@visible_to(SavedFilter)
def visible_filters(actor: Actor) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(person_id=actor.person_id or 0)


def by_code(code: str) -> Reporter | None:
    """The reporter whose receipt code this is."""
    plain = rules.plain_code(code)
    if len(plain) != rules.CODE_LENGTH:
        return None
    return (
        Reporter.objects.select_related("need__body", "need__category")
        .filter(code__in=blinds(plain, "receipt"))
        .first()
    )


def by_link(token: str) -> RatingLink | None:
    """The one-time link with this token, used or not; its reporter and need with it."""
    rows = RatingLink.objects.select_related("reporter__need__body", "reporter__need__category")
    return rows.filter(digest__in=blinds(token, "rating")).first()


def reporters_of(need: Need) -> list[Reporter]:
    """All whose matter it is: its own reporters and those of the needs joined into it."""
    known = need.__dict__.pop("heard", None)  # asked a moment ago, together with something else
    return list(_REPORTERS(need.pk)) if known is None else known


def reporters_asked(need: Any) -> QuerySet[Reporter]:
    """The question for them, in two halves, each by its index: one condition over both would read every reporter."""
    own, joined = Reporter.objects.filter(need=need), Reporter.objects.filter(need__merged_into=need)
    return own.union(joined, all=True).order_by("id")


_REPORTERS = Ready(reporters_asked)


# Whom somebody complains of, or whose offence they report, is for the desk alone to know.
PRIVATE = (Kind.COMPLAINT, Kind.REPORT)


def similar(
    text: str, area: str, category: int | None, limit: int = 5, *, neighbours: bool = False
) -> list[Need]:
    """Open needs of the same community in the last weeks that share words or category: perhaps the same matter.

    ``neighbours``: for another resident to join, so that complaints and reports are left out. One statement;
    ordered by how many bigrams they share.
    """
    if not area:
        return []
    since = now() - timedelta(days=int(rulebook.get("needs.merge.window").number))
    rows = Need.objects.filter(area=area, state__in=OPEN, raised_at__gte=since)
    if neighbours:
        rows = rows.exclude(kind__in=PRIVATE)
    wanted, same, least = set(bigrams(text)), _share("needs.similar.category"), _share("needs.similar.least")
    scored: list[tuple[float, Any]] = []
    for need in rows.order_by("-id")[: int(rulebook.get("needs.similar.looked_at").number)]:
        shared = len(wanted & set(bigrams(need.text)))
        score = shared / max(1, len(wanted)) + (same if category and category == need.category_id else 0)
        if score >= least:
            scored.append((score, need))
    return [need for _score, need in sorted(scored, key=lambda pair: (-pair[0], -pair[1].pk))[:limit]]


def _share(code: str) -> float:
    return float(rulebook.get(code).number)


def public_heading(need: Need) -> str:
    """What a need is called before those who did not write it: its public title, else what it is about."""
    known = categories().get(need.category_id or 0)
    return need.public_title or (known.name if known else str(Kind(need.kind).label))


def last_amounts(need: Need, *kinds: str) -> dict[str, int]:
    """What the last act of one of these kinds counted."""
    names = [f"needs.need.{kind}" for kind in kinds]
    rows = Entry.objects.filter(noun="needs.need", noun_id=need.pk, kind__in=names).order_by("-id")
    return dict(rows.values_list("amounts", flat=True).first() or {})


def heard_since_left_out(need: Need) -> list[Rating]:
    """The opinions given while a need was left out of the rates."""
    rows = Entry.objects.filter(noun="needs.need", noun_id=need.pk, kind="needs.need.excluded")
    since = rows.order_by("-id").values_list("at", flat=True).first()
    return list(need.ratings.filter(at__gte=since).order_by("id")) if since else []


def urged_today(need: Need) -> bool:
    """Whether somebody has asked to hurry since midnight."""
    since = local(now()).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Entry.objects.filter(noun="needs.need", noun_id=need.pk, kind="needs.need.urged", at__gte=since)
    return rows.exists()
