"""Hours of service: proposed by the organiser or claimed by the volunteer, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.volunteers.models.signup import SignUp
from linli.volunteers.models.task import Task
from linli.volunteers.states import HOURS, Counts, HoursState


class Hours(Noun):
    """One service of one volunteer. ``minutes`` is what was really served, travel left out; only they count.

    Nothing but a confirmed row is part of any total. A correction takes a row back and proposes another.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Volunteer")
    )
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Organiser")
    )
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="hours")
    sign_up = models.ForeignKey(SignUp, models.SET_NULL, null=True, related_name="hours")
    title = models.CharField(_("What was done"), max_length=60)
    place_words = models.CharField(_("Where"), max_length=120, blank=True)
    for_whom = models.CharField(_("Whom it serves"), max_length=120, blank=True)
    counts_as = models.CharField(max_length=12, choices=Counts, default=Counts.SERVICE)
    served_on = models.DateField(_("Day of the service"))
    planned_minutes = models.PositiveIntegerField(_("Minutes planned"), null=True)
    minutes = models.PositiveIntegerField(_("Minutes served, without travel"))
    proposer = (
        models.BigIntegerField()
    )  # who wrote it down: the organiser's person, or the volunteer of a claim
    posted_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    words = models.TextField(_("What you said about it"), blank=True)
    answer = models.TextField(_("What the organiser said"), blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    # A number of the record in the national system, where it came from there.
    outside_number = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=HoursState, default=HoursState.PROPOSED)

    FLOW = HOURS
    WITH = ("body", "task")
    SUBJECT = "person"
    CALLED = _("Hours of service")
    TOLD = {
        "served_on": _("Day of the service"), "minutes": _("Minutes served, without travel"),
        "body": _("Organiser"), "state": _("Where it stands"),
    }  # fmt: skip
    PERSONAL = {
        "title": Personal("P2", purpose="volunteer", basis="duty", keep="account", label=_("Service done")),
        "words": Personal("P2", purpose="volunteer", basis="duty", keep="account"),
        "answer": Personal("P2", purpose="volunteer", basis="duty", keep="account"),
    }
    NOT_PERSONAL = ("place_words", "for_whom", "outside_number")

    class Meta:
        verbose_name = _("Hours of service")
        constraints = [
            models.UniqueConstraint(
                fields=["sign_up"],
                condition=~Q(state__in=["reversed", "declined"]) & Q(sign_up__isnull=False),
                name="volunteers_hours_one",
            ),
            models.UniqueConstraint(
                fields=["outside_number"], condition=~Q(outside_number=""), name="volunteers_hours_outside"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="confirmed", confirmed_at__isnull=False, minutes__gte=1, counts_as="service"
                )
                | ~Q(state="confirmed"),
                name="volunteers_hours_confirmed",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-served_on", "-id"], name="volunteers_hours_person"),
            models.Index(
                fields=["person"],
                include=["minutes"],
                condition=Q(state="confirmed"),
                name="volunteers_hours_sum",
            ),
            models.Index(
                fields=["body", "posted_at", "id"],
                condition=Q(state__in=["claimed", "contested"]),
                name="volunteers_hours_desk",
            ),
            models.Index(fields=["body", "-served_on", "-id"], name="volunteers_hours_body"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def hours(self) -> float:
        return self.minutes / 60

    def get_absolute_url(self) -> str:
        """Its own page; before it is kept, the page on which it will stand."""
        return reverse("volunteers:hours", args=[self.pk]) if self.pk else reverse("volunteers:mine")

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "task": self.task_id, "minutes": self.minutes,
            "served_on": self.served_on, "proposer": self.proposer, "corrects": self.corrects_id,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
