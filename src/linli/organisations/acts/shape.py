"""How the tree changes its shape: moving, merging, dissolving. The history stays in the lineage."""

from datetime import date

from django.db import connection
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import today
from linli.kernel.hands import held_by, pass_on
from linli.organisations import forms, policy
from linli.organisations.acts.holding import open_body, refuse_beyond, take_tree, tree_changed
from linli.organisations.acts.posts import end_post, move_post
from linli.organisations.acts.relations import unrelate
from linli.organisations.models import Body, Lineage, Post, Relation
from linli.organisations.rules import refuse_cycle, refuse_left_behind
from linli.organisations.rules.life import refuse_in_hand
from linli.organisations.states import ENDED, PostState, Turn


@act(
    "organisations.body.reparented",
    _("Place under another organisation"),
    on=Body,
    may=policy.is_manager,
    form=forms.ReparentBody,
)
def reparent_body(actor: Actor, body: Body, *, parent: Body | int, on: date | None = None) -> Deed:
    """The body and all below it move under ``parent``; where it stood before stays in its lineage."""
    take_tree()
    above = open_body(parent, "parent")
    refuse_beyond(actor, policy.MANAGE, above.path, "parent")
    refuse_cycle(body.path, above.path)
    before, was = body.parent_id, body.path
    Lineage.objects.create(
        body=body, turn=Turn.MOVED, on=on or today(), parent_from_id=before, parent_to=above
    )
    body.parent, body.path = above, f"{above.path}{body.pk}/"
    _carry_along(was, body.path)
    tree_changed()
    return Deed(facts={"parent_from": before, "path_from": was})


@act(
    "organisations.body.merged",
    _("Merge into another organisation"),
    on=Body,
    may=policy.is_manager,
    move="merge",
    form=forms.MergeBody,
    danger=True,
)
def merge_bodies(actor: Actor, body: Body, *, into: Body | int, on: date | None = None) -> Deed:
    """The body ends; what stood below it and the posts in it go on within ``into``."""
    take_tree()
    heir = open_body(into, "into")
    refuse_beyond(actor, policy.MANAGE, heir.path, "into")
    refuse_cycle(body.path, heir.path)
    for child in Body.objects.filter(parent=body).exclude(state__in=ENDED).order_by("id"):
        reparent_body(actor, child, parent=heir, on=on)
    for post in Post.objects.filter(body=body).exclude(state=PostState.ENDED).order_by("id"):
        move_post(actor, post, body=heir)
    pass_on(actor, body.pk, heir.pk)
    _untie(actor, body)
    Lineage.objects.create(
        body=body, turn=Turn.MERGED, on=on or today(), parent_from_id=body.parent_id, parent_to=heir
    )
    body.merged_into, body.ended_on = heir, on or today()
    tree_changed()
    return Deed(facts={"into": heir.pk})


@act(
    "organisations.body.dissolved",
    _("Dissolve"),
    on=Body,
    may=policy.is_manager,
    move="dissolve",
    form=forms.DissolveBody,
    danger=True,
)
def dissolve_body(
    actor: Actor,
    body: Body,
    *,
    ended_on: date | None = None,
    heir: Body | int | None = None,
    reason: str = "",
) -> Deed:
    """The body ends, once nobody and nothing depends on it any more."""
    take_tree()
    posts = Post.objects.filter(body=body)
    refuse_left_behind(
        Body.objects.filter(parent=body).exclude(state__in=ENDED).count(),
        posts.filter(state=PostState.FILLED).count(),
    )
    facts = _let_go(actor, body, heir)
    for post in posts.exclude(state=PostState.ENDED).order_by("id"):
        end_post(actor, post)
    _untie(actor, body)
    body.ended_on = ended_on or today()
    tree_changed()
    return Deed(facts=facts, remark=reason)


def _let_go(actor: Actor, body: Body, heir: Body | int | None) -> dict[str, int]:
    """What can go on elsewhere goes on with the heir; what ends with it ends; the rest is finished first."""
    after = open_body(heir, "heir") if heir is not None else None
    pass_on(actor, body.pk, after.pk if after else None)
    refuse_in_hand((one.label, one.n) for one in held_by(body.pk))
    return {"heir": after.pk} if after else {}


def _untie(actor: Actor, body: Body) -> None:
    for tie in Relation.objects.filter(source=body, ends=None).order_by("id"):
        unrelate(actor, tie)


def _carry_along(was: str, path: str) -> None:
    """Give all that is below a moved body its new path, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE organisations_body SET path = %s || substr(path, %s) WHERE path LIKE %s AND path <> %s",
            [path, len(was) + 1, f"{was}%", was],
        )
