"""What is remembered of tables: what heads were taken for, and values that were asked once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, now
from linli.kernel.ledgers import FIELDS, Known
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.organisations.queries import BodyRef
from linli.records import policy
from linli.records.models import Fact, Mapping
from linli.records.queries.candidates import SOURCES, Reader, Source
from linli.records.rules import Candidate, Span
from linli.records.rules.values import unpacked

MOST_OFFERED = 2000
NOTHING = ""  # confirmed: nothing kept here answers it


@visible_to(Mapping)
def mappings_seen(actor: Actor) -> QuerySet[Mapping]:
    """Those that serve the reader's own body: made there, above it, or below it."""
    path = actor.reach(policy.FILL)
    if path is None:
        return Mapping.objects.none()
    serving = Q(body__path__startswith=path) | Q(body__in=ids_of(path))
    return Mapping.objects.filter(serving, ended_at=None).select_related("body")


@visible_to(Fact)
def facts_seen(actor: Actor) -> QuerySet[Fact]:
    """Facts of the reader's body and those below."""
    path = actor.reach(policy.FILL) or actor.reach(policy.READ)
    if path is None:
        return Fact.objects.none()
    return Fact.objects.filter(body__path__startswith=path, ended_at=None).select_related("body")


def confirmed(body: BodyRef, fingerprint: str) -> dict[str, str]:
    """Head → code, as people confirmed it for this layout; what was confirmed nearest counts.

    Own first, then those above from the nearest up; of those below only what all of them agree on.
    """
    rows = _serving(body).filter(fingerprint=fingerprint).values_list("head", "code", "body_id", "body__path")
    own: dict[str, tuple[int, str]] = {}
    below: dict[str, set[str]] = defaultdict(set)
    for head, code, pk, path in rows:
        if pk == body.id or body.path.startswith(path):
            own[head] = max(own.get(head, (0, "")), (len(path), code))
        else:
            below[head].add(code)
    agreed = {head: next(iter(codes)) for head, codes in below.items() if len(codes) == 1}
    return agreed | {head: code for head, (_depth, code) in own.items()}


def hints(body: BodyRef, fingerprint: str, heads: Iterable[str]) -> dict[str, str]:
    """Head → code where other layouts had the same head and everybody took it for the same: a proposal only."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = _serving(body).filter(head__in=list(heads)).exclude(fingerprint=fingerprint).exclude(code=NOTHING)
    for head, code in rows.values_list("head", "code"):
        found[head].add(code)
    return {head: next(iter(codes)) for head, codes in found.items() if len(codes) == 1}


def _serving(body: BodyRef) -> QuerySet[Mapping]:
    serving = Q(body__path__startswith=body.path) | Q(body__in=ids_of(body.path))
    return Mapping.objects.filter(serving, ended_at=None)


def good_since() -> Any:
    """Facts without days that were said before this moment are asked for again."""
    return now() - timedelta(days=int(rulebook.get("records.fact.good").number))


def facts_of(body_id: int) -> QuerySet[Fact]:
    return Fact.objects.filter(body=body_id, ended_at=None, value__isnull=False)


def _offers(reader: Reader, path: str) -> Iterator[Candidate]:
    """Facts of the body and of those below, each only where the table is about the same."""
    there = Fact.objects.filter(body__path__startswith=path, ended_at=None, key__startswith="fact:")
    for one in there.order_by("key", "-at").distinct("key")[:MOST_OFFERED]:
        about = (one.about,) if one.about else ("\0",)
        yield Candidate(
            one.key, one.head, unit=one.unit, about=about, by_period=one.first is not None, source="fact"
        )


def _known(code: str, body: BodyRef, span: Span, reader: Reader) -> Known | None:
    """A fact of these days; else one without days that is not too old."""
    field = FIELDS.get(code)
    if field and field.permission and reader is not None and not reader.can(field.permission, body.path):
        return None
    found = facts_of(body.id).filter(key=code).order_by("-at")
    for one in found:
        if one.first == span.first and one.until == span.until:
            return _told(one)
    steady = next((one for one in found if one.first is None and one.at >= good_since()), None)
    return _told(steady) if steady else None


def _told(fact: Fact) -> Known:
    at: date | None = None if fact.first else local(fact.at).date()
    link = f"/desk/tables/{fact.filling_id}/" if fact.filling_id else fact.get_absolute_url()
    return Known(unpacked(fact.value), link, at, _("asked once, in an earlier table"))


SOURCES.append(Source(_offers, _known))
