"""Who may send work down, take it on, call for help, answer and decide. Names permissions, never roles."""

from typing import Any

from linli.kernel.actors import Actor

READ = "tasks.read"
SEND = "tasks.send"  # send work down, check it
TAKE = "tasks.take"  # accept, decline, do what was sent down; answer calls
CALL = "tasks.call"  # call others for help, rate what they did
AGREE = "tasks.agree"  # agree to a leader's contact point in one's own place
VISIT = "tasks.visit"  # propose a contact point, note visits and problems
JUDGE = "tasks.judge"  # decide on a refused call, and on one whose time ran out


def holds(permission: str) -> Any:
    """A predicate for acts that make something: the post in use has the permission somewhere."""

    def may(actor: Actor, noun: Any) -> bool:
        return actor.reach(permission) is not None

    return may


def is_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock


def sends(actor: Actor, task: Any) -> bool:
    """The sender's desk, or one above it."""
    return actor.can(SEND, task.sender.path)


def takes(actor: Actor, task: Any) -> bool:
    """Answers for the body that is to do it, or stands above it; never for the sender at once: nobody accepts or
    declines what they sent themselves."""
    return actor.can(TAKE, task.body.path) and not (
        actor.post and task.sender.path.startswith(actor.post.path)
    )


def either(actor: Actor, task: Any) -> bool:
    return sends(actor, task) or takes(actor, task)


def sends_or_clock(actor: Actor, task: Any) -> bool:
    return actor.is_clock or sends(actor, task)


def calls(actor: Actor, call: Any) -> bool:
    """The caller's desk, or one above it."""
    return actor.can(CALL, call.body.path)


def ends(actor: Actor, call: Any) -> bool:
    """With the last of those called: by the caller's word, by what the level above both decided, or with its body."""
    return actor.is_clock or calls(actor, call) or actor.can(JUDGE, call.body.path)


def leads(actor: Actor, call: Any) -> bool:
    """The level that leads the call now, which may be the caller itself."""
    return actor.can(CALL, call.lead.path)


def talks(actor: Actor, call: Any) -> bool:
    """Who called, who was called, and who stands above them."""
    return calls(actor, call) or any(
        actor.can(TAKE, one.body.path) for one in call.parts.select_related("body")
    )


def called(actor: Actor, part: Any) -> bool:
    """Answers for a body that was called: its own desk, or one above it that does not stand above the caller too."""
    if not actor.can(TAKE, part.body.path) or actor.post is None:
        return False
    own = actor.post.path == part.body.path
    return own or not part.call.body.path.startswith(actor.post.path)


def rates(actor: Actor, part: Any) -> bool:
    """The caller says how it was."""
    return actor.can(CALL, part.call.body.path) and not actor.can(TAKE, part.body.path)


def rates_or_clock(actor: Actor, part: Any) -> bool:
    return actor.is_clock or rates(actor, part)


def judges(actor: Actor, part: Any) -> bool:
    """One level above both, or above that."""
    return part.decider is not None and actor.can(JUDGE, part.decider.path)


def visits(actor: Actor, noun: Any) -> bool:
    """The leader's own post, or the desk of the leader's body; and the place itself."""
    contact = getattr(noun, "contact", noun)
    return actor.can(VISIT, contact.leads.path) or hosts(actor, contact)


def visits_or_clock(actor: Actor, noun: Any) -> bool:
    return actor.is_clock or visits(actor, noun)


def hosts(actor: Actor, contact: Any) -> bool:
    """Speaks for the place: its own desk and no other."""
    return actor.reach(AGREE) == contact.body.path
