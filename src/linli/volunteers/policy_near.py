"""Who may do what with grids, members' reports, promises, diaries, mutual help and the exchange."""

from typing import Any

from linli.kernel.actors import Actor

GRID = "volunteers.grid"  # form grids, set up teams, ask people in
MEMBERS = "volunteers.members"  # offer posts to members who report in, propose one to each
BRANCH = "volunteers.branch"  # in the committee of a branch: the yearly talk
EXCHANGE = "volunteers.exchange"  # files to and from the national system


def own(actor: Actor) -> int | None:
    """The person whose own matter it is: oneself, or who is helped at the counter."""
    return actor.behalf_id or actor.person_id


def me(actor: Actor) -> int:
    """The same, where the policy has seen to it that there is somebody."""
    return own(actor) or 0


def is_somebody(actor: Actor, noun: Any) -> bool:
    return own(actor) is not None


def is_own(actor: Actor, noun: Any) -> bool:
    return own(actor) is not None and noun.person_id == own(actor)


def grids_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.reach(GRID) is not None


def keeps_grid(actor: Actor, grid: Any) -> bool:
    return actor.can(GRID, grid.body.path)


def keeps_team(actor: Actor, team: Any) -> bool:
    return actor.can(GRID, team.grid.body.path)


def leaves_team(actor: Actor, mate: Any) -> bool:
    """The member at any time; whoever keeps the grid."""
    return is_own(actor, mate) or keeps_team(actor, mate.team)


def members_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.reach(MEMBERS) is not None


def offers_posts(actor: Actor, noun: Any) -> bool:
    """An opening or a report, by whose post covers its community; nobody proposes to themselves."""
    return actor.can(MEMBERS, noun.body.path) and getattr(noun, "person_id", None) != actor.person_id


def ends_report(actor: Actor, report: Any) -> bool:
    return is_own(actor, report) or actor.can(MEMBERS, report.body.path)


def publishes(actor: Actor, undertaking: Any) -> bool:
    return is_own(actor, undertaking) and not undertaking.is_public


def hides(actor: Actor, undertaking: Any) -> bool:
    return is_own(actor, undertaking) and undertaking.is_public


def is_committee(actor: Actor, diary: Any) -> bool:
    """In the committee of just this branch, not of one above; never about oneself."""
    post = actor.post
    return (
        post is not None
        and BRANCH in post.permissions
        and post.body_id == diary.body_id
        and diary.person_id != actor.person_id
    )


def is_writer(actor: Actor, line: Any) -> bool:
    """The member, while the yearly talk has not closed the diary."""
    return is_own(actor, line.diary) and line.diary.state == "open"


def is_side(actor: Actor, match: Any) -> bool:
    """One of the two neighbours, or the clock that brought them together."""
    return own(actor) is not None and own(actor) in (match.offer.person_id, match.want.person_id)


def is_wanting(actor: Actor, match: Any) -> bool:
    return own(actor) is not None and own(actor) == match.want.person_id


def exchanges_somewhere(actor: Actor, noun: Any = None) -> bool:
    return actor.is_clock or actor.reach(EXCHANGE) is not None


def exchanges(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or actor.can(EXCHANGE, noun.body.path)


def takes_outsider(actor: Actor, outsider: Any) -> bool:
    """Nobody has taken this number as theirs, and the reader is somebody."""
    return own(actor) is not None and outsider.person_id is None


def is_anybody(actor: Actor, noun: Any) -> bool:
    return True
