"""Keys for programs that act for a person, and secret addresses of their calendar."""

from secrets import token_urlsafe

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotYours
from linli.people import forms, policy
from linli.people.models import Token
from linli.people.queries.tokens import digest_of
from linli.people.states import TokenScope


@act(
    "people.token.made",
    _("Make a key"),
    on=Token,
    may=policy.is_somebody,
    creates=True,
    hidden=True,
    form=forms.MakeToken,
)
def make_token(actor: Actor, *, name: str) -> Deed:
    """A key that may do what its person may do. Its secret is on the noun this once, as ``secret``."""
    return Deed(_fresh(actor, name, "linli_", TokenScope.ALL))


@act(
    "people.token.calendar_made",
    _("Make an address for my calendar"),
    on=Token,
    may=policy.is_somebody,
    creates=True,
    hidden=True,
    form=forms.MakeAddress,
)
def make_calendar_address(actor: Actor, *, name: str) -> Deed:
    """A secret that opens its owner's calendar, to read, and nothing else."""
    return Deed(_fresh(actor, name, "", TokenScope.CALENDAR))


@act(
    "people.token.revoked",
    _("Revoke"),
    on=Token,
    may=policy.owns_token,
    move="revoke",
    next=_("The key is revoked. Programs that use it are refused from now on."),
)
def revoke_token(actor: Actor, token: Token) -> None:
    """From now on the key opens nothing."""
    token.revoked_at = now()


def _fresh(actor: Actor, name: str, begin: str, scope: TokenScope) -> Token:
    if actor.behalf_id is not None or actor.via == "api":
        raise NotYours(_("A key is made by its owner, signed in on a page."))
    secret = begin + token_urlsafe(32)
    token = Token(
        person_id=actor.person_id or 0, name=name, digest=digest_of(secret), scope=scope, made_at=now()
    )
    token.secret = secret
    return token
