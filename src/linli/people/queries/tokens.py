"""The keys that people made for programs."""

import hashlib

from django.db.models import QuerySet

from linli.kernel.actors import Actor
from linli.kernel.queries import visible_to
from linli.kernel.ready import Ready
from linli.people.models import Token
from linli.people.states import TokenState


@visible_to(Token)
def tokens_of(actor: Actor) -> QuerySet[Token]:
    """One's own keys, the newest first."""
    return Token.objects.filter(person_id=actor.person_id or 0).order_by("-pk")


def live_token(secret: str) -> Token | None:
    """The key in use whose secret this is, with its person."""
    return _LIVE.first(digest_of(secret))  # type: ignore[no-any-return]


_LIVE = Ready(
    lambda digest: Token.objects.filter(digest=digest, state=TokenState.LIVE).select_related("person")
)


def digest_of(secret: str) -> str:
    """What is kept of a key. Its 256 bits come from a generator, so a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
