"""Instructors, how a post is filled anew, and the reserve that people put themselves into."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.training import states


def _own(label: Any) -> Personal:
    return Personal("P3", purpose="post", basis="consent", keep="retention.reserve", label=label)


class Instructor(Noun):
    """A retired cadre or part-time expert under a yearly contract (policy, article 14); name public by consent."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject = models.CharField(max_length=120)
    is_public = models.BooleanField(default=False)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    state = models.CharField(
        max_length=10, choices=states.InstructorState, default=states.InstructorState.SELECTED
    )

    WITH = ("body", "person")
    FLOW = states.INSTRUCTOR
    SUBJECT = "person"
    CALLED = _("Your contract as an instructor")
    TOLD = {"body": _("Organisation"), "begins": _("From"), "ends": _("To"), "state": _("Where it stands")}
    NOT_PERSONAL = ("subject",)

    class Meta:
        indexes = [
            models.Index(fields=["ends"], condition=Q(state="contracted"), name="training_instructor_ends")
        ]

    def get_absolute_url(self) -> str:
        return reverse("training:instructors")

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "begins": self.begins, "ends": self.ends,
            "public": self.is_public, **({"subject": self.person_id} if self.person_id else {}),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Selection(Noun):
    """How an empty post is filled: by which channel, from which group, who was checked. Names stay on paper until
    somebody holds the post; counted by channel and group only (policy, article 13)."""

    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    channel = models.CharField(max_length=12, choices=states.Channel, blank=True)
    group = models.CharField(max_length=20, choices=states.Source, blank=True)
    candidates_n = models.PositiveSmallIntegerField(null=True)
    recommended_n = models.PositiveSmallIntegerField(null=True)  # how many residents and members were heard
    filled_on = models.DateField(null=True)
    state = models.CharField(
        max_length=12, choices=states.SelectionState, default=states.SelectionState.RECOMMENDING
    )

    WITH = ("post", "post__body", "post__role")
    FLOW = states.SELECTION

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(state__in=["recommending", "checking", "checked"]),
                name="training_selection_once",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("training:selection", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "post": self.post_id, "opened_on": self.opened_on, "channel": self.channel,
            "group": self.group, "candidates": self.candidates_n, "recommended": self.recommended_n,
            "filled_on": self.filled_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.post.body.place()


class Reserve(Noun):
    """An entry in the reserve of a street, by self-application: seen by its person, ends unless renewed, no score."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    targets = ArrayField(models.CharField(max_length=20, choices=states.Target))
    skills: Any = EncryptedTextField(_("What you can do"))
    wishes: Any = EncryptedTextField(_("What you wish to do"), blank=True, default="")
    applied_on = models.DateField()
    ends_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=states.ReserveState, default=states.ReserveState.APPLIED)

    WITH = ("body", "person")
    FLOW = states.RESERVE
    SUBJECT = "person"
    RETENTION_FROM = "ends_on"
    CALLED = _("Your entry in the reserve")
    TOLD = {
        "body": _("Organisation"), "applied_on": _("Applied on"), "ends_on": _("Ends on"),
        "state": _("Where it stands"),
    }  # fmt: skip
    NOT_PERSONAL = ("targets",)
    PERSONAL = {"skills": _own(_("What you can do")), "wishes": _own(_("What you wish to do"))}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body"],
                condition=Q(state__in=["applied", "accepted"]),
                name="training_reserve_once",
            ),
        ]
        indexes = [models.Index(fields=["body", "state", "id"], name="training_reserve_body")]

    def get_absolute_url(self) -> str:
        return reverse("training:reserve_entry", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "targets": self.targets, "applied_on": self.applied_on,
            "ends_on": self.ends_on, "subject": self.person_id,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
