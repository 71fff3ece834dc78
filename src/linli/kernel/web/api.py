"""The JSON API: the same acts and queries, the same forms, the same refusals.

    POST /api/acts/needs.need.raised         {"inputs"…}            → 201 {"noun": …, "id": 12, "entry": 345}
    POST /api/acts/needs.need.signed         {"id": 12, "seen": 3}  → 200
    GET  /api/queries/needs.public?limit=20                          → 200 {"rows": […]}

An ``Idempotency-Key`` makes a repeat harmless. A session needs its CSRF token; a bearer token does not.
"""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from linli.kernel.actors import Actor
from linli.kernel.acts import ACTS, Done
from linli.kernel.forms import ActForm, Invalid
from linli.kernel.queries import QUERIES, find
from linli.kernel.refusals import NotFound, Refused
from linli.kernel.rulebook import get as rule
from linli.kernel.web.limits import place, spend
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
    if one is None or one.hidden:
        raise NotFound(_("There is no such act. The list of all is at /api/openapi.json."))
    actor: Actor = actor_of(request).through("api")
    _limit(request)
    data, files = _read(request)
    noun = None if one.creates else find(one.on.label(), actor, _number(data, "id"))
    seen = _number(data, "seen") if "seen" in data else None
    try:
        done = one.submit(
            actor, noun, data, files, key=request.headers.get("Idempotency-Key", "")[:80], seen=seen
        )
    except Invalid as invalid:
        return _answer(
            {"error": "Invalid", "message": str(invalid.message), "fields": _errors(invalid.form)}, 422
        )
    return _answer(_told(done), 201 if one.creates and not done.repeated else 200)


@require_GET
def query(request: HttpRequest, name: str) -> JsonResponse:
    """Answer a query."""
    one = QUERIES.get(name)
    if one is None:
        raise NotFound(_("There is no such query. The list of all is at /api/openapi.json."))
    _limit(request)
    inputs = {}
    if one.form:
        form = one.form(request.GET)
        if not form.is_valid():
            return _answer({"error": "Invalid", "fields": _errors(form)}, 422)
        inputs = form.cleaned_data
    answer = one.answer(actor_of(request).through("api"), **inputs)
    return _answer(answer if isinstance(answer, dict) else {"rows": list(answer)})


def _limit(request: HttpRequest) -> None:
    allowed = rule("web.rate.api")
    spend("api", place(request), int(allowed.value), 60)


def _read(request: HttpRequest) -> tuple[QueryDict | dict[str, Any], MultiValueDict[str, Any]]:
    if request.content_type != "application/json":
        return request.POST, request.FILES
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused(_('The body is not a JSON object. Send {"name": value, …} in UTF-8.'))
    return body, MultiValueDict()


def _number(data: Any, name: str) -> int:
    value = str(data.get(name, ""))
    if not value.isdigit() or len(value) > 18:
        raise Refused(_("“%(name)s” must be a whole number.") % {"name": name}, field=name)
    return int(value)


def _errors(form: ActForm | Any) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def _told(done: Done) -> dict[str, Any]:
    told = {"noun": done.noun.label(), "id": done.noun.pk, "repeated": done.repeated, **done.noun.facts()}
    if done.entry:
        told["entry"] = done.entry.id
    told.update(getattr(done.noun, "receipt", dict)())
    return told
