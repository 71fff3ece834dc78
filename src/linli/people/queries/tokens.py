"""The keys that people made for programs."""

import hashlib

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.kernel.ready import Ready
from linli.people.models import Person, Token
from linli.people.states import TokenScope, TokenState


@visible_to(Token)
def tokens_of(actor: Actor) -> QuerySet[Token]:
    """One's own keys and addresses, the newest first."""
    return Token.objects.filter(person_id=actor.person_id or 0).order_by("-pk")


def live_token(secret: str, scope: str = TokenScope.ALL) -> Token | None:
    """The key in use whose secret this is, with its person. A key opens what it was made for, nothing else."""
    found: Token | None = _LIVE.first(digest_of(secret))
    return found if found is not None and found.scope == scope else None


def person_of_calendar(secret: str) -> Person | None:
    """Whose calendar this secret address opens."""
    token = live_token(secret, TokenScope.CALENDAR)
    return token.person if token is not None and token.person.is_active else None


_LIVE = Ready(
    lambda digest: Token.objects.filter(digest=digest, state=TokenState.LIVE).select_related("person")
)


def digest_of(secret: str) -> str:
    """What is kept of a key. Its 256 bits come from a generator, so a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
