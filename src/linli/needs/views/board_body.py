"""Whose board is asked for, and of which time."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.kernel.clock.periods import Period
from linli.kernel.refusals import NotFound
from linli.kernel.web.pages import actor_of
from linli.needs import policy
from linli.needs.views import board_periods as periods
from linli.organisations import queries as organisations


def body_of(request: HttpRequest, pk: int | None) -> Any:
    """The organisation, when the reader's post reaches it; for everybody else there is no board."""
    actor = actor_of(request)
    reach = actor.reach(policy.BOARD)
    own = int(reach.rstrip("/").rpartition("/")[2]) if reach else None
    ref = organisations.tree().get(pk or own)
    if ref is None or not actor.can(policy.BOARD, ref.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return ref


def period_of(request: HttpRequest) -> Period:
    """The period in the address."""
    return periods.asked(request.GET.get("month", ""))
