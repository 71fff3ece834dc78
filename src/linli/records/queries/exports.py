"""Questions about files in the making."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.evidence.models import Evidence
from linli.kernel.queries import visible_to
from linli.kernel.refusals import NotYours
from linli.organisations import queries as organisations
from linli.records.models import Export
from linli.records.queries.ledgers import Look, body_for, ledger_for
from linli.records.states.exports import ExportState

LOST = timedelta(hours=2)  # after so long a file will not come about any more


@visible_to(Export)
def exports_seen(actor: Actor) -> QuerySet[Export]:
    """One's own."""
    return Export.objects.filter(person_id=actor.person_id or 0).select_related("body")


def waiting(actor: Actor) -> int:
    """How many files the reader has in the making."""
    return exports_seen(actor).filter(state=ExportState.ASKED).count()


def lost() -> QuerySet[Export]:
    return Export.objects.filter(state=ExportState.ASKED, asked_at__lt=now() - LOST).order_by("asked_at")


def file_of(export: Export) -> Evidence | None:
    """The file, as long as it is kept."""
    return Evidence.objects.filter(noun=Export.label(), noun_id=export.pk, erased_at=None).first()


def look_of(actor: Actor, export: Export) -> Look:
    """What was asked for, as ``actor`` may see it today; refused where they no longer may."""
    ledger = ledger_for(actor, export.ledger)
    body = body_for(actor, ledger, export.body_id)
    columns = ledger.columns_for(actor, body.path)
    return Look(ledger, body, export.first, export.until, columns, dict(export.chosen))


def asker_of(export: Export) -> Actor:
    """Who asked, in the post in which they asked, with what that post permits today."""
    actor = organisations.actor_for(export.person, export.post)
    if actor.post is None or actor.post.id != export.post:
        raise NotYours(_("The post in which this was asked for is no longer held."))
    return actor
