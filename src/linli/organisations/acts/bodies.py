"""How a body comes to be, works, is elected anew, and changes what it says of itself."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.refusals import Refused
from linli.organisations import forms, policy
from linli.organisations.acts.holding import (
    hold_tree,
    next_ids,
    open_body,
    refuse_beyond,
    refuse_taken,
    take_tree,
    tree_changed,
)
from linli.organisations.models import Body
from linli.organisations.rules import check_uscc, refuse_backwards, term_end
from linli.organisations.rules.life import refuse_endless
from linli.organisations.states import ANSWERING, BodyState


@act(
    "organisations.body.founded",
    _("Found an organisation"),
    on=Body,
    may=policy.is_manager_somewhere,
    form=forms.FoundBody,
    creates=True,
)
def found_body(
    actor: Actor, *, kind: str, name: str, parent: Body | int | None = None, uscc: str = "", **said: Any
) -> Body:
    """A new body takes its place; with the day it was founded it is open, without one it is planned."""
    hold_tree()
    if parent is None and not actor.is_clock:
        raise Refused(_("Say under which organisation the new one stands."), field="parent")
    above = open_body(parent, "parent") if parent is not None else None
    refuse_beyond(actor, policy.MANAGE, above.path if above else "", "parent")
    [pk] = next_ids(1)
    body = Body(pk=pk, kind=kind, name=name, parent=above, uscc=check_uscc(uscc), **said)
    body.path = f"{above.path if above else '/'}{pk}/"
    body.state = BodyState.FOUNDED if body.founded_on else BodyState.PLANNED
    refuse_backwards(body.term_begins, body.term_ends, "term_ends")
    refuse_backwards(body.founded_on, body.until, "until")
    refuse_endless(body.kind, body.until)
    if body.is_open:
        refuse_taken(body, ANSWERING)
    tree_changed()
    return body


@act(
    "organisations.body.established",
    _("Enter the founding"),
    on=Body,
    may=policy.is_manager,
    move="establish",
    form=forms.EstablishBody,
    primary=True,
)
def establish_body(actor: Actor, body: Body, *, founded_on: date) -> None:
    """A planned body was founded: from now on it answers."""
    take_tree()
    body.founded_on = founded_on
    refuse_taken(body, ANSWERING)
    tree_changed()


@act(
    "organisations.body.started", _("Work begins"), on=Body, may=policy.is_manager, move="start", primary=True
)
def start_body(actor: Actor, body: Body) -> None:
    """A founded body takes up its work."""


@act(
    "organisations.body.elected",
    _("Enter an election"),
    on=Body,
    may=policy.is_manager,
    move="elect",
    form=forms.ElectBody,
)
def elect_body(
    actor: Actor, body: Body, *, term_begins: date, term_ends: date | None = None, years: int | None = None
) -> Deed:
    """A body was elected or elected anew: its term begins. Its end is given, or reckoned from the years."""
    body.term_begins, body.term_ends = term_begins, term_ends or term_end(term_begins, years)
    refuse_backwards(body.term_begins, body.term_ends, "term_ends")
    return Deed(facts={"term_begins": body.term_begins, "term_ends": body.term_ends})


@act(
    "organisations.body.changed",
    _("Change the entries"),
    on=Body,
    may=policy.is_manager,
    form=forms.ChangeBody,
)
def change_body(actor: Actor, body: Body, **said: Any) -> Deed:
    """What the body says of itself: name, area, code, desk, term. An old name stays as a remark."""
    if "uscc" in said:
        said["uscc"] = check_uscc(said["uscc"])
    changed = [name for name, value in said.items() if getattr(body, name) != value]
    remark = f"{body.name} → {said['name']}" if "name" in changed else ""
    for name in changed:
        setattr(body, name, said[name])
    refuse_backwards(body.term_begins, body.term_ends, "term_ends")
    refuse_backwards(body.founded_on, body.until, "until")
    if "until" in changed:
        refuse_endless(body.kind, body.until)
    refuse_taken(body, ANSWERING)
    tree_changed()
    return Deed(facts={"changed": sorted(changed)}, remark=remark)
