"""A template with what the house knows filled in: what is asked, and the text that comes of it."""

import re
from dataclasses import dataclass
from typing import Any

from linli.kernel.actors import Actor
from linli.organisations.queries import BodyRef
from linli.records.models import Edition
from linli.records.queries import figures, paper_words
from linli.records.rules import papers as rules
from linli.records.rules.papers.period import Period


@dataclass(frozen=True)
class Draft:
    """A template before it is a paper: the fields that are asked, each filled as far as anything is known."""

    body: BodyRef
    edition: Edition
    period: Period
    counts: figures.Counts
    asks: list[rules.Asked]
    known: dict[str, tuple[str, Any]]  # name → (words, where they come from)


def draft_of(actor: Actor, edition: Edition, body: BodyRef, period: Period) -> Draft:
    """What a template asks of this writer, for this period."""
    counts = figures.count(body.id, period)
    house = {*paper_words.HOUSE, paper_words.TOP, paper_words.NUMBER, *counts.figures}
    asks = rules.asked("\n".join((edition.title, edition.addressee, edition.text)), house)
    known = paper_words.from_ledgers((one.name for one in asks), actor, body, period)
    return Draft(body, edition, period, counts, asks, known)


def filled(draft: Draft, typed: dict[str, str]) -> dict[str, str]:
    """Title, addressee and text, from what the house knows and what was typed."""
    words = {
        **paper_words.words(draft.body, draft.counts),
        **{name: one for name, (one, _s) in draft.known.items()},
    }
    lists = paper_words.lists(draft.counts)
    for one in draft.asks:
        told = typed.get(one.name, "").strip()
        if one.columns:
            lists[one.name] = rules.rows_of(told) or ([] if one.is_optional else [[""]])
        elif told or one.name not in words:
            words[one.name] = told
    given = rules.Given(words, lists, {name: one.said.has for name, one in draft.counts.figures.items()})
    line = rules.Given({**draft.counts.values, **words}, lists, {})  # no figures live outside the text
    edition = draft.edition
    return {
        "title": rules.clean_line(rules.fill(edition.title, line)),
        "addressee": rules.clean_line(rules.fill(edition.addressee, line)),
        "text": re.sub(r"\n{2,}", "\n", rules.clean(rules.fill(edition.text, given))),
    }
