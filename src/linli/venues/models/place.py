"""Sites, and the tree of spaces within each."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.kernel.nouns import Noun, ids_of
from linli.venues import states


class Site(Noun):
    """A place with an address that a body lends: a centre, a base, a station, an open square.

    ``longitude`` and ``latitude`` only where they have been imported; none is invented.
    """

    body = models.ForeignKey("organisations.Body", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=states.SiteKind)
    area_code = models.CharField(max_length=20)
    address = models.CharField(max_length=200, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    barrier_free = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=states.Life, default=states.Life.OPEN)

    WITH = ("body",)
    FLOW = states.PLACE
    NOT_PERSONAL = ("name", "area_code", "address")

    class Meta:
        indexes = [
            models.Index(fields=["area_code"], opclasses=["varchar_pattern_ops"], name="venues_site_area"),
            models.Index(fields=["name", "id"], name="venues_site_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(longitude__isnull=True, latitude__isnull=True)
                | Q(longitude__range=(-180, 180), latitude__range=(-90, 90)),
                name="venues_site_point",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("venues:site", args=[self.pk])

    def facts(self) -> dict[str, Any]:
        return {"state": self.state, "kind": self.kind, "area": self.area_code}

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.body.place()


class Space(Noun):
    """A hall, one of its halves, a thing that is lent, the time of a person: what can be taken only once.

    ``path`` is the ids from the outermost space down to this one, ``/7/12/``. Only spaces without parts of their
    own are ever taken: whoever has the hall has its halves.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="spaces")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    path = models.TextField(editable=False)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=states.SpaceKind, default=states.SpaceKind.ROOM)
    function = models.CharField(max_length=16, choices=states.Function, blank=True)
    area_m2 = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    seats = models.PositiveIntegerField(null=True)
    storey = models.SmallIntegerField(null=True)
    barrier_free = models.BooleanField(default=False)
    equipment = ArrayField(models.CharField(max_length=16, choices=states.Equipment), default=list)
    state = models.CharField(max_length=8, choices=states.Life, default=states.Life.OPEN)

    WITH = ("site__body", "parent")
    UNDER = "site"
    FLOW = states.PLACE
    NOT_PERSONAL = ("name", "path")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path"], name="venues_space_path"),
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"), name="venues_space_at"
            ),
            models.CheckConstraint(condition=Q(area_m2=None) | Q(area_m2__gt=0), name="venues_space_area"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.site.get_absolute_url()

    def covers(self, other: "Space") -> bool:
        return other.path.startswith(self.path)

    def facts(self) -> dict[str, Any]:
        return {
            "state": self.state, "parent": self.parent_id, "path": self.path, "area_m2": self.area_m2,
            "seats": self.seats, "function": self.function,
        }  # fmt: skip

    def place(self) -> tuple[int | None, tuple[int, ...]]:
        return self.site.place()

    @property
    def depth(self) -> int:
        return len(ids_of(self.path)) - 1
