"""Holding the tree still while its shape changes, and telling everybody afterwards."""

from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.reference import touch
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.models import Body
from linli.organisations.policy import reaches
from linli.organisations.queries import TREE
from linli.organisations.queries.posts import POSTS
from linli.organisations.states import OPEN

__all__ = [
    "take_tree",
    "hold_tree",
    "next_ids",
    "open_body",
    "posts_changed",
    "refuse_beyond",
    "refuse_taken",
    "tree_changed",
]


def hold_tree() -> None:
    """Wait until nobody else changes the tree's shape. Only before any row is locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [TREE])


def take_tree() -> None:
    """Hold the tree, or refuse at once: an act that has locked its noun must not wait for the tree.

    Else it would hold the row that the other act, which has the tree, is waiting for.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [TREE])
        if not cursor.fetchone()[0]:
            raise NotNow(_("Organisations are being moved at this moment. Send it again in a few seconds."))


def tree_changed() -> None:
    touch(TREE)


def posts_changed() -> None:
    touch(POSTS)


def next_ids(number: int) -> list[int]:
    """Ids for new bodies: a body's path holds its own id, so it is needed before the row is there."""
    sequence = "pg_get_serial_sequence('organisations_body', 'id')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [number])  # noqa: S608
        return [pk for (pk,) in cursor.fetchall()]


def open_body(body: Body | int, field: str) -> Body:
    """The body as it is now; refuses one that is not there or not open."""
    found = Body.objects.filter(pk=getattr(body, "pk", body), state__in=OPEN).first()
    if found is None:
        raise Refused(
            _("This organisation is not there yet, or no longer. Choose one that is open."), field=field
        )
    return found


def refuse_beyond(actor: Actor, permission: str, path: str, field: str) -> None:
    """Nobody acts on what lies outside of their post's reach."""
    if not reaches(actor, permission, path):
        raise NotYours(
            _("This organisation lies outside of what your post covers. Ask the one above."), field=field
        )


def refuse_taken(body: Body, answering: Sequence[str]) -> None:
    """One open public body for an area, one body for a unified social credit code."""
    others = Body.objects.exclude(pk=body.pk)
    answers = body.area_code and body.kind in answering
    if answers and others.filter(area_code=body.area_code, kind__in=answering, state__in=OPEN).exists():
        raise Refused(_("Another organisation answers for this area already."), field="area_code")
    if body.uscc and others.filter(uscc=body.uscc).exists():
        raise Refused(_("Another organisation has this unified social credit code."), field="uscc")
