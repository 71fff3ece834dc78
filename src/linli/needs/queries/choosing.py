"""What forms offer: categories, organisations, templates, a digest to start from."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.privacy.masking import redact
from linli.kernel.reference import cached
from linli.needs.models import Category, Need, ReplyTemplate
from linli.organisations import queries as organisations

LEVELS = [
    ("", "—"), ("community", _("Community or village")), ("street", _("Street or town")), ("district", _("District")),
    ("city", _("City")),
]  # fmt: skip
OFFERED = 80


@dataclass(frozen=True)
class CategoryRef:
    """A category as every process keeps it."""

    id: int
    code: str
    parent: int | None
    zh: str
    en: str
    urgency: str
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.en if get_language() == "en" else self.zh


def categories() -> dict[int, CategoryRef]:
    """All categories in use, in their order."""
    return cached("needs.category", _read)


def _read() -> dict[int, CategoryRef]:
    rows = Category.objects.filter(active=True).values_list(
        "id", "code", "parent_id", "name", "name_en", "urgency", "words"
    )
    return {row[0]: CategoryRef(*row[:6], tuple(row[6].split())) for row in rows}


def category_choices() -> list[tuple[Any, Any]]:
    """Groups with their categories, for a select."""
    every = categories()
    groups: dict[int, list[tuple[int, str]]] = {}
    for one in every.values():
        groups.setdefault(one.parent or one.id, []).append((one.id, one.name))
    return [("", _("I am not sure")), *((every[top].name, rows) for top, rows in groups.items() if top in every)]


def suggest_category(text: str) -> CategoryRef | None:
    """The category most of whose words stand in the text; None when none does."""
    scored = [(sum(len(word) for word in one.words if word in text), one) for one in categories().values()]
    best = max(scored, key=lambda pair: (pair[0], pair[1].parent is not None), default=None)
    return best[1] if best and best[0] else None


def body_choices(actor: Actor, need: Need | None) -> list[tuple[int, str]]:
    """Organisations to pass a need on to: the proposed one, those below the reader's post, those beside and above."""
    tree = organisations.tree()
    wanted: list[int] = [need.proposed_id] if need is not None and need.proposed_id else []
    start = need.body_id if need is not None else (actor.post.body_id if actor.post else None)
    here = tree.get(start) if start else None
    while here is not None:
        wanted += [here.id, *(child.id for child in tree.children(here.id)[:OFFERED])]
        here = tree.above(here.id)
    refs = [tree.get(pk) for pk in dict.fromkeys(wanted)]
    return [(ref.id, ref.name) for ref in refs if ref is not None and (need is None or ref.id != need.body_id)]


def templates_for(need: Need) -> list[ReplyTemplate]:
    """Reply templates of the handling body, those of the need's category first."""
    rows = ReplyTemplate.objects.filter(body_id=need.body_id, active=True)[:50]
    return sorted(rows, key=lambda one: (one.category_id != need.category_id, one.title))


def digest_proposal(need: Need) -> dict[str, str]:
    """The need's own words with phone numbers, ID numbers, plates and addresses taken out, for a person to check."""
    return {"title": redact(need.title), "text": redact(need.text), "reply": redact(need.reply)}
