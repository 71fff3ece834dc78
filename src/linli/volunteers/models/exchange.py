"""What comes from the national system and goes to it (MZ/T 061 fields, DOMAIN.md 4.5 [M])."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.fields import EncryptedTextField
from linli.kernel.privacy.register import Personal
from linli.volunteers.models.hours import Hours
from linli.volunteers.states.neighbours import Sex, Sort, Way


def _kept(cls: str, label: Any) -> Personal:
    return Personal(cls, purpose="volunteer", basis="duty", keep="account", label=label)


def _body() -> Any:
    return models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )


class Outsider(Noun):
    """A volunteer as the national system knows them. No account: the person may take it as theirs, or never."""

    body = _body()
    number = models.CharField(_("Volunteer number"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=60)
    sex = models.CharField(_("Sex"), max_length=1, choices=Sex, blank=True)
    born: Any = EncryptedTextField(_("Birth date"), blank=True, default="")
    document_kind = models.CharField(_("Kind of document"), max_length=30, blank=True)
    document: Any = EncryptedTextField(_("Number of the document"), blank=True, default="")
    area_code = models.CharField(_("Area code"), max_length=20, blank=True)
    contact: Any = EncryptedTextField(_("Contact"), blank=True, default="")
    skills = models.CharField(_("Skills"), max_length=300, blank=True)
    fields_said = models.CharField(_("Fields of service"), max_length=300, blank=True)
    registered_on = models.DateField(_("Registered"), null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("Taken as theirs by"),
    )
    came_at = models.DateTimeField(_("Imported at"))

    WITH = ("body", "person")
    SUBJECT = "person"
    CALLED = _("You in the national system of volunteers")
    TOLD = {"number": _("Volunteer number"), "came_at": _("Imported at")}
    PERSONAL = {
        "number": Personal("P2", purpose="volunteer", basis="duty", keep="account", erase="delete"),
        "name": _kept("P2", _("Name")),
        "born": _kept("P3", _("Birth date")),
        "document": _kept("P3", _("Number of the document")),
        "contact": _kept("P3", _("Contact")),
        "skills": _kept("P2", _("Skills")),
        "fields_said": _kept("P2", _("Fields of service")),
    }
    NOT_PERSONAL = ("document_kind", "area_code")

    class Meta:
        verbose_name = _("Volunteer of the national system")
        indexes = [models.Index(fields=["person"], name="volunteers_outsider_person")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("volunteers:exchange")

    def facts(self) -> dict[str, Any]:
        return {"outside": True} | ({"subject": self.person_id} if self.person_id else {})

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class OutsideService(Noun):
    """One service as the national system has it. ``ours``: it is the very one that stands among our hours."""

    volunteer = models.ForeignKey(Outsider, models.CASCADE, related_name="services")
    number = models.CharField(_("Number of the record"), max_length=60, unique=True)
    title = models.CharField(_("Activity"), max_length=120)
    served_on = models.DateField(_("Day"))
    place_words = models.CharField(_("Place"), max_length=120, blank=True)
    for_whom = models.CharField(_("Whom it serves"), max_length=120, blank=True)
    content = models.CharField(_("Content"), max_length=300, blank=True)
    minutes = models.PositiveIntegerField(_("Minutes"))
    quality = models.CharField(_("Quality of the service"), max_length=60, blank=True)
    in_charge = models.CharField(_("Person in charge"), max_length=60, blank=True)
    recorder = models.CharField(_("Recorder"), max_length=60, blank=True)
    organiser = models.CharField(_("Organiser"), max_length=120, blank=True)
    ours = models.ForeignKey(Hours, models.SET_NULL, null=True, related_name="+")
    came_at = models.DateTimeField(_("Imported at"))

    UNDER = "volunteer"
    WITH = ("volunteer__body",)
    SUBJECT = "volunteer__person"
    CALLED = _("Service recorded elsewhere")
    TOLD = {"served_on": _("Day"), "minutes": _("Minutes")}
    PERSONAL = {
        "title": _kept("P2", _("Activity")),
        "content": _kept("P2", _("Content")),
        "in_charge": Personal("P2", purpose="volunteer", basis="duty", keep="account", subject="none"),
        "recorder": Personal("P2", purpose="volunteer", basis="duty", keep="account", subject="none"),
    }
    NOT_PERSONAL = ("number", "place_words", "for_whom", "quality", "organiser")

    class Meta:
        verbose_name = _("Service recorded elsewhere")
        indexes = [models.Index(fields=["volunteer", "served_on"], name="volunteers_outside_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("volunteers:elsewhere")

    def facts(self) -> dict[str, Any]:
        return {
            "volunteer": self.volunteer_id,
            "served_on": self.served_on,
            "minutes": self.minutes,
            "ours": self.ours_id,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.volunteer.place()


class Exchange(Noun):
    """One file that went out or came in: how many lines, what was left out and why; no word of a person."""

    body = _body()
    way = models.CharField(_("Way"), max_length=3, choices=Way)
    sort = models.CharField(_("What"), max_length=10, choices=Sort)
    at = models.DateTimeField(_("When"))
    new_n = models.PositiveIntegerField(_("New"), default=0)
    changed_n = models.PositiveIntegerField(_("Changed"), default=0)
    there_n = models.PositiveIntegerField(_("There already"), default=0)
    refused_n = models.PositiveIntegerField(_("Left out"), default=0)
    refused = models.JSONField(default=list)  # [line, code of the reason]

    WITH = ("body",)
    NOT_PERSONAL = ("refused",)

    class Meta:
        verbose_name = _("Exchange with the national system")
        indexes = [models.Index(fields=["body", "-id"], name="volunteers_exchange_body")]

    def __str__(self) -> str:
        return f"{self.get_way_display()} · {self.get_sort_display()}"

    def get_absolute_url(self) -> str:
        return reverse("volunteers:exchanged", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "way": self.way, "sort": self.sort, "new": self.new_n, "changed": self.changed_n, "there": self.there_n,
            "refused": self.refused_n,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)
