"""What the packages of signing in keep about a person, said in our register."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.register import Personal, lend

lend(
    EmailAddress,
    SUBJECT="user",
    CALLED=_("E-mail address"),
    TOLD={"verified": _("Confirmed")},
    PERSONAL={
        "email": Personal(
            "P2",
            purpose="contact",
            basis="consent",
            keep="account",
            erase="delete",
            label=_("E-mail address"),
        )
    },
)
lend(
    Authenticator,
    SUBJECT="user",
    CALLED=_("Second proof when signing in"),
    TOLD={"type": _("Kind"), "created_at": _("Made"), "last_used_at": _("Last used")},
    NOT_PERSONAL=("data",),
)
