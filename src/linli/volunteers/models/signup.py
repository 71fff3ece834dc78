"""Who signed up, who swapped with whom, who was not seen, what was agreed in writing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import Personal
from linli.kernel.seats import Seat, one_each, seated_once
from linli.volunteers.models.task import Shift, Task
from linli.volunteers.states import (
    ABSENCE,
    AGREEMENT,
    SIGN_UP,
    SWAP,
    AbsenceState,
    AgreementState,
    SignUpState,
    SwapState,
)


def _person(**how: Any) -> Any:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", **how)


class SignUp(Seat):
    """Somebody's seat in a shift, or their place in its line. Nothing here counts who left or said no."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="sign_ups")
    shift = models.ForeignKey(Shift, models.CASCADE, related_name="sign_ups")
    person = _person(verbose_name=_("Volunteer"))
    state = models.CharField(max_length=12, choices=SignUpState)
    reminded_at = models.DateTimeField(null=True)

    FLOW = SIGN_UP
    UNDER = "task"
    WITH = ("task__body", "task__at", "shift")
    SUBJECT = "person"
    CALLED = _("Tasks you signed up for")
    TOLD = {"task": _("What is to be done"), "asked_at": _("When"), "state": _("Where it stands")}
    MEASURES_A_THING = {"seat": "number of the place"}

    class Meta:
        verbose_name = _("Sign-up")
        constraints = [
            *seated_once("volunteers_signup", "shift"),
            one_each("volunteers_signup", "shift", "person"),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="volunteers_signup_person"),
            models.Index(fields=["held_until"], condition=Q(state="held"), name="volunteers_signup_holds"),
        ]

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "task": self.task_id, "shift": self.shift_id,
            "seat": self.seat, "order": self.order, "held_until": self.held_until,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.task.place()


class Swap(Noun):
    """One volunteer asks another to take their place, or to change places with them. Both must want it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="+")
    mine = models.ForeignKey(SignUp, models.CASCADE, related_name="+")
    theirs = models.ForeignKey(SignUp, models.CASCADE, null=True, related_name="+")
    asker = _person(verbose_name=_("Asked by"))
    other = _person(verbose_name=_("Asked of"))
    state = models.CharField(max_length=8, choices=SwapState, default=SwapState.PROPOSED)
    at = models.DateTimeField()

    FLOW = SWAP
    UNDER = "task"
    WITH = ("task__body", "mine__shift", "theirs__shift")
    SUBJECT = "asker"
    CALLED = _("Places you wanted to swap")
    TOLD = {"task": _("What is to be done"), "at": _("When"), "state": _("Where it stands")}

    class Meta:
        verbose_name = _("Swap of places")
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=Q(state="proposed"), name="volunteers_swap_one"
            )
        ]
        indexes = [
            models.Index(fields=["other"], condition=Q(state="proposed"), name="volunteers_swap_other")
        ]

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "task": self.task_id, "mine": self.mine_id, "theirs": self.theirs_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.task.place()


class Absence(Noun):
    """One witness who did not see somebody, with the reason that they themselves gave. Never a flag, never a sum."""

    sign_up = models.ForeignKey(SignUp, models.CASCADE, related_name="absences")
    said_by = _person(verbose_name=_("Said by"))
    person = _person(verbose_name=_("Volunteer"))
    at = models.DateTimeField()
    reason = models.TextField(_("Your reason"), blank=True)
    state = models.CharField(max_length=10, choices=AbsenceState, default=AbsenceState.SAID)

    FLOW = ABSENCE
    WITH = ("sign_up__task__body", "sign_up__shift")
    SUBJECT = "person"
    CALLED = _("Where somebody did not see you")
    TOLD = {"at": _("When"), "state": _("Where it stands")}
    RETENTION_FROM = "at"
    PERSONAL = {
        "reason": Personal("P2", purpose="volunteer", basis="consent", keep="retention.volunteers_absence"),
    }

    class Meta:
        verbose_name = _("Not seen at a task")
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "said_by"], name="volunteers_absence_witness")
        ]

    def get_absolute_url(self) -> str:
        return reverse("volunteers:mine")

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "subject": self.person_id, "sign_up": self.sign_up_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.sign_up.task.place()


class Agreement(Noun):
    """What the organiser offers in writing and a volunteer has signed, before the service (six cases of Beijing)."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="agreements")
    person = _person(verbose_name=_("Volunteer"))
    text = models.TextField(_("Text of the agreement"))
    cases = models.JSONField(default=list)
    signed_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=AgreementState, default=AgreementState.SIGNED)

    FLOW = AGREEMENT
    UNDER = "task"
    WITH = ("task__body",)
    SUBJECT = "person"
    CALLED = _("Agreements on service")
    TOLD = {"task": _("What is to be done"), "signed_at": _("When"), "state": _("Where it stands")}
    NOT_PERSONAL = ("text", "cases")

    class Meta:
        verbose_name = _("Agreement on service")
        constraints = [
            models.UniqueConstraint(
                fields=["task", "person"], condition=Q(state="signed"), name="volunteers_agreement_once"
            )
        ]

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "subject": self.person_id, "task": self.task_id, "cases": self.cases}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.task.place()
