"""A key with which a program acts for a person."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.people.models.person import Person
from linli.people.states import TOKEN, TokenScope, TokenState


class Token(Noun):
    """A bearer token, or the secret in the address of a calendar; shown once, only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("What it is for"), max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=8, choices=TokenScope.choices, default=TokenScope.ALL)
    state = models.CharField(max_length=8, choices=TokenState.choices, default=TokenState.LIVE)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    # The key itself, on a fresh one only; it is never stored.
    secret = ""

    FLOW = TOKEN
    SUBJECT = "person"
    TOLD = {"made_at": _("When"), "scope": _("What it opens"), "state": _("Where it stands")}
    PERSONAL = {"name": Personal("P2", purpose="security", basis="contract", keep="account", erase="delete")}
    NOT_PERSONAL = ("digest",)

    class Meta:
        verbose_name = _("Key for a program")

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "person": self.person_id, "scope": self.scope}

    def get_absolute_url(self) -> str:
        return "/me/calendar/" if self.scope == TokenScope.CALENDAR else "/me/tokens/"
