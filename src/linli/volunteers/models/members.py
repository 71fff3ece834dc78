"""Members who report to the community where they live, posts it offers them, and what they take upon themselves."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.volunteers.states import Skill
from linli.volunteers.states.neighbours import (
    OPENING,
    REPORT,
    UNDERTAKING,
    Kind,
    OpeningState,
    ReportState,
    UndertakingState,
)


def _member() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Member")
    )


def _community() -> Any:
    return models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Community")
    )


class Opening(Noun):
    """A post that a community offers to members who live in it."""

    body = _community()
    title = models.CharField(_("Name of the post"), max_length=40)
    text = models.TextField(_("What is to be done, and when"), max_length=600)
    skill = models.CharField(_("Skill that is needed"), max_length=12, choices=Skill, blank=True)
    seats = models.PositiveSmallIntegerField(_("Places to fill"), default=1)
    offered_on = models.DateField(_("Offered on"))
    state = models.CharField(max_length=10, choices=OpeningState, default=OpeningState.OFFERED)

    FLOW = OPENING
    WITH = ("body",)
    NOT_PERSONAL = ("title", "text")

    class Meta:
        verbose_name = _("Post offered to members")
        constraints = [models.CheckConstraint(condition=Q(seats__gte=1), name="volunteers_opening_seats")]
        indexes = [
            models.Index(fields=["body", "id"], condition=Q(state="offered"), name="volunteers_opening_free")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("volunteers:opening", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "skill": self.skill, "seats": self.seats, "offered_on": self.offered_on}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class ReportIn(Noun):
    """A member in work who reports to the community where they live. Where they work is not asked."""

    person = _member()
    body = _community()
    skills = ArrayField(models.CharField(max_length=12, choices=Skill), default=list, blank=True, size=17)
    wishes = models.CharField(_("What you would like to do, and when"), max_length=300, blank=True)
    opening = models.ForeignKey(
        Opening, models.PROTECT, null=True, related_name="reports", verbose_name=_("Post")
    )
    reported_on = models.DateField(_("Reported on"))
    began_on = models.DateField(_("Serves since"), null=True)
    ended_on = models.DateField(_("Ended on"), null=True)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.REPORTED)

    FLOW = REPORT
    WITH = ("body", "opening", "person")
    SUBJECT = "person"
    CALLED = _("Reporting to the community where you live")
    TOLD = {"body": _("Community"), "reported_on": _("Reported on"), "state": _("Where it stands")}
    PERSONAL = {"wishes": Personal("P2", purpose="volunteer", basis="consent", keep="account")}

    class Meta:
        verbose_name = _("Member reported in")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body"], condition=~Q(state="ended"), name="volunteers_reportin_once"
            )
        ]
        indexes = [
            models.Index(fields=["body", "id"], condition=~Q(state="ended"), name="volunteers_reportin_live")
        ]

    def __str__(self) -> str:
        return str(self.body)

    def get_absolute_url(self) -> str:
        return reverse("volunteers:report", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "opening": self.opening_id,
            "reported_on": self.reported_on, "began_on": self.began_on, "ended_on": self.ended_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Undertaking(Noun):
    """A duty area, a model post or a promise that a member takes on for a year; public only as they wish."""

    person = _member()
    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Community or branch")
    )
    kind = models.CharField(_("What you take on"), max_length=10, choices=Kind)
    title = models.CharField(_("In a few words"), max_length=60)
    text = models.TextField(_("More about it"), max_length=600, blank=True)
    year = models.PositiveSmallIntegerField(_("Year"))
    shown_name = models.CharField(_("Name as it is shown"), max_length=60, blank=True)
    result = models.TextField(_("What came of it"), max_length=600, blank=True)
    is_public = models.BooleanField(_("May be seen by everybody"), default=False)
    taken_on = models.DateField(_("Taken on"))
    state = models.CharField(max_length=10, choices=UndertakingState, default=UndertakingState.TAKEN)

    FLOW = UNDERTAKING
    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("Duty areas, model posts and promises")
    TOLD = {"kind": _("What you take on"), "year": _("Year"), "state": _("Where it stands")}
    PERSONAL = {
        "title": Personal(
            "P0", purpose="volunteer", basis="consent", keep="account", label=_("In a few words")
        ),
        "text": Personal("P0", purpose="volunteer", basis="consent", keep="account"),
        "shown_name": Personal("P0", purpose="volunteer", basis="consent", keep="account"),
        "result": Personal("P0", purpose="volunteer", basis="consent", keep="account"),
    }

    class Meta:
        verbose_name = _("Undertaking")
        indexes = [
            models.Index(
                fields=["body", "-year", "id"],
                condition=Q(is_public=True),
                name="volunteers_undertaking_public",
            ),
            models.Index(fields=["person", "-id"], name="volunteers_undertaking_own"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("volunteers:undertaking", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "kind": self.kind, "year": self.year,
            "public": self.is_public,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
