"""Raising a need: say it, say where, say how to reach you, look it over, send it. Each step can be gone back to."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.clock import now, today
from linli.kernel.clock.remaining import say
from linli.kernel.privacy.masking import KINDS, scan
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.needs import acts, forms, queries, rules
from linli.needs.queries.dangers import lines_for
from linli.needs.queries.own import own_needs
from linli.needs.queries.saying import by_when, stands
from linli.needs.states import OPEN
from linli.needs.views import joining, places, receipts
from linli.needs.views import said as telling
from linli.needs.views.said import FIELDS, STEPS, Said
from linli.volunteers import queries as volunteers

LABELS = {
    "say": gettext_lazy("Say it"),
    "where": gettext_lazy("Say where"),
    "reach": gettext_lazy("Reach you"),
    "look": gettext_lazy("Look it over"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def raise_need(request: HttpRequest) -> HttpResponse:
    """The step asked for, with all that was said before."""
    if request.method != "POST":
        return _show(request, "say", telling.begun(request))
    step = request.POST.get("step", "")
    step = step if step in STEPS else "say"
    said, go = telling.posted(request, step), request.POST.get("go", "")
    if go in STEPS[: STEPS.index(step)]:
        return _show(request, go, said)
    if go.startswith("join:"):
        return _join(request, go.removeprefix("join:"), said)
    if go == "change":
        said.values["area"] = ""
    if step == "where" and not (_settle_place(request, said) and go == "next"):
        nothing = go == "narrow" and not request.POST.get("pick")
        form = telling.asked("where", said, actor_of(request), check=True) if nothing else None
        return _show(request, "where", said, form=form, status=422 if nothing else 200, seek=True)
    return _send(request, said) if step == "look" else _onward(request, step, said)


def _again(request: HttpRequest) -> HttpResponse:
    """The page lay open too long: the same step, with everything said, to be sent once more."""
    step = request.POST.get("step", "")
    step = step if step in STEPS else "say"
    return _show(request, step, telling.posted(request, step), status=403, late=True)


raise_need.again = _again  # type: ignore[attr-defined]


def _settle_place(request: HttpRequest, said: Said) -> bool:
    """Take the place picked from the chooser, if it leads to one; the one before stays unless it was put aside."""
    chosen = places.chooser(_sought(request), said.values["area"])["chosen"]
    said.values["area"] = chosen.code if chosen else ""
    return chosen is not None


def _onward(request: HttpRequest, step: str, said: Said) -> HttpResponse:
    form = telling.asked(step, said, actor_of(request), check=True)
    if form.errors or said.faults:
        return _show(request, step, said, form=form, status=422)
    if step == "say":
        said.suggest()
    return _show(request, STEPS[STEPS.index(step) + 1], said)


def _show(
    request: HttpRequest,
    step: str,
    said: Said,
    *,
    form: Any = None,
    status: int = 200,
    seek: bool = False,
    late: bool = False,
) -> HttpResponse:
    """The page of one step."""
    actor = actor_of(request)
    form = form if form is not None else telling.asked(step, said, actor)
    context: dict[str, Any] = {
        "step": step,
        "said": said,
        "form": form,
        "steps": _steps(step),
        "carried": said.hidden_but(step),
        "lines": lines_for(said.text, said.category),
        "back": STEPS[max(0, STEPS.index(step) - 1)],
        "faults": said.faults,
        "late": late,
        "staff": actor.is_staff and not actor.behalf_id and step == "say",
    }
    if step == "where":
        context |= places.chooser(_sought(request) if seek else {}, said.values["area"])
    if step == "look":
        context |= _looked_over(said)
        context["mine"] = _own_of(actor, context["similar"])
        request.session.setdefault("raising", True)  # the answer to a double click finds the receipt here
    response = places.resident_page(request, f"needs/raise_{step}.html", status=status, **context)
    if step == "reach" and (place := places.place_at(said.values["area"])):
        places.remember(response, place)
    return response


def _sought(request: HttpRequest) -> dict[str, str]:
    """What the chooser was asked: a name, or a step inwards."""
    names = {"find": ("q",), "change": ()}.get(request.POST.get("go", ""), ("pick", "within"))
    return {name: request.POST.get(name, "") for name in names}


def _steps(step: str) -> list[dict[str, Any]]:
    at = STEPS.index(step)
    states = ["done"] * at + ["now"] + ["next"] * (len(STEPS) - at - 1)
    return [{"label": LABELS[name], "state": state} for name, state in zip(STEPS, states, strict=True)]


def _looked_over(said: Said) -> dict[str, Any]:
    """Before sending: who will see what, where it goes, by when, what is perhaps the same."""
    area, kind = said.values["area"], said.values["kind"]
    to = queries.destination(said.category, area, kind, today())
    due = queries.reckoned(rules.Course(now(), to.urgency), area)
    known = queries.categories().get(said.category or 0)
    seen = {found.kind for found in scan(said.text)}
    return {
        "to": to,
        "due": say(due.at, now()) if due.at else "",
        "place": places.place_at(area),
        "known": known,
        "rows": _who_sees(said, to),
        "personal": [KINDS[kind] for kind in sorted(seen)],
        "similar": [joining.safe(need) for need in _near(said)],
    }


def _own_of(actor: Any, similar: list[dict[str, Any]]) -> set[int]:
    """Which of the similar ones the reader has raised or joined before."""
    pks = [one["pk"] for one in similar]
    return set(own_needs(actor).filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()


def _who_sees(said: Said, to: Any) -> list[dict[str, Any]]:
    staff = _("staff of %(desk)s and of the organisation that handles it") % {"desk": to.desk.name}
    rows = [{"what": _("What you wrote, the place and the photos"), "who": staff}]
    if said.values["contact"].strip() or said.values["name"].strip():
        hidden = said.values["hidden"] != "false"
        rows.append({"what": _("Name and telephone"), "who": _who_knows(said.values["kind"], hidden=hidden)})
    else:
        rows.append({"what": _("Name and telephone"), "who": _("nobody: you left none")})
    rows.append({"what": _("What comes of it"), "who": _("you. A public digest never holds personal data.")})
    return rows


def _who_knows(kind: str, *, hidden: bool) -> str:
    """What queries.may_know will do, said before anything is sent."""
    if not hidden:
        return _("the staff who handle it; each look is noted and shown to you")
    if kind in queries.PRIVATE:
        return _(
            "only the desks above; each look is noted for you. The handler sees neither name nor telephone."
        )
    return _(
        "only staff who must reach you; each look is noted for you. "
        "The handler does not see your name, unless life or health is in danger."
    )


def _near(said: Said) -> list[Any]:
    """What neighbours have said that is perhaps the same."""
    return queries.similar(said.text, said.values["area"], said.category, limit=3, neighbours=True)


def _join(request: HttpRequest, pk: str, said: Said) -> HttpResponse:
    """Instead of a new one: this is mine too. What was typed goes along."""
    need = next((one for one in _near(said) if str(one.pk) == pk), None)
    if need is None:
        return _show(request, "look", said)
    typed = {"words": said.text, "name": said.values["name"], "contact": said.values["contact"]}
    return joining.ask(request, need, typed)


def _send(request: HttpRequest, said: Said) -> HttpResponse:
    """Send it; whatever is refused comes back on its own step with everything typed."""
    actor = actor_of(request)
    form = forms.Raise(said.values, actor=actor)
    del form.fields["photos"]
    if not form.is_valid():
        return _show_fault(request, said, next(iter(form.errors)))
    inputs = {**form.cleaned_data, "urgency": "", "photos": list(said.photos.values())}
    try:
        spend_rule("web.rate.raise", request)
        done = acts.raise_need(actor, key=said.values["key"][:80], **inputs)
    except Refused as refused:
        return _show_fault(request, said, refused.field or "", refused)
    receipts.take(request, done.noun)
    return HttpResponseRedirect(reverse("needs:done", args=[done.noun.pk]))


def _show_fault(request: HttpRequest, said: Said, field: str, refused: Refused | None = None) -> HttpResponse:
    step = next((step for step in STEPS if field in FIELDS[step]), "look")
    form = telling.asked(step, said, actor_of(request), check=True)
    if refused is not None and not form.errors:
        form.refuse(refused)
    return _show(request, step, said, form=form, status=refused.status if refused else 422)


@never_cache
@require_safe
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt: number, code, what happens next. The code is told here only, while the session lasts."""
    code = receipts.code_of(request, pk)
    need = own_needs(actor_of(request)).filter(pk=pk).first() if code else None
    if need is None:
        raise NotFound(_("This receipt was shown in another session. With its code you find your need here."))
    left = queries.dues([need]).get(need.pk)
    return places.resident_page(
        request,
        "needs/done.html",
        need=need,
        code=code,
        teams=volunteers.teams_for(need.area, need.address),
        stands=stands(need),
        by_when=by_when(need, left),
        joined=need.reporters_n > 1,
        open=need.state in OPEN,
        site=request.get_host(),
    )
