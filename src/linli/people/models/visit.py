"""Somebody at the counter, for whom staff act."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.people.models.person import Person
from linli.people.states import VISIT, VisitState


class Visit(Noun):
    """From the moment staff begin to act for ``person`` until they end it, or leave it alone for a while."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("Helped"))
    staff = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("Helped by"))
    post = models.BigIntegerField()
    body = models.BigIntegerField()
    path = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=VisitState.choices, default=VisitState.OPEN)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    FLOW = VISIT
    NOT_PERSONAL = ("path",)
    SUBJECT = "person"
    TOLD = {"opened_at": _("From"), "ended_at": _("Until")}

    class Meta:
        verbose_name = _("Visit at the counter")
        constraints = [
            models.UniqueConstraint(
                fields=["staff"], condition=models.Q(state="open"), name="people_visit_one_at_a_time"
            )
        ]

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "person": self.person_id, "staff": self.staff_id}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body, ids_of(self.path)

    def get_absolute_url(self) -> str:
        return f"/counter/{self.pk}/"
