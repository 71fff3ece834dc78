"""What somebody typed when their time was up, kept until they are back."""

from django.db import models

from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.people.models.person import Person


class Draft(models.Model):
    """One posted form, sealed: where it was going and what was in it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=400)
    text = EncryptedTextField()
    at = models.DateTimeField()

    SUBJECT = "person"
    RETENTION_FROM = "at"
    PERSONAL = {
        "text": Personal("P3", purpose="account", basis="contract", keep="retention.draft", erase="delete"),
    }
    NOT_PERSONAL = ("path",)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="people_draft_person")]
