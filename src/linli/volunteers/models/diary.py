"""A member's own goals and service diary: theirs to write and to delete, until the yearly talk closes it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.volunteers.states.neighbours import BOOK, LINE, BookState, LineKind, LineState


class Diary(Noun):
    """One member's year in one branch. Only the member and the branch itself see it; nothing is ever added up."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Member")
    )
    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Branch"))
    year = models.PositiveSmallIntegerField(_("Year"))
    talked_on = models.DateField(_("Day of the talk"), null=True)
    outcome: Any = EncryptedTextField(_("Result of the yearly talk"), blank=True, default="")
    state = models.CharField(max_length=8, choices=BookState, default=BookState.OPEN)

    FLOW = BOOK
    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("Your goals and service diary")
    TOLD = {"year": _("Year"), "body": _("Branch"), "talked_on": _("Day of the talk")}
    PERSONAL = {"outcome": Personal("P3", purpose="volunteer", basis="duty", keep="account")}

    class Meta:
        verbose_name = _("Service diary")
        constraints = [models.UniqueConstraint(fields=["person", "year"], name="volunteers_diary_year")]
        indexes = [models.Index(fields=["body", "year"], name="volunteers_diary_body")]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("volunteers:diary", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "subject": self.person_id,
            "year": self.year,
            "talked_on": self.talked_on,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class DiaryLine(Noun):
    """A goal, or something done, in the member's own words."""

    diary = models.ForeignKey(Diary, models.CASCADE, related_name="lines")
    kind = models.CharField(_("What it is"), max_length=8, choices=LineKind)
    on = models.DateField(_("Day"))
    text: Any = EncryptedTextField(_("In your own words"), blank=True, default="")
    state = models.CharField(max_length=8, choices=LineState, default=LineState.KEPT)

    FLOW = LINE
    UNDER = "diary"
    WITH = ("diary__body", "diary__person")
    SUBJECT = "diary__person"
    CALLED = _("Lines of your service diary")
    TOLD = {"kind": _("What it is"), "on": _("Day"), "state": _("Where it stands")}
    PART_OF = "diary"
    PERSONAL = {"text": Personal("P3", purpose="volunteer", basis="consent", keep="account")}

    class Meta:
        verbose_name = _("Line of a service diary")
        indexes = [models.Index(fields=["diary", "on", "id"], name="volunteers_diaryline_day")]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("volunteers:diary", args=[self.diary_id])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "subject": self.diary.person_id,
            "kind": self.kind,
            "diary": self.diary_id,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.diary.place()
