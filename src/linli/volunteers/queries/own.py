"""What a volunteer has going on: places, swaps, what waits for their word."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import local, now, today
from linli.kernel.templatetags.face import monthday
from linli.kernel.together import Asking
from linli.organisations import queries as organisations
from linli.people import queries as people
from linli.volunteers import policy
from linli.volunteers.models import Absence, Nomination, Shift, SignUp, Swap
from linli.volunteers.queries.hours import to_confirm
from linli.volunteers.states import (
    AbsenceState,
    NominationState,
    ShiftState,
    SignUpState,
    SwapState,
    TaskState,
)

LIVE = (SignUpState.WAITING, SignUpState.HELD, SignUpState.TAKEN)
SHOWN = 20


def own_sign_ups(actor: Actor) -> QuerySet[SignUp]:
    """The reader's live seats in shifts to come, the soonest first."""
    rows = SignUp.objects.filter(
        person=policy.self_of(actor) or 0,
        state__in=LIVE,
        shift__ends_at__gt=now(),
        shift__state=ShiftState.OPEN,
    ).exclude(task__state=TaskState.CANCELLED)
    return rows.select_related(*SignUp.WITH).order_by("shift__begins_at", "id")


def _clashing(person: int, shift: Shift) -> Q:
    """Live seats elsewhere at the time of a shift."""
    return Q(
        person=person, shift__state=ShiftState.OPEN, task__state=TaskState.PUBLISHED,
        shift__begins_at__lt=shift.ends_at, shift__ends_at__gt=shift.begins_at,
    ) & ~Q(shift=shift.pk)  # fmt: skip


def clashing(person: int, shift: Shift, but: Iterable[int] = ()) -> SignUp | None:
    """What one has or waits for elsewhere at the time of a shift, the first of it; ``but`` are seats left out."""
    rows = SignUp.objects.filter(_clashing(person, shift), state__in=LIVE).exclude(pk__in=list(but))
    return rows.select_related("task", "shift").order_by("shift__begins_at", "id").first()


def line_and_clash(person: int, shift: Shift) -> tuple[list[SignUp], SignUp | None]:
    """The live sign-ups of a shift, and what one has elsewhere at its time: one statement."""
    rows = SignUp.objects.filter(Q(shift=shift.pk) | _clashing(person, shift), state__in=LIVE)
    found = list(rows.select_related(*SignUp.WITH).order_by("order", "id"))
    line = [one for one in found if one.shift_id == shift.pk]
    return line, next((one for one in found if one.shift_id != shift.pk), None)


def swaps_of(person: int) -> QuerySet[Swap]:
    """Swaps that wait for this person's answer, or for that of whom they asked."""
    rows = Swap.objects.filter(Q(other=person) | Q(asker=person), state=SwapState.PROPOSED)
    rows = rows.filter(mine__shift__begins_at__gt=now(), mine__state=SignUpState.TAKEN)
    return rows.select_related(*Swap.WITH, "task").order_by("id")


def absences_of(person: int) -> QuerySet[Absence]:
    """Where somebody did not see them: to be explained, while it is not taken back."""
    rows = Absence.objects.filter(person=person).exclude(state=AbsenceState.TAKEN_BACK)
    return rows.select_related(*Absence.WITH, "sign_up__task").order_by("-at")


def nominations_of(person: int) -> QuerySet[Nomination]:
    live = (NominationState.PROPOSED, NominationState.NOTICE, NominationState.GRANTED)
    return Nomination.objects.filter(person=person, state__in=live).select_related("body")


def organiser_choices() -> list[tuple[int, str]]:
    """The bodies that have put up tasks or can: communities, streets and what stands right below them."""
    tree = organisations.tree()
    roots = tree.children(None)
    return [
        (ref.id, ref.name)
        for root in roots
        for ref in tree.below(root.path)
        if ref.level in ("community", "street")
    ]


@people.matters
def matters_of(actor: Actor) -> Asking:
    """Places in tasks to come, and hours that wait for a word, on the first page."""
    person = policy.self_of(actor)
    if person is None:
        return []
    places, hours = yield own_sign_ups(actor)[:SHOWN], to_confirm(person).order_by("-id")[:SHOWN]
    return [_place(one) for one in places] + [_hours(one) for one in hours]


def _place(one: SignUp) -> dict[str, Any]:
    begins = local(one.shift.begins_at)
    when = f"{monthday(begins)} {begins:%H:%M}"
    held = one.state == SignUpState.HELD and one.held_until and one.held_until > now()
    sentence = {
        SignUpState.TAKEN: _("You have a place: %(when)s, %(where)s."),
        SignUpState.HELD: _(
            "A place is held for you: take it before it goes to the next. %(when)s, %(where)s."
        ),
    }.get(SignUpState(one.state) if one.state != SignUpState.HELD or held else SignUpState.WAITING)
    sentence = sentence or _("You are on the waiting list: %(when)s, %(where)s.")
    near = (begins.date() - today()).days <= 1
    return {
        "title": one.task.title, "url": one.task.get_absolute_url(), "at": one.asked_at,
        "sentence": sentence % {"when": when, "where": one.task.place_words},
        "status": {"word": one.get_state_display(), "shape": "soon" if near or held else "waiting"},
    }  # fmt: skip


def _hours(one: Any) -> dict[str, Any]:
    return {
        "title": one.title, "url": one.get_absolute_url(), "at": one.posted_at,
        "sentence": _("%(body)s wrote down %(n)s minutes. Is that right?") % {"body": one.body.name, "n": one.minutes},
        "status": {"word": one.get_state_display(), "shape": "soon"},
    }  # fmt: skip
