"""A key with which a program acts for a person."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.people.models.person import Person
from linli.people.states import TOKEN, TokenState


class Token(Noun):
    """A bearer token, shown once; only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("What it is for"), max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=8, choices=TokenState.choices, default=TokenState.LIVE)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    # The key itself, on a fresh one only; it is never stored.
    secret = ""

    FLOW = TOKEN
    SUBJECT = "person"
    TOLD = {"made_at": _("When"), "state": _("Where it stands")}
    PERSONAL = {"name": Personal("P2", purpose="security", basis="contract", keep="account", erase="delete")}
    NOT_PERSONAL = ("digest",)

    class Meta:
        verbose_name = _("Key for a program")

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "person": self.person_id}

    def get_absolute_url(self) -> str:
        return "/me/tokens/"
