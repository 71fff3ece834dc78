"""A person with an account."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.people.states import PERSON, Language, PersonState


class People(BaseUserManager["Person"]):
    """Finds people for sign-in. New ones come through the act ``register_person`` only."""


class Person(AbstractBaseUser, Noun):
    """Somebody known to the house. The number is drawn by lot and says nothing about them.

    ``phone_index`` finds a sealed phone; at most one account may have proved that a phone is its own.
    """

    number = models.CharField(_("Number"), max_length=10, unique=True)
    name = models.CharField(_("Name"), max_length=60)
    phone: Any = EncryptedTextField(_("Phone"), blank=True, default="")
    phone_index = models.CharField(
        _("Phone, as a digest to find it by"), max_length=120, blank=True, db_index=True
    )
    phone_verified = models.BooleanField(_("Phone confirmed by a code"), default=False)
    wants_mail = models.BooleanField(_("Messages by e-mail"), default=True)
    wants_sms = models.BooleanField(_("Messages by SMS"), default=True)
    language = models.CharField(
        _("Language"), max_length=10, choices=Language.choices, default=Language.CHINESE
    )
    large_type = models.BooleanField(_("Large type"), default=False)
    state = models.CharField(max_length=8, choices=PersonState.choices, default=PersonState.ACTIVE)
    registered_at = models.DateTimeField(_("Registered"))
    closed_at = models.DateTimeField(null=True)

    # When somebody was last here is nobody's business: the column of the base class is not kept.
    last_login = None

    FLOW = PERSON
    SUBJECT = "self"
    TOLD: ClassVar[dict[str, Any]] = {
        "registered_at": _("Registered"),
        "language": _("Language"),
        "wants_mail": _("Messages by e-mail"),
        "wants_sms": _("Messages by SMS"),
        "phone_verified": _("Phone confirmed by a code"),
    }
    PERSONAL: ClassVar[dict[str, Personal]] = {
        "number": Personal("P2", purpose="account", basis="contract", keep="account", erase="keep"),
        "name": Personal("P2", purpose="account", basis="contract", keep="account"),
        "phone": Personal("P3", purpose="contact", basis="consent", keep="account"),
        "phone_index": Personal("P2", purpose="account", basis="consent", keep="account"),
        "password": Personal("P2", purpose="security", basis="contract", keep="account"),
    }

    objects = People()
    USERNAME_FIELD = "number"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Account")
        constraints = [
            models.UniqueConstraint(
                fields=["phone_index"],
                condition=models.Q(phone_verified=True),
                name="people_person_phone_proved",
            ),
            models.CheckConstraint(
                condition=models.Q(phone_verified=False) | ~models.Q(phone_index=""),
                name="people_person_phone_verified_is_there",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether this person may sign in."""
        return self.state == PersonState.ACTIVE

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "phone_verified": self.phone_verified, "language": self.language}

    def get_absolute_url(self) -> str:
        return "/me/"
