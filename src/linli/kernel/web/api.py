"""The JSON API: the same acts and queries, the same forms, the same refusals.

    POST /api/acts/needs.need.raised         {"inputs"…}            → 201 {"noun": …, "id": 12, "entry": 345}
    POST /api/acts/needs.need.signed         {"id": 12, "seen": 3}  → 200
    GET  /api/queries/needs.public?limit=20         → 200 {"rows": […], "next": "2026-03-02T…~12"}
    GET  /api/queries/needs.public?limit=20&after=2026-03-02T…~12   → 200 the rows after those

What is not described at /api/openapi.json is refused: an unknown name, a value of another type. An
``Idempotency-Key`` makes a repeat harmless. A session needs its CSRF token; a bearer token does not.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS, Act, Done
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.queries import QUERIES, find
from linli.kernel.refusals import NotFound
from linli.kernel.web import incoming
from linli.kernel.web.limits import spend_files, spend_rule
from linli.kernel.web.pages import actor_of


def _answer(body: Any, status: int = 200) -> JsonResponse:
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


@csrf_exempt
@require_POST
def act(request: HttpRequest, kind: str) -> JsonResponse:
    """Do an act. A caller without a session cookie cannot be ridden, so only sessions must show the CSRF token."""
    if request.COOKIES.get("sessionid") and "Authorization" not in request.headers:
        return csrf_protect(_act)(request, kind)  # type: ignore[no-any-return]
    return _act(request, kind)


def _act(request: HttpRequest, kind: str) -> JsonResponse:
    one = ACTS.get(kind)
    if one is None or not one.in_api:
        raise NotFound(_("There is no such act. The list of all is at /api/openapi.json."))
    actor: Actor = actor_of(request).through("api")
    spend_rule("web.rate.api", request)
    data, files = incoming.read(request)
    noun = None if one.creates else _noun(one, actor, incoming.number(data, "id"))
    seen = incoming.number(data, "seen") if "seen" in data else None
    if faults := incoming.faults(one.form.base_fields, [*data, *files], data):
        return _invalid(next(iter(faults.values()))[0], faults)
    try:
        inputs = one.read(actor, noun, data, files)
        _spend(request, one)
        done = one(actor, noun, key=request.headers.get("Idempotency-Key", "")[:80], seen=seen, **inputs)
    except Invalid as invalid:
        return _invalid(str(invalid.message), _errors(invalid.form))
    return _answer(_told(done), 201 if one.creates and not done.repeated else 200)


def _noun(one: Act, actor: Actor, pk: int) -> Any:
    found = one.among(actor).filter(pk=pk).first() if one.among else None
    return found or find(one.on.label(), actor, pk)


def _spend(request: HttpRequest, one: Act) -> None:
    """As on the pages: what is well formed counts."""
    spend_files(request)
    if one.rate:
        spend_rule(one.rate, request)


def _invalid(message: str, fields: dict[str, list[str]]) -> JsonResponse:
    return _answer({"error": "Invalid", "message": message, "fields": fields}, 422)


@require_GET
def query(request: HttpRequest, name: str) -> JsonResponse:
    """Answer a query."""
    one = QUERIES.get(name)
    if one is None:
        raise NotFound(_("There is no such query. The list of all is at /api/openapi.json."))
    spend_rule("web.rate.api", request)
    fields = one.form.base_fields if one.form else {}  # type: ignore[attr-defined]
    if faults := incoming.faults(fields, request.GET, request.GET):
        return _invalid(next(iter(faults.values()))[0], faults)
    inputs = {}
    if one.form:
        form = one.form(request.GET)
        if not form.is_valid():
            return _invalid(next(iter(form.errors.values()))[0], _errors(form))
        inputs = form.cleaned_data
    if one.rate and inputs.get("q"):
        spend_rule(one.rate, request)
    answer = one.answer(actor_of(request).through("api"), **inputs)
    return _answer(answer if isinstance(answer, dict) else {"rows": list(answer)})


def _errors(form: ActForm | Any) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def _told(done: Done) -> dict[str, Any]:
    told = {"noun": done.noun.label(), "id": done.noun.pk, "repeated": done.repeated, **done.noun.facts()}
    if done.entry:
        told["entry"] = done.entry.id
    told.update(getattr(done.noun, "receipt", dict)())
    return told
