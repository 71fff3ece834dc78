"""What forms offer: categories, templates, a digest to start from."""

from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.masking import redact
from linli.kernel.reference import cached
from linli.needs.models import Category, Need, ReplyTemplate
from linli.needs.states import Kind

LEVELS = [
    ("", "—"), ("community", _("Community or village")), ("street", _("Street or town")), ("district", _("District")),
    ("city", _("City")),
]  # fmt: skip


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


class Categories(dict[int, CategoryRef]):
    """The categories by id, and their words by their first two characters, by which they are found in a text."""

    @cached_property
    def by_start(self) -> dict[str, list[tuple[str, int]]]:
        starts: dict[str, list[tuple[str, int]]] = {
            "": []
        }  # words of one character are looked for in every text
        for one in self.values():
            for word in dict.fromkeys(one.words):
                starts.setdefault(word[:2] if len(word) > 1 else "", []).append((word, one.id))
        return starts

    @cached_property
    def starts(self) -> frozenset[str]:
        return frozenset(self.by_start)


def categories() -> Categories:
    """All categories in use, in their order."""
    return cached("needs.category", _read)


def _read() -> Categories:
    rows = Category.objects.filter(active=True).values_list(
        "id", "code", "parent_id", "name", "name_en", "urgency", "words"
    )
    return Categories((row[0], CategoryRef(*row[:6], tuple(row[6].split()))) for row in rows)


def category_choices() -> list[tuple[Any, Any]]:
    """Groups with their categories, for a select."""
    every = categories()
    groups: dict[int, list[tuple[int, str]]] = {}
    for one in every.values():
        groups.setdefault(one.parent or one.id, []).append((one.id, one.name))
    return [
        ("", _("I am not sure")),
        *((every[top].name, rows) for top, rows in groups.items() if top in every),
    ]


def suggest_category(text: str) -> CategoryRef | None:
    """The category most of whose words stand in the text; None when none does."""
    known = categories()
    scores: dict[int, int] = {}
    for start in ("", *known.starts.intersection(map(add, text, text[1:]))):
        for word, one in known.by_start[start]:
            if word in text:
                scores[one] = scores.get(one, 0) + len(word)
    # In the order of the table, so that of two alike the first one is taken.
    order = (one for one in known if one in scores)
    best = max(order, key=lambda one: (scores[one], known[one].parent is not None), default=None)
    return known[best] if best is not None else None


def templates_for(need: Need) -> list[ReplyTemplate]:
    """Reply templates of the handling body, those of the need's category first."""
    rows = ReplyTemplate.objects.filter(body_id=need.body_id, active=True)[:50]
    return sorted(rows, key=lambda one: (one.category_id != need.category_id, one.title))


def digest_proposal(need: Need) -> dict[str, str]:
    """The need's own words with phone numbers, ID numbers, plates and addresses taken out, for a person to check."""
    return {"title": redact(need.title), "text": redact(need.text), "reply": redact(need.reply)}


# The first word that is found decides; without any, help is wanted.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (Kind.PRAISE, ("表扬", "点赞", "感谢", "谢谢你们")),
    (Kind.REPORT, ("举报", "违法", "偷税")),
    (Kind.COMPLAINT, ("投诉", "不作为", "态度恶劣", "太差")),
    (Kind.SUGGESTION, ("建议", "能不能", "能否", "可不可以")),
    (
        Kind.CONSULT,
        (
            "怎么办理",
            "怎么办",
            "如何",
            "请问",
            "咨询",
            "在哪里",
            "在哪儿",
            "几点",
            "多少钱",
            "需要什么",
            "吗?",
            "吗？",
        ),
    ),
)


def suggest_kind(text: str) -> str:
    """Question, complaint, suggestion … by the words that residents use; help where none speaks."""
    return next((str(kind) for kind, words in _KINDS if any(word in text for word in words)), str(Kind.HELP))
