"""The columns and the constraints that every seat has: the database itself refuses the one too many."""

from typing import Any

from django.db import models
from django.db.models import Q

from linli.kernel.nouns import Noun
from linli.kernel.seats.rules import HOLDING, LIVE, SeatState


class Seat(Noun):
    """Somebody's seat at a thing, or their place in its line. ``UNDER`` names the foreign key to the thing.

    ``order`` is when they asked, or when a hold of theirs ran out; ``seat`` the number of the seat, 1 to the limit.
    """

    asked_at = models.DateTimeField()
    order = models.DateTimeField()
    seat = models.PositiveIntegerField(null=True)
    held_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=SeatState)

    class Meta:
        abstract = True

    def put(self, state: str, seat: int | None = None, until: Any = None) -> None:
        """The columns of a state: only who holds a seat has its number, only a hold has an end."""
        self.state, self.seat, self.held_until = state, seat, until


def seated_once(name: str, thing: str) -> list[models.BaseConstraint]:
    """No seat twice, and a number just for those who hold one."""
    return [
        models.UniqueConstraint(fields=[thing, "seat"], condition=Q(seat__isnull=False), name=f"{name}_seat"),
        models.CheckConstraint(
            condition=Q(state__in=[str(one) for one in HOLDING], seat__gte=1)
            | Q(~Q(state__in=[str(one) for one in HOLDING]), seat__isnull=True)
            | Q(~Q(state__in=[str(one) for one in LIVE])),
            name=f"{name}_numbered",
        ),
        models.CheckConstraint(
            condition=Q(state=str(SeatState.HELD), held_until__isnull=False)
            | Q(~Q(state=str(SeatState.HELD)), held_until__isnull=True),
            name=f"{name}_hold",
        ),
    ]


def one_each(name: str, thing: str, person: str) -> models.UniqueConstraint:
    """Nobody stands twice at one thing."""
    return models.UniqueConstraint(
        fields=[thing, person],
        condition=Q(state__in=[str(one) for one in LIVE]) & Q(**{f"{person}__isnull": False}),
        name=f"{name}_one_each",
    )
