"""A note that staff took at a door or on a walk: what is needed, what was agreed, and that the household agrees."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.meetings import states


def _said(label: Any) -> Personal:
    """Words of a household, kept only while it agrees."""
    return Personal(
        "P2", purpose="handle", basis="consent", keep="retention.request_text", subject="person", label=label
    )


class WalkNote(Noun):
    """One note. Nothing of where its writer went is in it: no position, no visit, no presence.

    ``taken_at`` is the time that holds. ``device_at`` is the device's word and ``arrived_at`` the server's clock;
    ``timing`` says whether the device was believed. ``code`` is the blind index of the receipt that the household
    was given at the door. ``person``: the household, once one of them keeps the note with their account.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", db_index=False)
    area = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=states.NoteKind)
    thing = models.CharField(max_length=12, choices=states.Thing, blank=True)
    text = models.TextField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    agreed = models.TextField(blank=True)
    contact: Any = EncryptedTextField(blank=True, default="")
    consent = models.BooleanField(default=False)
    code = models.CharField(max_length=120, unique=True, help_text="Blind index of the receipt code.")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    taken_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField()
    timing = models.CharField(max_length=8, choices=states.Timing)
    photos_n = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=states.NoteState, default=states.NoteState.NOTED)
    way = models.CharField(max_length=8, choices=states.NoteWay, blank=True)
    due_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)  # what was done, as the household reads it
    public = models.CharField(max_length=200, blank=True)  # what was put right, as everybody reads it

    WITH = ("body",)
    FLOW = states.NOTE
    SUBJECT = "person"
    RETENTION_FROM = "closed_at"
    NOT_PERSONAL = ("area", "code", "public")
    CALLED = _("A note taken at your door")
    TOLD = {"taken_at": _("When"), "kind": _("What it is about"), "state": _("Where it stands")}
    PERSONAL = {
        "text": _said(_("What you need")),
        "address": _said(_("Where exactly")),
        "agreed": _said(_("What was agreed")),
        "outcome": _said(_("What was done")),
        "contact": Personal(
            "P3",
            purpose="contact",
            basis="consent",
            keep="retention.contact",
            label=_("The phone or e-mail you gave"),
        ),
    }

    class Meta:
        indexes = [
            models.Index(fields=["body", "-taken_at", "-id"], name="meetings_notes_of"),
            models.Index(
                fields=["body", "due_on", "id"],
                condition=Q(state__in=["noted", "routed"]),
                name="meetings_notes_open",
            ),
            models.Index(
                fields=["person", "-id"], condition=Q(person__isnull=False), name="meetings_notes_mine"
            ),
            models.Index(fields=["-closed_at", "-id"], condition=~Q(public=""), name="meetings_notes_fixed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="thing") | Q(consent=True) | Q(state="struck"), name="meetings_note_agreed_to"
            ),
            models.CheckConstraint(condition=Q(taken_at__lte=F("arrived_at")), name="meetings_note_not_ahead"),
            models.CheckConstraint(
                condition=~Q(state="struck") | Q(text="", address="", agreed="", outcome="", contact=""),
                name="meetings_note_struck_is_empty",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number that people quote."""
        return _("Note %(year)s-%(n)05d") % {"year": self.arrived_at.year, "n": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("meetings:note", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "area": self.area, "kind": self.kind, "thing": self.thing,
            "way": self.way, "due_on": self.due_on, "taken_at": self.taken_at, "device_at": self.device_at,
            "arrived_at": self.arrived_at, "timing": self.timing, "consent": self.consent,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
