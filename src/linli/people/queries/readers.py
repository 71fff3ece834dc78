"""Who reads a request: by their session, or by the key of a program."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.clock import now
from linli.kernel.refusals import NotYours
from linli.kernel.rulebook import get as rule
from linli.people.models import Person
from linli.people.queries.tokens import live_token
from linli.people.rules import is_fresh


def reader_of(request: HttpRequest) -> Actor:
    """The person behind a request, without their posts: those are known one floor up."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _of(person_of_token(secret.strip()), via="api")
    if not request.user.is_authenticated:
        return NOBODY
    visit = request.session.get("visit")
    return _of(
        request.user,  # type: ignore[arg-type]
        via="counter" if visit else "page",
        behalf_id=visit["person"] if visit else None,
        is_strong=is_strong(request),
    )


def person_of_token(secret: str) -> Person:
    """Whose program this is; refuses a key that is not in use."""
    token = live_token(secret)
    if token is None or not token.person.is_active:
        raise NotYours(
            _("This key is not valid. Make a new one under “My data”, and send it as it was shown.")
        )
    return token.person


def is_strong(request: HttpRequest) -> bool:
    """Whether the second factor was shown in this session a short while ago."""
    minutes = int(rule("session.staff_idle").value)
    return is_fresh(request.session.get("strong"), now().timestamp(), minutes)


def _of(person: Person, via: str, behalf_id: int | None = None, is_strong: bool = False) -> Actor:
    return Actor(person_id=person.pk, name=person.name, via=via, behalf_id=behalf_id, is_strong=is_strong)


def needs_strong(actor: Actor) -> bool:
    """Whether this reader must confirm who they are before they read restricted data.

    A permission that opens restricted data is called ``….read_…``: needs.read_contact.
    """
    if actor.is_strong or actor.post is None:
        return False
    return any(code.partition(".")[2].startswith("read_") for code in actor.post.permissions)
