"""Finding a task near home, looking at it, signing up in a few taps."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.kernel.actors import Actor
from linli.kernel.queries import find
from linli.kernel.refusals import NotYours
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.organisations import queries as organisations
from linli.volunteers import acts, policy, queries
from linli.volunteers.forms import Find
from linli.volunteers.models import Nomination
from linli.volunteers.states import NominationState, SignUpState
from linli.volunteers.views.frame import buttons, home_of
from linli.volunteers.views.saying import facts_of, shift_lines

WISHES = ("skill", "field", "first", "last", "part", "barrier_free")


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Tasks, those near home first, each with the reason for its place."""
    actor = actor_of(request)
    profile = queries.profile_of(actor)
    form = Find(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    home = home_of(request, profile)
    wish = queries.Wish(**{name: asked[name] for name in WISHES if asked.get(name)})
    found = queries.near(home, wish, profile)
    here = organisations.tree().get(home)
    return page(
        request, "volunteers/tasks.html", form=form, lines=[queries.in_a_line(one) for one in found], here=here,
        profile=profile,
        narrowed=wish != queries.Wish(),
        around=organisations.place_name(here) if here else "", signed_in=policy.self_of(actor) is not None,
    )  # fmt: skip


@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done, where and when; the one button that fits."""
    return _task(request, pk)


def _task(
    request: HttpRequest, pk: int, status: int = 200, form: Any = None, at: int = 0, sign: Any = None
) -> HttpResponse:
    actor = actor_of(request)
    one = find("volunteers.task", actor, pk)
    standing, person = queries.standing(one), policy.self_of(actor)
    profile = queries.profile_of(actor)
    mine = {seat.shift_id: seat for seat in queries.sign_ups_of(person, one)} if person else {}
    cases = queries.cases_for(one, profile) if profile else []
    signed = bool(cases) and queries.has_agreed(one, profile.person_id)  # type: ignore[union-attr]
    return page(
        request, "volunteers/task.html", status=status, task=one, standing=standing,
        stands=queries.status_of(standing.phase),
        facts=facts_of(one), shifts=shift_lines(actor, standing, mine, at), form=form, cases=cases, signed=signed,
        sign=sign or (acts.sign_agreement.form(actor=actor) if cases and not signed else None),
        lacking=queries.lacking(profile, one, standing), profile=profile, person=person,
        organises=policy.organises(actor, one), swaps=_swaps(actor, person, one) if mine or profile else [],
    )  # fmt: skip


def _swaps(actor: Actor, person: int | None, task: Any) -> list[dict[str, Any]]:
    """Swaps of this task that wait for an answer."""
    return [
        {"swap": one, "is_other": one.other_id == person, "offers": buttons(actor, one)}
        for one in queries.swaps_of(person or 0)
        if one.task_id == task.pk
    ]


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up for a shift. Who comes too late for the last place is told, and offered the waiting list."""
    shift = find("volunteers.shift", actor_of(request), pk)
    if request.method == "GET":  # after signing in
        return HttpResponseRedirect(shift.task.get_absolute_url())
    form, status, done = tried(request, acts.ask, shift=shift.pk)
    if done is None:
        return _task(request, shift.task_id, status, form, at=shift.pk)
    words = {
        SignUpState.TAKEN: _("The place is yours. You are reminded the day before."),
        SignUpState.WAITING: _("You are on the waiting list. When a place falls free it is held for you."),
    }
    messages.success(request, words.get(SignUpState(done.noun.state), ""))
    return HttpResponseRedirect(shift.task.get_absolute_url())


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the agreement of a task."""
    one = find("volunteers.task", actor_of(request), pk)
    form, status, done = tried(request, acts.sign_agreement, task=one.pk)
    if done is None:
        return _task(request, pk, status, sign=form)
    messages.success(request, _("Signed. The organiser is told; the text stays here for you."))
    return HttpResponseRedirect(one.get_absolute_url())


@login_required
@require_http_methods(["GET", "POST"])
def swap(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask another volunteer to take one's place."""
    actor = actor_of(request)
    seat = find("volunteers.signup", actor, pk)
    if not policy.is_self(actor, seat):
        raise NotYours(_("This is not your place."))
    form, status = acts.propose_swap.form(actor=actor), 200
    if request.method == "POST":
        form, status, done = tried(request, acts.propose_swap, mine=seat.pk)
        if done is not None:
            messages.success(request, _("Asked. Until they say yes, the place is still yours."))
            return HttpResponseRedirect(seat.task.get_absolute_url())
    return page(request, "volunteers/swap.html", status=status, form=form, seat=seat)


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Nominations for five stars that are on public notice; each volunteer agreed to it."""
    actor = actor_of(request)
    rows = Nomination.objects.filter(state=NominationState.NOTICE).select_related("body", "person")
    told = [{"one": one, "offers": buttons(actor, one)} for one in rows.order_by("notice_until", "id")[:100]]
    return page(
        request, "volunteers/notices.html", lines=told, days=queries.span_days("volunteers.stars.notice").days
    )
