"""Messages to people, and the systems that listen to the journal."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.journal.models import XidField
from linli.kernel.nouns import Noun
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal


class Delivery(Noun):
    """A message to a person (their inbox, and mail or SMS where they gave an address) or to a bare address."""

    WAITING, SENT, STUCK = "waiting", "sent", "stuck"

    entry_id = models.BigIntegerField()
    at = models.DateTimeField()
    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField()
    to_person = models.BigIntegerField(null=True)
    to_body = models.BigIntegerField(null=True)
    address: Any = EncryptedTextField(blank=True, default="")
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, default=WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)

    NOT_PERSONAL = ("noun", "link", "error")
    SUBJECT = "to_person"
    RETENTION_FROM = "at"
    CALLED = _("Messages to you")
    TOLD = {"at": _("When")}
    PERSONAL = {
        "address": Personal(
            "P3", purpose="tell", basis="consent", keep="retention.contact", label=_("Sent to")
        ),
        "subject": Personal("P2", purpose="tell", basis="duty", keep="retention.message", label=_("Subject")),
        "text": Personal("P2", purpose="tell", basis="duty", keep="retention.message", label=_("Message")),
    }

    class Meta:
        app_label = "kernel"
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(state="waiting"), name="kernel_delivery_due"),
            models.Index(
                fields=["to_person", "-id"], condition=models.Q(to_person__isnull=False), name="kernel_inbox"
            ),
            models.Index(
                fields=["to_body", "-id"], condition=models.Q(to_body__isnull=False), name="kernel_inbox_body"
            ),
            models.Index(fields=["at"], condition=models.Q(state="stuck"), name="kernel_delivery_stuck"),
        ]

    def get_absolute_url(self) -> str:
        return "/desk/deliveries/"

    def facts(self) -> dict[str, Any]:
        return {"about": self.noun, "about_id": self.noun_id, "attempts": self.attempts}


class Webhook(Noun):
    """A system that is told of entries of some kinds, in the order of the journal, from where it stands."""

    name = models.CharField(max_length=100)
    url = models.URLField(max_length=400)
    secret: Any = EncryptedTextField()
    kinds = models.CharField(max_length=400, help_text="Beginnings of kinds, separated by spaces.")
    scope = models.BigIntegerField(null=True)
    # Told are all entries of earlier transactions, and of this one those up to ``told_id``.
    position = XidField()
    told_id = models.BigIntegerField(default=0)
    active = models.BooleanField(default=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    NOT_PERSONAL = ("name", "url", "secret", "kinds", "error")

    class Meta:
        app_label = "kernel"

    def get_absolute_url(self) -> str:
        return "/desk/webhooks/"

    def facts(self) -> dict[str, Any]:
        return {"active": self.active, "scope": self.scope, "kinds": self.kinds}
