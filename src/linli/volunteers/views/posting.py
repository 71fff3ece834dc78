"""Who was there: everybody in one table, posted in one step, each with its own result."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linli.kernel.actors import Actor
from linli.kernel.clock import now
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web import page
from linli.volunteers import acts, policy, queries
from linli.volunteers.queries import places, span, status_of
from linli.volunteers.states import Phase, ShiftState, SignUpState
from linli.volunteers.views.frame import buttons, desk_of, queues
from linli.volunteers.views.saying import SEATS, facts_of, minutes

THERE, UNSEEN, LATER = "there", "unseen", "later"


@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """A task at the desk: what can be done with it, who signed up, and after it who was there for how long."""
    actor = desk_of(request, policy.ORGANISE)
    task = find("volunteers.task", actor, pk)
    if not policy.organises(actor, task):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    results: dict[int, Any] = {}
    if request.method == "POST":
        results = _posted(request, actor, task)
        if not any(results.values()):
            n = len(results)
            told = ngettext("Written down for %(n)s volunteer.", "Written down for %(n)s volunteers.", n) % {
                "n": n
            }
            messages.success(
                request, f"{told} " + _("Each is asked whether it is right; only then it counts.")
            )
            return HttpResponseRedirect(reverse("volunteers:roll", args=[pk]))
    return _show(request, actor, task, results)


def _posted(request: HttpRequest, actor: Actor, task: Any) -> dict[int, Any]:
    """Each chosen row its own act; what came of it: nothing wrong, or the sentence of a refusal."""
    key, results = request.POST.get("key", "")[:60], {}
    for one in queries.roll(task):
        choice = request.POST.get(f"was_{one.pk}", LATER)
        if choice in (THERE, UNSEEN):
            results[one.pk] = _one(request, actor, one, choice, f"{key}:{one.pk}" if key else "")
    if results and not any(results.values()):
        _close(actor, task)
    return results


def _one(request: HttpRequest, actor: Actor, one: Any, choice: str, key: str) -> Any:
    typed = {"minutes": request.POST.get(f"minutes_{one.pk}", "")}
    try:
        if choice == THERE:
            acts.attend.submit(actor, one, typed, key=key)
        else:
            acts.miss.submit(actor, one, {}, key=key)
    except Refused as refused:
        return refused.message
    return ""


def _close(actor: Actor, task: Any) -> None:
    """When all shifts are held and everybody is looked at, the task is posted."""
    open_rows = any(one.state == SignUpState.TAKEN for one in queries.roll(task))
    if not open_rows and task.ends_at <= now() and acts.post_task.offered(actor, task):
        acts.post_task(actor, task.pk)


def _show(request: HttpRequest, actor: Actor, task: Any, results: dict[int, Any]) -> HttpResponse:
    standing, rows = queries.standing(task), queries.roll(task)
    names = queries.called(one.person_id for one in rows)
    hours = queries.hours_by_seat(task)
    groups = [
        {
            "shift": shift, "span": span(shift), "places": places(shift), "held": shift.begins_at <= now(),
            "off": shift.state == ShiftState.CANCELLED,
            "offers": buttons(actor, shift) if shift.begins_at > now() else [],
            "rows": [
                _row(request, actor, one, names, hours.get(one.pk), results) for one in rows if one.shift_id == shift.pk
            ],
        }
        for shift in standing.shifts
    ]  # fmt: skip
    wrong = any(results.values())
    return page(
        request, "volunteers/desk/roll.html", status=422 if wrong else 200, task=task, stands=status_of(standing.phase),
        facts=facts_of(task), groups=groups,
        offers=buttons(actor, task, *([] if _may_close(standing, rows) else ["posted"])),
        wrong=wrong, to_post=any(row["opens"] for group in groups for row in group["rows"]),
        queues=queues(actor, "desk"),
        cases=queries.cases_for(task, None),
    )  # fmt: skip


def _may_close(standing: Any, rows: list[Any]) -> bool:
    return standing.phase == Phase.HELD and not any(one.state == SignUpState.TAKEN for one in rows)


def _row(
    request: HttpRequest, actor: Actor, one: Any, names: Any, hours: Any, results: dict[int, Any]
) -> dict[str, Any]:
    opens = one.shift.begins_at <= now() and one.state == SignUpState.TAKEN
    typed = request.POST.get(f"minutes_{one.pk}")
    return {
        "seat": one, "name": names.get(one.person_id, _("a volunteer")), "opens": opens,
        "minutes": typed if typed is not None else one.shift.planned_minutes,
        "chosen": request.POST.get(f"was_{one.pk}", THERE if one.person_id != actor.person_id else LATER),
        "own": one.person_id == actor.person_id, "wrong": results.get(one.pk, ""),
        "status": {"word": one.get_state_display(), "shape": SEATS[one.state]},
        "hours": hours and {
            "url": hours.get_absolute_url(), "word": f"{minutes(hours.minutes)} · {hours.get_state_display()}",
        },
    }  # fmt: skip
