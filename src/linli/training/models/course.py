"""Courses, held as meetings, and who is enrolled in them."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.seats import Seat, one_each, seated_once
from linli.training import states


class Plan(Noun):
    """What a body means to teach in one year, published so that those below can count on it."""

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)

    WITH = ("body",)
    NOT_PERSONAL = ("text",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="training_plan_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("training:plan", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"body": self.body_id, "year": self.year, "published_at": self.published_at}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Course(Noun):
    """A course for one or several targets; its sessions are meetings of the kind ``course``.

    ``hours``: class hours (45 minutes) that it counts for when all of it was attended.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="courses")
    title = models.CharField(pgettext_lazy("of a course", "Title"), max_length=120)
    about = models.TextField(blank=True)
    targets = ArrayField(models.CharField(max_length=20, choices=states.Target))
    hours = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    begins_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=states.CourseState, default=states.CourseState.DRAFTED)

    WITH = ("body",)
    FLOW = states.COURSE
    NOT_PERSONAL = ("title", "about", "targets")

    class Meta:
        indexes = [models.Index(fields=["body", "-begins_at", "id"], name="training_course_body")]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=1, seats__gte=1), name="training_course_size")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:course", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "body": self.body_id, "plan": self.plan_id, "targets": self.targets,
            "hours": self.hours, "seats": self.seats, "begins_at": self.begins_at,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Session(models.Model):
    """One gathering of a course."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sessions")
    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="+")


class Enrolment(Seat):
    """Somebody's seat in a course, for the post for which they are trained; hours as they were attended."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    post = models.ForeignKey("organisations.Post", models.PROTECT, null=True, related_name="+")
    target = models.CharField(max_length=20, choices=states.Target)
    state = models.CharField(max_length=12, choices=states.EnrolmentState)
    hours = models.PositiveSmallIntegerField(null=True)
    done_on = models.DateField(null=True)

    UNDER = "course"
    WITH = ("course", "course__body", "body")
    FLOW = states.ENROLMENT
    SUBJECT = "person"
    CALLED = _("Courses you are enrolled in")
    TOLD = {
        "course": _("Training course"), "asked_at": _("When"), "state": _("Where it stands"), "hours": _("Class hours"),
        "done_on": _("Finished on"),
    }  # fmt: skip

    class Meta:
        constraints = [
            *seated_once("training_enrolment", "course"),
            one_each("training_enrolment", "course", "person"),
        ]
        indexes = [
            models.Index(fields=["post", "-done_on"], condition=Q(done_on__isnull=False), name="training_done_of_post"),
            models.Index(fields=["person", "-id"], name="training_enrolment_person"),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        return self.course.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "course": self.course_id, "body": self.body_id, "post": self.post_id,
            "target": self.target, "seat": self.seat, "held_until": self.held_until, "hours": self.hours,
            "done_on": self.done_on, **({"subject": self.person_id} if self.person_id else {}),
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
