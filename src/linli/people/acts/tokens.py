"""Keys for programs that act for a person."""

from secrets import token_urlsafe

from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor
from linli.kernel.acts import Deed, act
from linli.kernel.clock import now
from linli.kernel.refusals import NotYours
from linli.people import forms, policy
from linli.people.models import Token
from linli.people.queries.tokens import digest_of


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
    if actor.behalf_id is not None or actor.via == "api":
        raise NotYours(_("A key is made by its owner, signed in on a page."))
    secret = "linli_" + token_urlsafe(32)
    token = Token(person_id=actor.person_id or 0, name=name, digest=digest_of(secret), made_at=now())
    token.secret = secret
    return Deed(token)


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
