"""What forms offer: roles, kinds of bodies, one's own posts, streets."""

from typing import Any

from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.organisations import queries as organisations

Choices = list[tuple[Any, Any]]


def role_choices() -> Choices:
    return [(role.code, str(role)) for role in organisations.roles()]


def kind_choices() -> Choices:
    """The kinds of organisations, as organisations name them."""
    return organisations.kinds()


def own_posts(actor: Actor) -> list[Any]:
    """The posts that somebody holds, or whoever they help at the counter."""
    person = actor.behalf_id or actor.person_id
    return list(organisations.posts_held(person)) if person else []


def street_choices_or_none() -> Choices:
    """Streets, with nothing chosen at first."""
    return [("", _("Please choose")), *street_choices()]


def street_choices() -> Choices:
    """Streets and towns, by name."""
    tree = organisations.tree()
    found = [ref for root in tree.children(None) for ref in tree.below(root.path) if ref.level == "street"]
    return [(ref.id, ref.name) for ref in sorted(found, key=lambda ref: ref.name)]
