"""Who may look into records, fill tables, ask for data, and say what is counted."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.ledgers import READ  # ledgers, portraits, boards of the body and below
from linli.kernel.nouns import ids_of

FILL = "records.fill"  # answer a request for data, fill a table, write a paper
ASK = "records.ask"  # send a request for data down
DEFINE = "records.define"  # indicators, templates of papers, synonyms of columns


__all__ = ["ASK", "DEFINE", "FILL", "READ", "anyone", "has_post", "holds", "is_clock", "reads"]


def anyone(actor: Actor, noun: Any) -> bool:
    """Which ledger is open to whom, the ledger itself says."""
    return True


def has_post(actor: Actor, noun: Any) -> bool:
    return actor.person_id is not None and actor.post is not None


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def reads(actor: Actor, path: str) -> bool:
    return actor.can(READ, path)


def holds(permission: str) -> Any:
    """A predicate for acts that make something: the post in use has the permission somewhere."""

    def may(actor: Actor, noun: Any) -> bool:
        return bool(actor.post and permission in actor.post.permissions)

    return may


def writes(actor: Actor, paper: Any) -> bool:
    """Papers of the body for which the post in use writes, and of those below."""
    return actor.can(FILL, paper.body.path)


def reads_paper(actor: Actor, paper: Any) -> bool:
    return actor.can(READ, paper.body.path)


def defines_template(actor: Actor, template: Any) -> bool:
    """A template of a body of one's own reach; those that came with the product only at the root of the tree."""
    if template.body_id is None:
        return len(ids_of(actor.reach(DEFINE) or "")) == 1
    return actor.can(DEFINE, template.body.path)


def fills(actor: Actor, noun: Any) -> bool:
    """Answers for the body of a filling, an asked body, a mapping or a fact."""
    return actor.can(FILL, noun.body.path)


def fills_or_was_asked(actor: Actor, filling: Any) -> bool:
    """Also a colleague to whom one of the missing cells was sent, for that cell."""
    if actor.can(FILL, filling.body.path):
        return True
    mine = filling.questions.filter(asked_of=actor.person_id, state="missing")
    return actor.person_id is not None and mine.exists()


def asks(actor: Actor, request: Any) -> bool:
    """The sender's own desk, not one above it."""
    return actor.can(ASK, request.body.path) and actor.reach(ASK) == request.body.path


def asks_through(actor: Actor, asked: Any) -> bool:
    return asks(actor, asked.request)


def exports_burden(actor: Actor, body: Any) -> bool:
    return actor.can(READ, body.path)
