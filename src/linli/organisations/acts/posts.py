"""How posts are set up, filled, vacated and given up."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import today
from linli.kernel.delivery.outbox import phrase
from linli.kernel.refusals import Refused
from linli.organisations import forms, policy
from linli.organisations.acts.holding import open_body, posts_changed, refuse_beyond
from linli.organisations.models import Body, Post, Role
from linli.organisations.rules import refuse_backwards, refuse_more_than_own, term_end


def _refuse_role(actor: Actor, role: Role) -> None:
    if not actor.is_clock:
        refuse_more_than_own(role.permissions, actor.post.permissions if actor.post else ())


@act(
    "organisations.post.planned",
    _("Set up a post"),
    on=Post,
    may=policy.appoints_somewhere,
    form=forms.PlanPost,
    creates=True,
)
def plan_post(
    actor: Actor,
    *,
    body: Body | int,
    role: Role | str,
    title: str = "",
    term: int | None = None,
    is_public: bool = False,
) -> Post:
    """A seat in a body, for somebody to hold."""
    at = open_body(body, "body")
    refuse_beyond(actor, policy.APPOINT, at.path, "body")
    carries = role if isinstance(role, Role) else Role.objects.filter(code=role).first()
    if carries is None:
        raise Refused(_("There is no such role. Choose one of the list."), field="role")
    _refuse_role(actor, carries)
    return Post(body=at, role=carries, title=title or str(carries), term=term, is_public=is_public)


@act(
    "organisations.post.filled",
    _("Fill the post"),
    on=Post,
    may=policy.appoints,
    move="fill",
    form=forms.FillPost,
    primary=True,
)
def fill_post(
    actor: Actor, post: Post, *, person: Any, begins: date | None = None, ends: date | None = None
) -> Deed:
    """A person takes the post, from a day on; until a day, or for its term, or without end."""
    _refuse_role(actor, post.role)
    post.person_id = getattr(person, "pk", person)
    post.begins = begins or today()
    post.ends = ends or term_end(post.begins, post.term)
    refuse_backwards(post.begins, post.ends)
    told = Word(
        phrase(_("You hold a post: %(post)s"), post=str(post)),
        phrase(_("From %(day)s on. What you do in this post is recorded under it."), day=post.begins),
        post.get_absolute_url(),
        to_person=post.person_id,
    )
    posts_changed()
    return Deed(words=[told])


@act("organisations.post.changed", _("Change the post"), on=Post, may=policy.appoints, form=forms.ChangePost)
def change_post(actor: Actor, post: Post, **said: Any) -> Deed:
    """Title, term, the last day, whether the holder's name is public."""
    _refuse_role(actor, post.role)
    changed = [name for name, value in said.items() if getattr(post, name) != value]
    for name in changed:
        setattr(post, name, said[name])
    refuse_backwards(post.begins, post.ends)
    posts_changed()
    return Deed(facts={"changed": sorted(changed)})


@act(
    "organisations.post.vacated",
    _("Vacate the post"),
    on=Post,
    may=policy.appoints,
    move="vacate",
    form=forms.VacatePost,
    danger=True,
)
def vacate_post(actor: Actor, post: Post, *, reason: str = "") -> Deed:
    """The holder leaves today; the post stays. Who held it stays in the journal."""
    holder = post.person_id
    told = Word(phrase(_("You no longer hold the post: %(post)s"), post=str(post)), to_person=holder)
    facts = {"subject": holder, "held_from": post.begins, "held_until": today()}
    post.person = post.begins = post.ends = None
    posts_changed()
    return Deed(facts=facts, remark=reason, words=[told])


@act("organisations.post.ended", _("Abolish the post"), on=Post, may=policy.appoints, move="end", danger=True)
def end_post(actor: Actor, post: Post) -> None:
    """The seat itself is no more."""
    posts_changed()


@act("organisations.post.moved", _("Move the post"), on=Post, may=policy.appoints, form=forms.MovePost)
def move_post(actor: Actor, post: Post, *, body: Body | int) -> Deed:
    """The post goes on, with its holder, in another body."""
    _refuse_role(actor, post.role)
    before, at = post.body_id, open_body(body, "body")
    refuse_beyond(actor, policy.APPOINT, at.path, "body")
    post.body = at
    posts_changed()
    return Deed(facts={"body_from": before})
