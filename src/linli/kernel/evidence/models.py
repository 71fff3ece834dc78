"""One table for every file that a noun keeps. The bytes live in storage, under a key made of their digest."""

from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import CLASSES, Personal


class Evidence(Noun):
    """A file beside a noun. Rows may share one stored file, so that one paper serves many records.

    ``noun`` and ``noun_id`` name the record as in the journal; ``keep`` is the rulebook code of the time
    after which the file goes, counted from when the noun's own words count (its RETENTION_FROM, such as its
    closing); ``erased_at`` says that it has gone, the row and its digest stay.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        PHOTO = "photo", _("Photograph")
        DOCUMENT = "document", _("Document")
        SIGNATURE = "signature", _("Signature")
        VOTE_SHEET = "vote_sheet", _("Vote sheet")
        RECEIPT = "receipt", pgettext_lazy("paper", "Receipt")
        MINUTES = "minutes", _("Minutes")

    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    disclosure = models.CharField(max_length=2, choices=CLASSES, default="P2")
    at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    algorithm = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=120, blank=True)
    storage_key = models.CharField(max_length=160)
    thumb_key = models.CharField(max_length=160, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    keep = models.CharField(max_length=60, default="retention.evidence")
    erased_at = models.DateTimeField(null=True)

    CALLED = _("Files you sent")
    TOLD = {"at": _("When"), "kind": _("Kind"), "size": _("Size in bytes")}
    PERSONAL = {
        "name": Personal(
            "P2", purpose="evidence", basis="duty", keep="retention.evidence", label=_("Name of the file")
        )
    }
    SUBJECT = "by_person_id"
    NOT_PERSONAL = ("algorithm", "digest", "media_type", "storage_key", "thumb_key", "keep")
    RETENTION_FROM = "at"

    class Meta:
        app_label = "kernel"
        indexes = [
            models.Index(fields=["noun", "noun_id"], name="kernel_evidence_noun"),
            models.Index(fields=["storage_key"], name="kernel_evidence_stored"),
            models.Index(fields=["by_person_id"], name="kernel_evidence_by"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("evidence:file", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "about": self.noun,
            "about_id": self.noun_id,
            "kind": self.kind,
            "disclosure": self.disclosure,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        """Where the record stands that it belongs to."""
        record = apps.get_model(self.noun)._base_manager.filter(pk=self.noun_id).first()
        return record.place() if isinstance(record, Noun) else (None, ())

    @property
    def is_photo(self) -> bool:
        """Whether the stored file is an image, with a thumbnail."""
        return bool(self.thumb_key)
