"""Whose matter a need is, and what they say of the answer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.needs import states
from linli.needs.models.need import Need


def _contact(label: Any) -> Personal:
    return Personal("P3", purpose="contact", basis="consent", keep="retention.contact", label=label)


class Reporter(models.Model):
    """Somebody whose matter a need is: the first who raised it, or one who joined. Each gets answer and rating."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="reporters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    # An organisation that asks for its members: whoever speaks for it follows the need, and rates.
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, related_name="+", db_index=False
    )
    members = models.PositiveIntegerField(null=True, help_text="How many it speaks for, about.")
    name: Any = EncryptedTextField(blank=True, default="")
    contact: Any = EncryptedTextField(blank=True, default="")
    hidden = models.BooleanField(default=True, help_text="The name is hidden from the handling body.")
    declined_contact = models.BooleanField(default=False)
    code = models.CharField(max_length=120, unique=True, help_text="Blind index of the receipt code.")
    at = models.DateTimeField()
    rated_at = models.DateTimeField(null=True)

    SUBJECT = "person"
    RETENTION_FROM = "need__closed_at"
    NOT_PERSONAL = ("code",)
    PART_OF = "need"
    CALLED = _("How you can be reached in this matter")
    TOLD = {
        "at": _("When"),
        "hidden": _("Name hidden from the handling body"),
        "rated_at": _("You said how it was"),
    }
    PERSONAL = {
        "name": _contact(_("The name you gave")),
        "contact": _contact(_("The phone or e-mail you gave")),
    }

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-need"], condition=models.Q(person__isnull=False), name="needs_mine"
            ),
            models.Index(
                fields=["body", "-need"], condition=models.Q(body__isnull=False), name="needs_for_members"
            ),
        ]


class RatingLink(models.Model):
    """A one-time link by which a reporter rates without signing in; only its digest is kept."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=120, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    NOT_PERSONAL = ("digest",)


class Rating(models.Model):
    """An opinion on how a need was answered. It does not hold whose it is."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="ratings")
    body_id = models.BigIntegerField()
    at = models.DateTimeField()
    contacted = models.BooleanField()
    solved = models.BooleanField()
    satisfied = models.CharField(max_length=10, choices=states.Satisfied)
    words = models.TextField(blank=True)
    via = models.CharField(max_length=12)

    RETENTION_FROM = "need__closed_at"
    PART_OF = "need"
    CALLED = _("How you said it was")
    TOLD = {
        "at": _("When"),
        "contacted": _("Did somebody get in touch with you?"),
        "solved": _("Is it solved?"),
        "satisfied": _("Are you satisfied with how it was handled?"),
    }
    PERSONAL = {
        "words": Personal(
            "P2",
            purpose="answer",
            basis="duty",
            keep="retention.request_text",
            subject="needs.rater",
            label=_("Your words"),
        )
    }

    class Meta:
        indexes = [models.Index(fields=["body_id", "at"], name="needs_ratings_of")]
