"""Who may write, check and publish service items."""

from typing import Any

from linli.kernel.actors import Actor

WRITE = "needs.items"
PUBLISH = "needs.publish_items"


def writes_somewhere(actor: Actor, item: Any) -> bool:
    return bool(actor.post and WRITE in actor.post.permissions)


def writes(actor: Actor, item: Any) -> bool:
    return actor.can(WRITE, item.body.path)


def checks(actor: Actor, item: Any) -> bool:
    """Another person than the one who wrote it last."""
    return actor.can(WRITE, item.body.path) and actor.person_id != item.writer_id


def publishes(actor: Actor, item: Any) -> bool:
    return actor.can(PUBLISH, item.body.path)
