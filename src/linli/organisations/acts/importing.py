"""Many bodies or posts at once, one entry each; the rest of a batch goes on without a bad line."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import act
from linli.kernel.bringing import CHANGED, NEW, Rows, attempt
from linli.kernel.refusals import NotYours
from linli.kernel.storing import Deed, store_many
from linli.organisations import policy
from linli.organisations.acts.bodies import change_body
from linli.organisations.acts.holding import hold_tree, next_ids, tree_changed
from linli.organisations.acts.posts import fill_post, plan_post
from linli.organisations.models import Body
from linli.organisations.queries import tree
from linli.organisations.queries.importing import Line, preview_bodies
from linli.organisations.queries.importing_posts import preview_posts
from linli.organisations.states import BodyState


@act(
    "organisations.body.imported",
    _("Brought in by a table"),
    on=Body,
    may=policy.imports,
    creates=True,
    hidden=True,
)
def import_body(actor: Actor, *, body: Body) -> Body:
    """A body that a line of a table founds; an import does this for many at once."""
    tree_changed()
    return body


def import_bodies(actor: Actor, rows: Rows) -> list[Line]:
    """Do what the preview of these rows says. Sent twice, the second time finds everything unchanged."""
    _refuse_stranger(actor)
    actor = actor.through("import")
    with transaction.atomic():
        hold_tree()
        lines = preview_bodies(actor, rows)
        _found([line for line in lines if line.verdict == NEW], actor)
    for line in lines:
        if line.verdict == CHANGED and line.body:
            changes = {name: line.values[name] for name in line.changes}
            attempt(line, change_body, actor, line.body, **changes)
    return lines


def import_posts(actor: Actor, rows: Rows) -> list[Line]:
    """Set up the posts of these rows and fill those that name a person."""
    _refuse_stranger(actor)
    actor = actor.through("import")
    lines = preview_posts(actor, rows)
    for line in lines:
        person = line.values.pop("person", None)
        post: Any = line.values.pop("post", None)
        if line.verdict == NEW:
            done = attempt(line, plan_post, actor, **line.values)
            post = done.noun if done else None
        if line.verdict in (NEW, CHANGED) and post and person:
            attempt(line, fill_post, actor, post, person=person)
    return lines


def _refuse_stranger(actor: Actor) -> None:
    if not policy.imports(actor):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))


def _found(lines: list[Line], actor: Actor) -> None:
    """New bodies, parents first, each with its path; all in one statement a table."""
    if not lines:
        return
    paths: dict[int, str] = {}
    deeds = []
    for line, pk in zip(lines, next_ids(len(lines)), strict=True):
        above = line.under.body if line.under else line.parent
        line.body = pk
        paths[pk] = f"{paths.get(above or 0) or tree().path(above)}{pk}/"
        state = BodyState.FOUNDED if line.values.get("founded_on") else BodyState.PLANNED
        deeds.append(Deed(Body(pk=pk, parent_id=above, path=paths[pk], state=state, **line.values)))
    store_many(actor, import_body.kind, deeds)
    tree_changed()
