"""What an import of posts would change."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.bringing import CHANGED, NEW, REFUSED, UNCHANGED, Row
from linli.organisations.models import Post, Role
from linli.organisations.queries.importing import Line
from linli.organisations.queries.tree import BodyRef, body_named
from linli.organisations.states import PostState
from linli.people.queries import person_by_number


def preview_posts(actor: Actor, rows: Iterable[tuple[int, Row]]) -> list[Line]:
    """Each row as a line: a new post, a vacant one to be filled, one that stands so, or a refusal."""
    lines = [Line(at, row) for at, row in rows]
    roles, named = _roles(), cache(body_named)
    for line in lines:
        _read(actor, line, roles, named(line.row.get("body", "")))
    _compare([line for line in lines if line.verdict != REFUSED])
    return lines


def _roles() -> dict[str, Role]:
    """Roles by code and by name in either language."""
    words: dict[str, Role] = {}
    for role in Role.objects.all():
        words |= {role.code: role, role.label_zh: role, role.label_en.lower(): role}
    return words


def _read(actor: Actor, line: Line, roles: dict[str, Role], at: BodyRef | None) -> None:
    row = line.row
    role, term = roles.get(row.get("role", "").lower()), row.get("term", "")
    person = person_by_number(row["person"]) if row.get("person") else None
    if at is None:
        line.refuse(_("The organisation is not found. Write its number, or the names from the top down."))
    elif not (actor.is_clock or actor.can("organisations.import", at.path)):
        line.refuse(_("This organisation lies outside of what your post covers. Ask the one above."))
    elif role is None:
        line.refuse(_("There is no such role. Choose one of the list."))
    elif term and not (term.isascii() and term.isdigit() and 1 <= int(term) <= 10):
        line.refuse(_("The term of office is a number of years, 1 to 10."))
    elif row.get("person") and person is None:
        line.refuse(_("No account has this number. The person finds it on their own page, at the top."))
    else:
        title = row.get("title", "")[:80] or str(role)
        line.values = {"body": at.id, "role": role.code, "title": title, "term": int(term) if term else None}
        line.values["person"] = person.pk if person else None


def _compare(lines: list[Line]) -> None:
    bodies = {line.values["body"] for line in lines}
    there = Post.objects.filter(body__in=bodies).exclude(state=PostState.ENDED).select_related("role", "body")
    known: dict[Any, Post] = {(post.body_id, post.role.code, post.title): post for post in there}
    seen = set()
    for line in lines:
        name = (line.values["body"], line.values["role"], line.values["title"])
        if name in seen:
            line.refuse(_("The same post stands in the file twice. Give the second one another title."))
        elif name in known:
            _judge(line, known[name])
        else:
            line.verdict = NEW
        seen.add(name)


def _judge(line: Line, post: Post) -> None:
    person = line.values["person"]
    line.values["post"] = post
    if person is None or person == post.person_id:
        line.verdict = UNCHANGED
    elif post.person_id:
        line.refuse(_("Somebody else holds this post. Vacate it first."))
    else:
        line.verdict, line.changes = CHANGED, ["person"]
