"""What forms about tables offer: colleagues, bodies below, meanings of a head, inputs for missing cells."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.nouns import ids_of
from linli.organisations import queries as organisations
from linli.records import policy
from linli.records.models import DataRequest, Filling, Question
from linli.records.queries.candidates import columns, ledgers, offered
from linli.records.queries.memory import facts_of
from linli.records.rules.prints import fact_key, subject
from linli.records.rules.values import unpacked
from linli.records.sheets.writing import as_text
from linli.records.states.tables import QuestionState


def label_of(one: Question) -> str:
    """A cell in words: the row's name, then its heads."""
    told = f"{one.row_name}：{one.name}" if one.row_name else one.name
    return f"{told}（{one.unit}）" if one.unit and one.unit not in told else told


def missing(actor: Actor, filling: Filling) -> list[Question]:
    """The cells that this reader may answer: all for the body's desk, else those that they were sent."""
    rows = filling.questions.filter(state=QuestionState.MISSING).order_by("n")
    if actor.can(policy.FILL, filling.body.path):
        return list(rows)
    return list(rows.filter(asked_of=actor.person_id or 0))


def is_whole(actor: Actor, filling: Filling) -> bool:
    """Whether the reader answers for the whole table, not only for cells that they were sent."""
    return actor.can(policy.FILL, filling.body.path)


def key_of(one: Question, title: str) -> str:
    """Under which key the answer is kept as a fact."""
    return one.code or fact_key(one.name, subject(title))


def field_for(one: Question) -> forms.CharField:
    """The input of a missing cell; an older value stands in it, with the question whether it still holds."""
    field = forms.CharField(label=label_of(one), required=False, max_length=2000)
    if one.unit:
        field.widget.attrs["inputmode"] = "decimal"
    return field


def old_values(filling: Filling, rows: list[Question]) -> dict[int, Any]:
    """Number of a cell → its older fact, one statement."""
    keys = {key_of(one, filling.title): one.n for one in rows}
    found = {}
    for fact in facts_of(filling.body_id).filter(key__in=list(keys)).order_by("at"):
        found[keys[fact.key]] = {"fact": fact, "text": as_text(unpacked(fact.value))}
    return found


def colleagues(body_id: int) -> list[tuple[int, str]]:
    """Those who hold a post in the body, by title and name."""
    path = organisations.tree().path(body_id)
    held = [one for one in organisations.posts_below(path).filter(body=body_id, person__isnull=False)]
    return [(one.person_id, f"{one.title} {one.person.name}") for one in held if one.person_id and one.person]


def below(actor: Actor) -> list[tuple[int, str]]:
    """Whom the reader's body may ask: bodies right below it that answer for an area; else all right below."""
    path = actor.reach(policy.ASK)
    if path is None:
        return []
    children = organisations.tree().children(ids_of(path)[-1])
    answering = [one for one in children if one.area_code and one.level] or children
    return [(one.id, one.name) for one in sorted(answering, key=lambda one: (one.area_code, one.id))]


def usual_days() -> int:
    return int(rulebook.get("records.request.days").number)


def receiver_of(filling: Filling) -> str:
    return filling.asked.request.body.name if filling.asked else filling.origin


def meanings(actor: Actor, path: str | None = None) -> list[tuple[str, Any]]:
    """Everything that can answer for a body, the reader's own unless another is named: codes with titles."""
    path = path or actor.reach(policy.FILL)
    if path is None:
        return []
    told = {one.code: one.title for one in offered(actor, path).candidates}
    for ledger in ledgers(actor, path):
        told |= {one.code: f"{ledger.title}：{one.title}" for one in columns(ledger, actor, path).candidates}
    return [("", _("Nothing that is kept here: ask")), *sorted(told.items(), key=lambda one: str(one[1]))]


def weights(request: DataRequest | None) -> list[tuple[int, str]]:
    """The counts of a request by which its rates may be weighted."""
    if request is None:
        return []
    rows = Question.objects.filter(filling__asked__request=request, state__in=("known", "typed"), count=1)
    return [
        (ask, name)
        for ask, name in rows.exclude(unit="%").values_list("ask", "name").distinct().order_by("ask")
    ]
