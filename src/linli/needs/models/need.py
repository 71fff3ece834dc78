"""A need, and its words as they are searched."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.kernel.search import BigramField
from linli.needs import states
from linli.needs.models.catalogue import Category, Route


def _in(*some: states.State) -> models.Q:
    return models.Q(state__in=[str(state) for state in some])


def _words(subject: str, label: Any) -> Personal:
    """Words of a matter, kept as long as its text."""
    return Personal(
        "P2", purpose="handle", basis="duty", keep="retention.request_text", subject=subject, label=label
    )


class Need(Noun):
    """One matter that somebody raised. Who raised it is with its reporters, apart from the matter."""

    raised_at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=states.Channel)
    kind = models.CharField(max_length=12, choices=states.Kind)
    category = models.ForeignKey(Category, models.PROTECT, null=True, db_index=False)
    urgency = models.CharField(max_length=12, choices=states.Urgency, default=states.Urgency.ORDINARY)
    title = models.CharField(max_length=80)
    text = models.TextField()
    area = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=states.State, default=states.State.TRIAGE)
    # The body that must act now, and the one that received it first and leads (首接负责, article 14).
    # Its index is needs_body.
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    first_body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", null=True, db_index=False
    )
    route = models.ForeignKey(Route, models.PROTECT, null=True, related_name="+", db_index=False)
    proposed = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, related_name="+", db_index=False
    )
    returns = models.PositiveSmallIntegerField(default=0)
    reporters_n = models.PositiveIntegerField(default=1)
    urged_n = models.PositiveIntegerField(default=0)
    photos_n = models.PositiveSmallIntegerField(default=0)
    # Derived from the entries by rules.clock; kept so that desks sort by them.
    clock_from = models.DateTimeField()
    respond_by = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    # The clock that ends first, first contact or answer; what is not there is passed over. Desks sort by it.
    ends_at: Any = models.GeneratedField(
        expression=Least("respond_by", "due_at"),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
    )
    paused_at = models.DateTimeField(null=True)
    extended_n = models.PositiveSmallIntegerField(default=0)
    contacted_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, choices=states.Outcome, blank=True)
    reply = models.TextField(blank=True)
    reply_outcome = models.CharField(max_length=16, choices=states.Outcome, blank=True)
    hung_cause = models.CharField(max_length=12, choices=states.HangCause, blank=True)
    review_on = models.DateField(null=True)
    tries_n = models.PositiveSmallIntegerField(default=0)
    reopened_n = models.PositiveSmallIntegerField(default=0)
    excluded = models.CharField(
        max_length=200, blank=True, help_text="Reason why it is not counted in the rates."
    )
    # What it came out of: a point of a talk, a visit to an office hour, a note at a door ("meetings.point", 12).
    origin = models.CharField(max_length=40, blank=True)
    origin_id = models.BigIntegerField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined", db_index=False)
    # The public digest, written by the desk; empty until an act publishes it.
    public_title = models.CharField(max_length=80, blank=True)
    public_text = models.TextField(blank=True)
    public_reply = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)

    WITH = ("body", "category")
    FLOW = states.NEED
    NOT_PERSONAL = ("origin", "area", "excluded", "public_title", "public_text", "public_reply")
    RETENTION_FROM = "closed_at"
    CALLED = _("What you told us")
    TOLD = {
        "raised_at": _("When"),
        "kind": _("Kind"),
        "category": _("What it is about"),
        "state": _("Where it stands"),
        "outcome": _("How it ended"),
    }
    # Whoever raised it is told its words; whoever joined, as well, hears only the answer.
    PERSONAL = {
        "title": _words("needs.first_reporter", _("In short")),
        "text": _words("needs.first_reporter", _("Your words")),
        "address": _words("needs.first_reporter", _("Where exactly")),
        "reply": _words("needs.reporter", pgettext_lazy("to a need", "The answer")),
    }

    class Meta:
        indexes = [
            models.Index(
                fields=["body", "state", "ends_at", "id"], condition=_in(*states.OPEN, states.State.REPLIED),
                name="needs_lanes",
            ),
            models.Index(
                fields=["body", "ends_at", "id"], include=["due_at", "channel"], condition=_in(*states.OPEN),
                name="needs_open_desk",
            ),
            models.Index(fields=["body", "-id"], name="needs_body"),
            models.Index(fields=["raised_at", "id"], name="needs_raised"),
            models.Index(
                fields=["body", "-raised_at", "-id"], include=["reporters_n", "urged_n", "returns", "extended_n"],
                name="needs_of_ledger",
            ),
            models.Index(fields=["body", "-id"], condition=_in(*states.ENDED), name="needs_ended"),
            models.Index(
                fields=["body", "paused_at", "id"], condition=models.Q(paused_at__isnull=False), name="needs_waiting"
            ),
            models.Index(
                fields=["body", "replied_at", "id"], condition=_in(states.State.REPLIED), name="needs_to_call"
            ),
            models.Index(
                fields=["-published_at", "-id"], condition=models.Q(published_at__isnull=False), name="needs_public"
            ),
            models.Index(fields=["area", "-id"], condition=_in(*states.OPEN), name="needs_open_nearby"),
            models.Index(
                fields=["body", "-raised_at"], include=["category", "area"], condition=_in(*states.OPEN),
                name="needs_open_themes",
            ),
            models.Index(fields=["replied_at"], condition=models.Q(state="replied"), name="needs_awaiting"),
            models.Index(fields=["review_on"], condition=models.Q(state="hung"), name="needs_hung"),
            models.Index(fields=["origin", "origin_id"], condition=~models.Q(origin=""), name="needs_origin"),
            models.Index(fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="needs_merged"),
            models.Index(
                fields=["area", "raised_at"], include=["category", "id"],
                condition=models.Q(merged_into__isnull=True) & ~models.Q(state="withdrawn")
                & ~models.Q(kind="praise"), name="needs_clusters",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number that people quote: year of raising and a running number."""
        return f"{self.raised_at:%Y}-{self.pk:06d}"

    def get_absolute_url(self) -> str:
        return reverse("needs:need", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "kind": self.kind, "category": self.category_id,
            "urgency": self.urgency, "area": self.area, "outcome": self.outcome,
            "respond_by": self.respond_by, "due_at": self.due_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)

    def receipt(self) -> dict[str, Any]:
        """What the API answers to somebody who has just raised it."""
        return {"number": self.number, "receipt": self.receipt_code} if hasattr(self, "receipt_code") else {}

    @property
    def counted_from(self) -> datetime:
        return self.clock_from


class NeedWords(models.Model):
    """The searchable bigrams of a need's words, apart from the need so that its row stays light."""

    need = models.OneToOneField(Need, models.CASCADE, primary_key=True, related_name="words")
    search = BigramField()
    # The body of the need and all above it, so that a search reads no others; the database keeps it (migration 0006).
    scopes = ArrayField(models.BigIntegerField(), default=list, editable=False)

    RETENTION_FROM = "need__closed_at"
    PERSONAL = {
        "search": Personal(
            "P2",
            purpose="handle",
            basis="duty",
            keep="retention.request_text",
            subject="none",
            erase="delete",
        )
    }

    class Meta:
        indexes = [GinIndex(fields=["scopes", "search"], name="needs_search")]
