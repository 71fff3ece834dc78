"""Grids: places of a community, with service teams. Places and things, never persons (DOMAIN.md 8)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.nouns import Noun, ids_of
from linli.kernel.privacy.register import Personal
from linli.volunteers.states.neighbours import GRID, MATE, TEAM, GridState, MateState, TeamField, TeamState

_DESK = Personal("P0", purpose="post", basis="duty", keep="none", subject="none")


class Grid(Noun):
    """A part of a community: estates and buildings by name. Households are a number and nothing more."""

    body = models.ForeignKey(
        "organisations.Body", models.PROTECT, related_name="+", verbose_name=_("Community")
    )
    name = models.CharField(_("Name of the grid"), max_length=40)
    places = models.TextField(_("Estates and buildings"))
    households = models.PositiveIntegerField(_("Households, as a number"), null=True, blank=True)
    formed_on = models.DateField(_("Formed on"))
    ended_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=GridState, default=GridState.FORMED)

    FLOW = GRID
    WITH = ("body",)
    NOT_PERSONAL = ("name", "places")

    class Meta:
        verbose_name = _("Grid")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"], condition=~Q(state="dissolved"), name="volunteers_grid_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place_names(self) -> list[str]:
        """The places one by one."""
        told = self.places.replace("、", "\n").replace("，", "\n").replace(",", "\n").replace("；", "\n")
        return [name.strip() for name in told.splitlines() if name.strip()]

    def get_absolute_url(self) -> str:
        return reverse("volunteers:grid", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "households": self.households, "places": len(self.place_names),
            "formed_on": self.formed_on, "ended_on": self.ended_on,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body_id, ids_of(self.body.path)


class Team(Noun):
    """The team of a grid for one field, with the desk at which it is reached."""

    grid = models.ForeignKey(Grid, models.CASCADE, related_name="teams")
    field = models.CharField(_("Field of the team"), max_length=10, choices=TeamField)
    does = models.CharField(_("What it does, in a few words"), max_length=120, blank=True)
    desk_name = models.CharField(_("Desk where it is reached"), max_length=60)
    desk_phone = models.CharField(_("Telephone of the desk"), max_length=40)
    desk_hours = models.CharField(_("Hours of the desk"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=TeamState, default=TeamState.ACTIVE)

    FLOW = TEAM
    UNDER = "grid"
    WITH = ("grid__body",)
    PERSONAL = dict.fromkeys(("desk_name", "desk_phone", "desk_hours"), _DESK)
    NOT_PERSONAL = ("does",)

    class Meta:
        verbose_name = _("Service team")
        constraints = [
            models.UniqueConstraint(
                fields=["grid", "field"], condition=Q(state="active"), name="volunteers_team_field"
            )
        ]

    def __str__(self) -> str:
        return f"{self.grid} · {self.get_field_display()}"

    def get_absolute_url(self) -> str:
        return reverse("volunteers:grid", args=[self.grid_id])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "grid": self.grid_id, "field": self.field}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.grid.place()


class Mate(Noun):
    """Somebody in a team: asked first, in only after their own yes, out whenever they like."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="mates")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("Member of the team")
    )
    shows_name = models.BooleanField(_("My name may stand on the page of the grid"), default=False)
    asked_at = models.DateTimeField(_("When"))
    state = models.CharField(max_length=10, choices=MateState, default=MateState.ASKED)

    FLOW = MATE
    UNDER = "team"
    WITH = ("team__grid__body", "person")
    SUBJECT = "person"
    CALLED = _("Service teams you were asked to join")
    TOLD = {"asked_at": _("When"), "team": _("Service team"), "state": _("Where it stands")}

    class Meta:
        verbose_name = _("Member of a service team")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=Q(state__in=["asked", "consented"]),
                name="volunteers_mate_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.team)

    def get_absolute_url(self) -> str:
        return reverse("volunteers:mate", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "subject": self.person_id,
            "team": self.team_id,
            "shows_name": self.shows_name,
        }

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.team.place()
