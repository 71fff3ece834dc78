"""What somebody typed when their time was up, kept until they are back."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.people.models.person import Person


class Draft(models.Model):
    """One posted form, sealed: where it was going and what was in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=400)
    text: Any = EncryptedTextField(_("What was typed"))
    at = models.DateTimeField()

    SUBJECT = "person"
    TOLD = {"at": _("When")}
    RETENTION_FROM = "at"
    PERSONAL = {
        "text": Personal("P3", purpose="account", basis="contract", keep="retention.draft", erase="delete"),
    }
    NOT_PERSONAL = ("path",)

    class Meta:
        verbose_name = _("Draft")
        indexes = [models.Index(fields=["person", "-at"], name="people_draft_person")]
