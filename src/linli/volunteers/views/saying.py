"""Tasks, shifts and hours in words."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.templatetags.face import moment
from linli.organisations import queries as organisations
from linli.volunteers import queries, rules
from linli.volunteers.queries import places, span
from linli.volunteers.states import HoursState, Phase, ShiftState, SignUpState
from linli.volunteers.views.frame import buttons

SEATS = {
    SignUpState.TAKEN: "done", SignUpState.HELD: "soon", SignUpState.WAITING: "waiting", SignUpState.LEFT: "closed",
    SignUpState.ENDED: "closed", SignUpState.SERVED: "done", SignUpState.MISSED: "info",
}  # fmt: skip
HOURS = {
    HoursState.CLAIMED: "waiting", HoursState.PROPOSED: "soon", HoursState.SEEN: "soon", HoursState.UPHELD: "soon",
    HoursState.CONFIRMED: "done", HoursState.CONTESTED: "moving", HoursState.DECLINED: "refused",
    HoursState.REVERSED: "closed",
}  # fmt: skip


def minutes(n: int) -> str:
    """2 小时 30 分; 45 分"""
    whole, rest = divmod(n, 60)
    parts = [_("%(n)s h") % {"n": whole}] if whole else []
    return " ".join([*parts, _("%(n)s min") % {"n": rest}] if rest or not whole else parts)


def facts_of(task: Any) -> list[dict[str, Any]]:
    """What somebody wants to know before they sign up."""
    needs = [
        task.get_skill_display() if task.skill else "",
        _("training in it") if task.needs_lesson else "",
        _("a checked name") if task.needs_name else "",
        _("insurance") if task.needs_insurance else "",
    ]
    told = [
        (_("Where to meet"), task.place_words, ""),
        (_("Community"), organisations.place_name(task.at), task.at.get_absolute_url()),
        (_("Whom it serves"), task.for_whom, ""),
        (_("Field of service"), task.get_field_display(), ""),
        (_("What it needs"), "、".join(str(one) for one in needs if one) or _("nothing special"), ""),
        (
            _("Under 18"),
            _("welcome, with a guardian's consent") if task.for_minors else _("not for them"),
            "",
        ),
        (_("Steps"), _("can be reached without steps") if task.is_barrier_free else "", ""),
        (_("Organiser"), task.body.name, task.body.get_absolute_url()),
        (_("Questions"), task.contact, ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def shift_lines(
    actor: Actor, standing: Any, mine: Mapping[int, Any], refused: int = 0
) -> list[dict[str, Any]]:
    """Each shift with where the reader stands in it, and what they can do."""
    told = []
    for shift in standing.shifts:
        seat: Any = mine.get(shift.pk)
        live = seat is not None and seat.state in queries.LIVE
        coming = shift.state == ShiftState.OPEN and shift.begins_at > now()
        told.append(
            {
                "shift": shift, "span": span(shift), "places": places(shift) if coming else "",
                "free": queries.free_in(shift), "seat": seat, "refused": shift.pk == refused,
                "status": _seat(seat, shift),
                "offers": buttons(actor, seat, "served", "missed") if live and coming else [],
                "can_ask": coming and not live and standing.phase in (Phase.OPEN, Phase.FULL),
                "swap": reverse("volunteers:swap", args=[seat.pk]) if live and coming and seat.state == "taken" else "",
            }
        )  # fmt: skip
    return told


def _seat(seat: Any, shift: Any) -> dict[str, Any] | None:
    if shift.state == ShiftState.CANCELLED:
        return {"word": shift.get_state_display(), "shape": "refused"}
    if seat is None:
        return None
    state = SignUpState(seat.state)
    if state == SignUpState.HELD and seat.held_until <= now():
        state = SignUpState.WAITING
    word: Any = state.label
    if state == SignUpState.HELD:
        word = _("Held for you until %(until)s") % {"until": moment(seat.held_until)}
    return {"word": word, "shape": SEATS[state]}


def hours_line(one: Any) -> dict[str, Any]:
    return {
        "title": one.title, "url": one.get_absolute_url(), "at": one.served_on,
        "sentence": f"{one.body.name} · {minutes(one.minutes)}",
        "status": {"word": one.get_state_display(), "shape": HOURS[HoursState(one.state)]},
    }  # fmt: skip


def stars_line(n: int) -> str:
    return "★" * n


def as_hours(n: int) -> str:
    return f"{rules.as_hours(n)}"
