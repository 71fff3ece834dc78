"""Who serves of their own will, and what they have learned for it."""

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
from linli.volunteers.states import PROFILE, AgeBand, Assurance, ProfileState, Skill, Speech, When


def _own(cls: str, label: Any) -> Personal:
    """What a volunteer says about themselves: as long as the account, and never longer than they wish."""
    return Personal(cls, purpose="volunteer", basis="consent", keep="account", label=label)


def _codes(choices: Any, size: int) -> Any:
    return ArrayField(models.CharField(max_length=12, choices=choices), default=list, blank=True, size=size)


class Profile(Noun):
    """A volunteer. The number is drawn by lot and is no number of a document; nobody else sees the profile.

    The real name may be missing until a task needs it. Age is a band, never a date.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Volunteer")
    )
    number = models.CharField(_("Volunteer number"), max_length=12, unique=True)
    real_name = models.CharField(_("Real name"), max_length=60, blank=True)
    assurance = models.CharField(
        _("How the name was checked"), max_length=8, choices=Assurance, default=Assurance.NONE
    )
    verified_at = models.DateTimeField(_("Name checked"), null=True)
    band = models.CharField(_("Age"), max_length=6, choices=AgeBand, default=AgeBand.ADULT)
    is_foreign = models.BooleanField(_("From abroad"), default=False)
    guardian: Any = EncryptedTextField(_("Parent or guardian"), blank=True, default="")
    guardian_agreed_at = models.DateTimeField(_("Guardian agreed"), null=True)
    home = models.ForeignKey(
        "organisations.Body", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Community where you live"),
    )  # fmt: skip
    skills = _codes(Skill, 17)
    times = _codes(When, 6)
    speaks = _codes(Speech, 10)
    wishes = models.CharField(_("What you would like to do"), max_length=300, blank=True)
    insured_until = models.DateField(_("Insured until"), null=True)
    insured_with = models.CharField(_("Insurance"), max_length=120, blank=True)
    is_shown = models.BooleanField(_("Organisers near home may see what I can do"), default=False)
    shows_stars = models.BooleanField(_("Others may see my stars"), default=False)
    state = models.CharField(max_length=10, choices=ProfileState, default=ProfileState.REGISTERED)
    registered_at = models.DateTimeField(_("Registered"))
    left_at = models.DateTimeField(_("Left"), null=True)

    FLOW = PROFILE
    WITH = ("person", "home")
    SUBJECT = "person"
    CALLED = _("You as a volunteer")
    TOLD = {
        "registered_at": _("Registered"), "state": _("Where it stands"), "band": _("Age"),
        "assurance": _("How the name was checked"), "is_shown": _("Organisers near home may see what I can do"),
        "shows_stars": _("Others may see my stars"), "left_at": _("Left"),
    }  # fmt: skip
    PERSONAL = {
        "number": Personal("P2", purpose="volunteer", basis="consent", keep="account", erase="keep"),
        "real_name": _own("P2", _("Real name")),
        "guardian": _own("P3", _("Parent or guardian")),
        "wishes": _own("P2", _("What you would like to do")),
        "insured_with": _own("P2", _("Insurance")),
    }

    class Meta:
        verbose_name = _("Volunteer")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProfileState.VERIFIED, verified_at__isnull=False)
                | ~Q(state=ProfileState.VERIFIED),
                name="volunteers_profile_verified",
            ),
        ]
        indexes = [
            models.Index(fields=["home", "id"], condition=~Q(state="left"), name="volunteers_profile_home")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_in(self) -> bool:
        return self.state != ProfileState.LEFT

    def get_absolute_url(self) -> str:
        return reverse("volunteers:mine")

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "subject": self.person_id, "assurance": self.assurance, "band": self.band,
            "home": self.home_id, "shown": self.is_shown, "shows_stars": self.shows_stars,
            "insured_until": self.insured_until,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return (self.home_id, ids_of(self.home.path)) if self.home else (None, ())


class Lesson(Noun):
    """Something a volunteer was taught: what, for how long, by whom, when (MZ/T 061)."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="lessons")
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Host"))
    skill = models.CharField(_("For which skill"), max_length=12, choices=Skill)
    name = models.CharField(_("Name of the training"), max_length=120)
    minutes = models.PositiveIntegerField(_("Minutes"))
    held_on = models.DateField(_("Day"))

    UNDER = "profile"
    WITH = ("profile__person", "body")
    SUBJECT = "profile__person"
    CALLED = _("Training for voluntary service")
    TOLD = {
        "name": _("Name of the training"), "skill": _("For which skill"), "held_on": _("Day"),
        "minutes": _("Length in minutes"),
    }  # fmt: skip
    NOT_PERSONAL = ("name",)

    class Meta:
        verbose_name = _("Training for voluntary service")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "body", "name", "held_on"], name="volunteers_lesson_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("volunteers:mine")

    def facts(self) -> dict[str, Any]:
        return {"subject": self.profile.person_id, "skill": self.skill, "held_on": self.held_on}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
