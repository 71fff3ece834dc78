"""The journal's tables. ``kernel_entry`` is partitioned by month; see migration 0002."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.privacy.register import Personal


class XidField(models.Field):
    """PostgreSQL's xid8: the transaction that wrote the row, by which late commits are never missed."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class Entry(models.Model):
    """The line that the journal keeps for an act: ids, codes and numbers, never personal data."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    actor = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    organisation = models.BigIntegerField(null=True)
    # From the root of the tree down to ``organisation``, as the tree was at that moment.
    scopes = ArrayField(models.BigIntegerField(), default=list)
    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    # Measure → quantity: {"hours": 2.5, "people": 20}
    amounts = models.JSONField(default=dict)
    chain = models.UUIDField(default=uuid.uuid4)
    via = models.CharField(max_length=12, default="page")

    NOT_PERSONAL = ("facts", "amounts")

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "kernel_entry"


class Remark(models.Model):
    """Free words beside an entry. They can be erased; the entry stays."""

    entry_id = models.BigIntegerField(primary_key=True)
    noun = models.CharField(max_length=60)
    noun_id = models.BigIntegerField()
    at = models.DateTimeField()
    text = models.TextField()
    erased_at = models.DateTimeField(null=True)

    RETENTION_FROM = "at"
    CALLED = _("What you added")
    TOLD = {"at": _("When")}
    PERSONAL = {
        "text": Personal(
            "P2",
            purpose="answer",
            basis="duty",
            keep="retention.request_text",
            subject="kernel.author",
            label=_("Your words"),
        )
    }

    class Meta:
        app_label = "kernel"
        indexes = [models.Index(fields=["noun", "noun_id"], name="kernel_remark_noun")]


class Key(models.Model):
    """A caller's key for an act done once only."""

    key = models.CharField(max_length=200, primary_key=True)
    kind = models.CharField(max_length=80)
    request = models.CharField(max_length=64, default="")
    noun_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    NOT_PERSONAL = ("request",)

    class Meta:
        app_label = "kernel"
        indexes = [models.Index(fields=["at"], name="kernel_key_at")]


class Tally(models.Model):
    """Counts and sums by scope, day or month, kind and measure: derived, rebuilt by recount."""

    pk = models.CompositePrimaryKey("scope", "kind", "measure", "grain", "day")
    scope = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    measure = models.CharField(max_length=60)
    grain = models.CharField(max_length=1)
    day = models.DateField()
    n = models.BigIntegerField()
    quantity = models.DecimalField(max_digits=24, decimal_places=4)

    NOT_PERSONAL = ("measure", "grain")

    class Meta:
        app_label = "kernel"


class Watermark(models.Model):
    """How far a reader of the journal has come: every entry of an earlier transaction is behind it."""

    name = models.CharField(max_length=60, primary_key=True)
    xid = XidField()
    at = models.DateTimeField(null=True)

    class Meta:
        app_label = "kernel"


class Seal(models.Model):
    """A Merkle root over the entries of the transactions [first, until), chained to the seal before."""

    at = models.DateTimeField()
    first = XidField()
    until = XidField()
    n = models.BigIntegerField()
    algorithm = models.CharField(max_length=12)
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, default="")

    NOT_PERSONAL = ("algorithm", "root", "previous")

    class Meta:
        app_label = "kernel"


__all__ = ["Entry", "Key", "Remark", "Seal", "Tally", "Watermark", "XidField"]
