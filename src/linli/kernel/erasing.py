"""What has been kept long enough goes, once a day; an entry on the rule that says so tells how much went."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import CLOCK, Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import Unit, local, now, today
from linli.kernel.clock.days import DAY, days_in_months, midnight_after
from linli.kernel.evidence import shelf
from linli.kernel.evidence.models import Evidence
from linli.kernel.journal.models import Watermark
from linli.kernel.privacy.register import own_models
from linli.kernel.privacy.retention import due_for_erasure, erase
from linli.kernel.rulebook.models import Rule

BATCH = 500


def before(code: str) -> datetime | None:
    """What began before this instant has been kept long enough under ``code``; None: the rulebook sets no end."""
    try:
        rule = rulebook.get(code)
    except rulebook.MissingRule:
        return None
    number = int(rule.number)
    days = -days_in_months(today(), -number) if rule.unit == Unit.MONTH else number
    return midnight_after(today() - (days + 1) * DAY)


def is_clock(actor: Actor, rule: Rule) -> bool:
    return actor.is_clock


@act(
    "kernel.retention.done",
    _("Erase what has been kept long enough"),
    on=Rule,
    may=is_clock,
    reads=True,
    hidden=True,
)
def erase_due(actor: Actor, rule: Rule, *, model: str) -> Deed:
    """One batch of one noun under one rule of retention: fields blanked or rows deleted (DOMAIN.md 3.5)."""
    rows = _files(rule.code) if model == Evidence.label() else _fields(rule.code, model)
    return Deed(facts={"of": model}, amounts={"erased": sum(1 for _row in rows)})


def _files(code: str) -> Iterator[None]:
    for _n, evidence in zip(
        range(BATCH), shelf.due(lambda keep: before(keep) if keep == code else None), strict=False
    ):
        shelf.erase(evidence)
        yield None


def _fields(code: str, model: str) -> Iterator[list[str]]:
    for due in due_for_erasure(apps.get_model(model), lambda keep: before(keep) if keep == code else None):
        for row in due.rows[:BATCH]:
            yield erase(row, due.fields)


def once_a_day(step: Callable[[], int], name: str = "retention") -> int:
    """Take ``step`` unless it was taken today; the watermark ``name`` keeps the day."""
    with transaction.atomic():
        mark, _new = Watermark.objects.get_or_create(name=name, defaults={"xid": "0"})
        mark = Watermark.objects.select_for_update().get(pk=mark.pk)
        if mark.at and local(mark.at).date() >= today():
            return 0
        Watermark.objects.filter(pk=mark.pk).update(at=now())
    return step()


def erase_all() -> int:
    """Everything that is due, batch by batch, each in a transaction of its own; then files that nobody needs."""
    gone = 0
    for code, model in _waiting():
        rule = rulebook.get(code).id
        while done := _erased(rule, model):
            gone += done
            if done < BATCH:
                break
    return gone + shelf.sweep()


def _erased(rule: int, model: str) -> int:
    done = erase_due(CLOCK, rule, model=model)
    return int(done.entry.amounts["erased"]) if done.entry else 0


def _waiting() -> Iterator[tuple[str, str]]:
    """The rules and nouns under which something is due now."""
    for model in own_models():
        if model is not Evidence:
            for due in due_for_erasure(model, before):
                if due.rows.exists():
                    yield due.keep, model._meta.label_lower
    seen: set[str] = set()
    for file in shelf.due(before):
        if file.keep not in seen:
            seen.add(file.keep)
            yield file.keep, Evidence.label()


__all__ = ["before", "erase_all", "erase_due", "once_a_day"]
