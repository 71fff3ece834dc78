"""Papers and their templates: who sees which, and what a paper says now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import today
from linli.kernel.journal.standing import Stand
from linli.kernel.nouns import ids_of
from linli.kernel.queries import visible_to
from linli.records import policy
from linli.records.models import Edition, Paper, PaperTemplate
from linli.records.queries import figures, paper_words
from linli.records.rules import papers as rules
from linli.records.rules.papers.period import Period, period_called, periods_around
from linli.records.states.papers import WITH_HEAD, PaperKind, PaperState, TemplateState


@visible_to(Paper)
def papers_seen(actor: Actor) -> QuerySet[Paper]:
    """Papers of the reader's body and all below; drafts only for those who write."""
    reach = actor.reach(policy.READ)
    if reach is None:
        return Paper.objects.none()
    found = Paper.objects.filter(body__path__startswith=reach).select_related("body", "edition")
    return found if actor.reach(policy.FILL) else found.exclude(state=PaperState.DRAFTED)


@visible_to(PaperTemplate)
def templates_seen(actor: Actor) -> QuerySet[PaperTemplate]:
    """The product's, those of the bodies above, the reader's own and those below."""
    if not (actor.reach(policy.FILL) or actor.reach(policy.DEFINE)) or actor.post is None:
        return PaperTemplate.objects.none()
    path = actor.post.path
    mine = Q(body=None) | Q(body_id__in=ids_of(path)) | Q(body__path__startswith=path)
    return PaperTemplate.objects.filter(mine).select_related("body")


def templates_for(actor: Actor) -> QuerySet[PaperTemplate]:
    """Those from which the reader may write: in use, of all or of a body at or above their own."""
    here = Q(body=None) | Q(body_id__in=ids_of(actor.post.path if actor.post else ""))
    return templates_seen(actor).filter(here, state=TemplateState.IN_USE).order_by("id")


def edition_of(template: PaperTemplate) -> Edition:
    """The edition in use."""
    return template.editions.get(number=template.current)


def editions_of(templates: Iterable[PaperTemplate]) -> dict[int, Edition]:
    """The edition in use of each: one statement."""
    ids = [one.pk for one in templates]
    rows = Edition.objects.filter(template_id__in=ids, number=F("template__current"))
    return {one.template_id: one for one in rows}


@dataclass(frozen=True)
class State:
    """A paper with its figures as they are to be shown: counted now, or as they were frozen."""

    paper: Paper
    counts: figures.Counts | None  # of a draft
    values: dict[str, str]

    @property
    def blocks(self) -> list[rules.Block]:
        return rules.read(self.paper.text, self.values)

    @property
    def used(self) -> list[str]:
        """The figures in the text, in its order."""
        return rules.named(self.paper.text, self.values)


def period_of(paper: Paper) -> Period:
    return period_called(paper.period) or periods_around(today())[0]


def state_of(paper: Paper) -> State:
    """A draft is counted anew, in one statement; what is finished stands."""
    if paper.state == PaperState.DRAFTED or not paper.counted:
        counts = figures.count(paper.body_id, period_of(paper))
        return State(paper, counts, counts.values)
    return State(paper, None, {one["name"]: one["value"] for one in paper.figures})


def document_of(state: State, **typed: Any) -> rules.Document:
    """The paper as it is printed; ``typed``: with what somebody is typing in place of what is kept."""
    paper = state.paper
    text = typed.get("text", paper.text)
    dated = typed.get("dated_on", paper.dated_on)
    attached = (
        tuple(line.strip() for line in typed["attachments"].split("\n") if line.strip()) if typed else None
    )
    return rules.Document(
        title=typed.get("title", paper.title),
        blocks=tuple(rules.read(text, state.values)),
        number_line=typed.get("number_line", paper.number_line),
        addressee=typed.get("addressee", paper.addressee),
        attachments=paper.attached if attached is None else attached,
        signature=typed.get("signature", paper.signature),
        dated=paper_words.day_in_words(dated),
        has_head=paper.kind in WITH_HEAD,
        is_letter=paper.kind == PaperKind.LETTER,
        is_draft=paper.state == PaperState.DRAFTED,
    )


def stand_of(paper: Paper) -> Stand | None:
    told = paper.counted
    return Stand(told["last"], told["snapshot"], told["own"]) if told else None


def most_characters() -> tuple[int, int]:
    """How long a paper should be at most: (ordinary, of the highest level)."""
    return int(rulebook.get("records.paper.length").number), int(
        rulebook.get("records.paper.length_top").number
    )
