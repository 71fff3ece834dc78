"""What heads mean and what values hold: remembered, corrected, taken back."""

from collections.abc import Mapping as Told
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import act
from linli.kernel.clock import now
from linli.kernel.refusals import Refused
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.forms import tables as forms
from linli.records.models import Fact, Filling, Mapping, Question
from linli.records.queries.choosing import key_of
from linli.records.queries.reading import ASK_ALWAYS, Reading
from linli.records.queries.working import named
from linli.records.rules.prints import head_of, subject
from linli.records.rules.values import packed, typed


def remember_meanings(filling: Filling, reading: Reading, choices: Told[int, str]) -> int:
    """Keep what a person confirmed of this layout, for the body, those above it and those below it.

    The number of heads that are new or mean something else than before.
    """
    told: dict[str, str] = {}
    for i, one in enumerate(reading.plan.answers):
        if i in choices and choices[i]:
            told[head_of(one.ask.name)] = "" if choices[i] == ASK_ALWAYS else choices[i]
        elif one.filled and one.match.code and not one.match.code.startswith("filing."):
            told.setdefault(head_of(one.ask.name), one.match.code)
    rows = Mapping.objects.filter(body=filling.body_id, fingerprint=reading.fingerprint, ended_at=None)
    before = {one.head: one for one in rows}
    changed = {head: code for head, code in told.items() if head not in before or before[head].code != code}
    ended = [before[head].pk for head in changed if head in before]
    if ended:
        Mapping.objects.filter(pk__in=ended).update(ended_at=now())
    Mapping.objects.bulk_create(
        [
            Mapping(body_id=filling.body_id, fingerprint=reading.fingerprint, head=head, code=code, at=now())
            for head, code in changed.items()
        ]
    )
    return len(changed)


def remember_values(filling: Filling, rows: list[Question], steady: set[int]) -> int:
    """Keep what was typed, so that the next table finds it: for its days, or until it changes."""
    fresh: dict[tuple[int, str, Any], Fact] = {}
    bodies = _bodies(filling, {one.row_name for one in rows})
    for one in rows:
        if one.value is None or len(one.spot) > 3:
            continue
        dated = one.first is not None and one.n not in steady
        fact = Fact(
            body_id=bodies[one.row_name], key=key_of(one, filling.title), head=one.name, about=subject(filling.title),
            unit=one.unit, value=one.value, first=one.first if dated else None, until=one.until if dated else None,
            at=now(), filling=filling,
        )  # fmt: skip
        fresh[fact.body_id, fact.key, fact.first] = fact
    if not fresh:
        return 0
    keys, of = {key for _body, key, _first in fresh}, {body for body, _key, _first in fresh}
    old = Fact.objects.filter(body__in=of, key__in=keys, ended_at=None)
    gone = [one.pk for one in old if (one.body_id, one.key, one.first) in fresh]
    if gone:
        Fact.objects.filter(pk__in=gone).update(ended_at=now())
    Fact.objects.bulk_create(fresh.values())
    return len(fresh)


def _bodies(filling: Filling, names: set[str]) -> dict[str, int]:
    """Whose a value is: of the organisation that its row names, else of the one that fills."""
    own = organisations.tree().get(filling.body_id)
    assert own is not None
    rows = {name: named(name, own) if name else None for name in names}
    return {name: ref.id if ref else own.id for name, ref in rows.items()}


@act(
    "records.mapping.corrected",
    _("It means something else"),
    on=Mapping,
    may=policy.fills,
    form=forms.Meaning,
    next=_("From now on tables are read so."),
)
def correct_mapping(actor: Actor, mapping: Mapping, *, code: str) -> None:
    """What a head means is set right; the next table is read so."""
    mapping.code, mapping.at = code, now()


@act(
    "records.mapping.dropped",
    _("Forget it"),
    on=Mapping,
    may=policy.fills,
    danger=True,
    next=_("The next table asks again what this head means."),
)
def drop_mapping(actor: Actor, mapping: Mapping) -> None:
    """The next table of this layout asks again."""
    mapping.ended_at = now()


@act(
    "records.fact.corrected",
    _("Put it right"),
    on=Fact,
    may=policy.fills,
    form=forms.NewValue,
    next=_("The next table finds the new value."),
)
def correct_fact(actor: Actor, fact: Fact, *, value: str) -> None:
    """The value is another one, from now on."""
    fact.value, fact.at = packed(typed(value, fact.unit)), now()


@act("records.fact.renewed", _("Still so"), on=Fact, may=policy.fills, primary=True)
def renew_fact(actor: Actor, fact: Fact) -> None:
    """It still holds: its time begins anew."""
    if fact.first is not None:
        raise Refused(_("This value is of certain days; it does not grow old."))
    fact.at = now()


@act("records.fact.ended", _("No longer so"), on=Fact, may=policy.fills, danger=True)
def end_fact(actor: Actor, fact: Fact) -> None:
    """It is not used again; the next table asks."""
    fact.ended_at = now()
