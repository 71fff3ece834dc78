"""What service gives to calendars: of a person their own places, of an organisation what it has put up."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.happenings import Happening, happens
from linli.kernel.together import Asking
from linli.volunteers import policy
from linli.volunteers.models import Shift, SignUp
from linli.volunteers.states import ShiftState, SignUpState, TaskState

HELD = (SignUpState.TAKEN, SignUpState.HELD, SignUpState.SERVED, SignUpState.ENDED)
MOST = 2000


@happens("people.person")
def of_a_person(actor: Actor, person: Any, first: datetime, until: datetime) -> Asking:
    """The shifts in which a person has a place, for themselves alone; what was called off stays as such."""
    if person.pk not in (actor.person_id, actor.behalf_id):
        return []
    rows = SignUp.objects.filter(
        person=person.pk, state__in=HELD, shift__begins_at__lt=until, shift__ends_at__gt=first
    ).select_related("shift__task")
    found = yield rows.order_by("shift__begins_at", "id")[:MOST]
    return [
        _happening(one.shift, f"volunteers.signup-{one.pk}", one.version + one.shift.version)
        for one in found
        if one.state != SignUpState.ENDED or _is_off(one.shift)
    ]


@happens("organisations.body")
def of_a_body(actor: Actor, body: Any, first: datetime, until: datetime) -> Asking:
    """The shifts that an organisation has put up, open to everybody; drafts only for those who put up."""
    rows = Shift.objects.filter(task__body=body.pk, begins_at__lt=until, ends_at__gt=first)
    if not actor.can(policy.ORGANISE, body.path):
        rows = rows.exclude(Q(task__state=TaskState.DRAFTED) | Q(task__published_at=None))
    found = yield rows.select_related("task").order_by("begins_at", "id")[:MOST]
    words = _("Voluntary service")
    return [_happening(one, f"volunteers.shift-{one.pk}", one.version, words=words) for one in found]


def _is_off(shift: Shift) -> bool:
    return shift.state == ShiftState.CANCELLED or shift.task.state == TaskState.CANCELLED


def _happening(shift: Shift, uid: str, sequence: int, words: str = "") -> Happening:
    task = shift.task
    return Happening(
        uid=uid, title=str(shift), begins=shift.begins_at, ends=shift.ends_at,
        sequence=sequence + task.version, where=task.place_words, words=words, url=task.get_absolute_url(),
        cancelled=_is_off(shift),
    )  # fmt: skip
