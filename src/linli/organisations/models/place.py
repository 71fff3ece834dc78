"""Where areas and bodies lie, as somebody handed it in, and which areas are neighbours."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.organisations.models.body import Body
from linli.organisations.states import System


class Point(Noun):
    """The point of an area, or of one body: just as it was given, with the system that it was given in.

    None is ever made up: where none was handed in, nearness goes by the tree and by the list of neighbours.
    """

    area_code = models.CharField(_("Area code"), max_length=20, blank=True)
    body = models.OneToOneField(Body, on_delete=models.PROTECT, null=True, related_name="point")
    longitude = models.DecimalField(_("Longitude"), max_digits=9, decimal_places=6)
    latitude = models.DecimalField(_("Latitude"), max_digits=8, decimal_places=6)
    system = models.CharField(_("Coordinate system"), max_length=6, choices=System.choices)
    given_on = models.DateField(_("Handed in on"))
    answers = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")  # who answers for it

    WITH = ("answers",)
    NOT_PERSONAL = ("area_code",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area_code"], condition=~Q(area_code=""), name="organisations_point_area"
            ),
            models.CheckConstraint(
                condition=Q(area_code="", body__isnull=False) | (~Q(area_code="") & Q(body__isnull=True)),
                name="organisations_point_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.longitude}, {self.latitude}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:body", args=[self.body_id or self.answers_id])

    def facts(self) -> dict[str, Any]:
        return {
            "area": self.area_code, "body": self.body_id, "longitude": self.longitude,
            "latitude": self.latitude, "system": self.system,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.answers_id, ids_of(self.answers.path)


class Neighbour(Noun):
    """Two areas that lie side by side, the smaller code first; until somebody takes it from the list."""

    one = models.CharField(_("Area code"), max_length=20)
    other = models.CharField(_("Code of the neighbouring area"), max_length=20)
    begins = models.DateField()
    ends = models.DateField(null=True)
    answers = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    WITH = ("answers",)
    NOT_PERSONAL = ("one", "other")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(ends=None), name="organisations_neighbour_once"
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="organisations_neighbour_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:points")

    def facts(self) -> dict[str, Any]:
        return {"one": self.one, "other": self.other, "begins": self.begins, "ends": self.ends}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.answers_id, ids_of(self.answers.path)
