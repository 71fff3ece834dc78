"""Taking part: what is on, one gathering, registering; what was said at talks, and the answers."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.clock import local, now
from linli.kernel.clock.present import today
from linli.kernel.privacy.cipher import digest_of
from linli.kernel.seats import SeatState
from linli.kernel.templatetags.face import monthday
from linli.kernel.web import page
from linli.kernel.web.fields import Day
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.meetings import acts, policy, queries
from linli.meetings.models import Amendment, Meeting, Registration
from linli.meetings.states import DONE, Kind, State
from linli.meetings.views import frame
from linli.organisations import queries as organisations
from linli.volunteers import queries as volunteers

SIZE = 30
TASKS = 3
OPEN_KINDS = [Kind.TALK, Kind.FORUM, Kind.ACTIVITY, Kind.JOINT, Kind.LECTURE, Kind.COURSE, Kind.VISIT]


class Narrow(forms.Form):
    """What a reader looks for among what is on."""

    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=Day())
    kind = forms.ChoiceField(
        label=gettext_lazy("Which kind?"), required=False,
        choices=[("", gettext_lazy("All")), *((kind.value, kind.label) for kind in OPEN_KINDS)],
    )  # fmt: skip
    area = forms.RegexField(r"^[0-9]{0,12}$", required=False, widget=forms.HiddenInput)


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """What is on, by time; of the reader's own community, street, district where they chose one."""
    form = Narrow(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    place = organisations.chosen_place(request)
    within = asked.get("area") or ""
    rows = queries.on_show(within, asked.get("day"), asked.get("kind") or "")
    shown = slice_of(request, rows, by="begins_at", size=SIZE)
    return page(
        request, "meetings/activities.html", form=form, slice=shown, groups=_by_day(shown.rows, place),
        within=within, place=organisations.place_name(place) if place else "", near=_near(place, within),
        narrowed=bool(asked.get("day") or asked.get("kind") or within), today=today(),
        site_name=organisations.place_name(place) if place else "", tasks=_tasks(place, asked),
    )  # fmt: skip


def _tasks(place: Any, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """What neighbours can lend a hand with, the nearest first; not among one kind of gathering, nor on later pages."""
    if asked.get("kind"):
        return []
    day = asked.get("day")
    return volunteers.told_near(place.id if place else None, volunteers.Wish(first=day, last=day), TASKS)


def _near(place: Any, within: str) -> list[dict[str, Any]]:
    """Everywhere, in the reader's district, street, community: the nearest last."""
    if place is None:
        return []
    chain = [ref for ref in organisations.tree().chain(place.id) if ref.area_code][1:]
    found = [("", _("Everywhere")), *((ref.area_code, organisations.place_name(ref)) for ref in chain)]
    return [
        {"label": name, "url": f"?area={code}" if code else "?", "current": code == within}
        for code, name in found
    ]


def _by_day(rows: list[Meeting], place: Any) -> list[dict[str, Any]]:
    """The lines of each day; on one day what is nearest first."""
    groups: dict[date, list[Meeting]] = {}
    for one in rows:
        groups.setdefault(max(local(one.begins_at).date(), today()), []).append(one)
    code = place.area_code if place else ""
    return [
        {"day": on, "lines": [_line(one, code) for one in sorted(found, key=lambda m: _order(m, code))]}
        for on, found in groups.items()
    ]


def _order(one: Meeting, code: str) -> tuple[int, Any]:
    return queries.nearness(one.area, code) if code else 0, one.begins_at


def _line(one: Meeting, code: str) -> dict[str, Any]:
    begins, ends = local(one.begins_at), local(one.ends_at)
    tree = organisations.tree()
    ref = tree.for_area(one.area)
    near = [_("in your community"), _("in your street"), _("in your district"), ""]
    return {
        "title": one.title, "url": one.get_absolute_url(), "kind": one.get_kind_display(),
        "hours": f"{begins:%H:%M}–{ends:%H:%M}", "where": one.where,
        "place": near[queries.nearness(one.area, code)] if code else (organisations.place_name(ref) if ref else ""),
        "cancelled": one.state == State.CANCELLED,
    }  # fmt: skip


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Talks with residents that were held: what was said, and what came of it, the newest first."""
    place = organisations.chosen_place(request)
    rows = queries.public_record()
    area = request.GET.get("area", "")
    if area.isascii() and area.isdigit():
        rows = rows.filter(area__startswith=area)
    shown = slice_of(request, rows, by="-begins_at", size=20)
    lines = [
        {
            "title": one.title, "url": one.get_absolute_url(), "sentence": one.body.name,
            "status": frame.status(one), "at": one.begins_at,
        }
        for one in shown.rows
    ]  # fmt: skip
    return page(request, "meetings/record.html", slice=shown, lines=lines, near=_near(place, area))


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering: when, where, what about; one's seat; afterwards what came of it."""
    actor, one = actor_of(request), frame.meeting_of(request, pk)
    seat = queries.own_seat(actor, one)
    rows = queries.live(one.pk) if one.state == State.NOTICED else []
    seats = queries.standing(one, rows)
    inside = _inside(actor, one, seat)
    points = queries.points_of(one) if _shows_points(one, inside) else []
    answered = queries.needs_of(points) if one.state in DONE and points else {}
    return page(
        request, "meetings/meeting.html", meeting=one, facts=frame.facts(one, seats), standing=frame.status(one),
        files=frame.files(one), seat=seat, own=_own(actor, one, seat, rows), inside=inside,
        register=_register(actor, one, seat, rows), held=one.state in DONE,
        points=[frame.point_told(p, answered.get(p.pk), inside=inside) for p in points],
        minutes=reverse("meetings:minutes", args=[pk]) if inside and _written(one) else "",
        amends=_amends(actor, one, seat), leading=_may_enter(actor, one, seat),
        desk=reverse("meetings:at_desk", args=[pk]) if policy.holds(actor, one) else "",
        sections=sections(actor, one), public=queries.is_public_record(one),
    )  # fmt: skip


def _inside(actor: Actor, one: Meeting, seat: Registration | None) -> bool:
    """Reads what was said: holds it, belongs to those who hold it, or was there."""
    return (
        policy.holds(actor, one)
        or (seat is not None and seat.state in policy.SEATED)
        or policy.is_member(actor, one)
    )


def _shows_points(one: Meeting, inside: bool) -> bool:
    """The agenda beforehand to whoever sees it; afterwards to those inside, and of public talks to everybody."""
    return one.state == State.NOTICED or inside or queries.is_public_record(one)


def _written(one: Meeting) -> bool:
    return one.state in (State.AMENDING, State.SIGNED, State.ARCHIVED) and one.asks.minutes


def _own(
    actor: Actor, one: Meeting, seat: Registration | None, rows: list[Registration]
) -> dict[str, Any] | None:
    """The reader's own seat in a sentence, with what they may do."""
    if seat is None or seat.state in ("left", "ended"):
        return None
    until = local(seat.held_until) if seat.held_until else None
    words = {
        SeatState.TAKEN.value: _("You were registered.") if one.state in DONE else _("You have a seat."),
        SeatState.WAITING.value: _("You are on the waiting list."),
        "came": _("You stand on the list of those who came."),
        "struck": _("You struck yourself off the list of those who came."),
    }
    sentence = words.get(seat.state, "")
    if seat.state == SeatState.HELD and until is not None:
        sentence = _("A seat is kept for you until %(until)s.") % {
            "until": f"{monthday(until)} {until:%H:%M}"
        }
    if seat.state == SeatState.WAITING and any(row.pk == seat.pk for row in rows):
        sentence = _("You are number %(n)s on the waiting list.") % {"n": queries.place_of(rows, seat)}
    return {"sentence": sentence, "offers": _seat_offers(actor, one, seat)}


def _seat_offers(actor: Actor, one: Meeting, seat: Registration) -> list[Any]:
    seat.meeting = one
    found = offers(actor, seat)
    if one.begins_at <= now():
        found = [each for each in found if each.verb == "struck"]
    return found


def _register(
    actor: Actor, one: Meeting, seat: Registration | None, rows: list[Registration]
) -> dict[str, Any] | None:
    """The one large button, where somebody may still come; who is not signed in signs in on the way."""
    live = seat is not None and seat.state in ("taken", "held", "waiting")
    closed = one.begins_at <= now() or (one.register_by is not None and one.register_by < now())
    if one.state != State.NOTICED or live or closed:
        return None
    if not actor.is_anonymous and not policy.may_come(actor, one):
        return None
    if actor.is_anonymous and one.audience != "public":
        return None
    full = queries.is_full(one, rows)
    return {
        "label": _("Put me on the waiting list") if full else _("I will come"),
        "hint": _("You are told when a seat is free")
        if full
        else _("A few taps; you can give the seat back"),
        "url": reverse("meetings:register", args=[one.pk]),
    }


def _amends(actor: Actor, one: Meeting, seat: Registration | None) -> dict[str, Any] | None:
    """The reader's own wishes for the minutes, and the way to one more while they are open."""
    if actor.person_id is None or one.state not in (State.AMENDING, State.SIGNED, State.ARCHIVED):
        return None
    if seat is None or seat.state not in policy.SEATED:
        return None
    rows = list(Amendment.objects.filter(meeting=one, person=actor.person_id).order_by("id"))
    open_now = one.state == State.AMENDING and one.amend_by is not None and one.amend_by > now()
    url = reverse("meetings:propose", args=[one.pk]) if open_now else ""
    return {"rows": rows, "url": url, "until": one.amend_by} if rows or url else None


def _may_enter(actor: Actor, one: Meeting, seat: Registration | None) -> bool:
    entered = seat is not None and seat.state == "came" and seat.role == "leading"
    return one.state in DONE and not entered and bool(actor.person_id) and policy.leads_above(actor, one)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """A few taps: whether one wants to hear of the answers, what to know, whether one may be listed."""
    actor, one = actor_of(request), frame.meeting_of(request, pk)
    if actor.is_anonymous:
        sign_in = reverse("account_login")
        return HttpResponseRedirect(f"{sign_in}?next={reverse('meetings:register', args=[pk])}")
    back = one.get_absolute_url()
    if (
        request.method == "GET"
        and (seat := queries.own_seat(actor, one))
        and seat.state in ("taken", "held", "waiting")
    ):
        return HttpResponseRedirect(back)
    return frame.make(request, acts.register, back, meeting=pk)


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a change in the minutes."""
    one = frame.meeting_of(request, pk)
    if not policy.was_there(actor_of(request), one):
        raise frame.nothing()
    return frame.make(request, acts.propose, reverse("meetings:minutes", args=[pk]), meeting=pk)


@require_http_methods(["GET", "POST"])
def took_part(request: HttpRequest, pk: int) -> HttpResponse:
    """A leading member enters their own part."""
    one = frame.meeting_of(request, pk)
    return frame.make(request, acts.took_part, one.get_absolute_url(), meeting=pk)


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes to read and to print: as signed, or as they are open to those who were there."""
    actor, one = actor_of(request), frame.meeting_of(request, pk)
    paper = queries.minutes_of(one)
    if paper is None or not policy.reads_minutes(actor, one):
        raise frame.nothing()
    if not (_written(one) or policy.holds(actor, one)):
        raise frame.nothing()
    signed = paper.signed_text
    return page(
        request, "meetings/minutes.html", meeting=one, paper=paper, signed=signed, standing=frame.status(one),
        told=None if signed else queries.told(one, paper), proof=_proof(paper), back=one.get_absolute_url(),
    )  # fmt: skip


def _proof(paper: Any) -> dict[str, Any] | None:
    """Whether the text is still that which was signed: reckoned anew from its digest."""
    if not paper.digest:
        return None
    same = digest_of([paper.signed_text.encode()], paper.algorithm) == paper.digest
    return {"same": same, "digest": paper.digest, "algorithm": paper.algorithm.upper(), "at": paper.signed_at}
