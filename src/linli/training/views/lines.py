"""The dated lines: who is trained how often, how many posts a body is to have. Public to read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from linli.kernel.acts import Act
from linli.kernel.clock import today
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.organisations import queries as organisations
from linli.training import acts, policy, queries
from linli.training.views.doing import made


@require_http_methods(["GET", "POST"])
def duties(request: HttpRequest) -> HttpResponse:
    """Who is trained how often, with the source of each line."""
    return _lines(request, "training/duties.html", acts.set_duty, queries.duties_seen, acts.end_duty)


@require_http_methods(["GET", "POST"])
def standards(request: HttpRequest) -> HttpResponse:
    """How many posts of a kind a body is to have."""
    return _lines(
        request, "training/standards.html", acts.set_standard, queries.standards_seen, acts.end_standard
    )


def _lines(request: HttpRequest, template: str, add: Act, seen: Any, end: Act) -> HttpResponse:
    actor = actor_of(request)
    if request.method == "POST" or request.GET.get("add"):
        return made(request, add, {"valid_from": today()})
    roles = {role.code: str(role) for role in organisations.roles()}
    kinds = dict(organisations.kinds())
    rows = [
        {
            "line": one,
            "roles": _named(roles, getattr(one, "roles", None) or [getattr(one, "role", "")]),
            "kinds": _named(kinds, getattr(one, "kinds", None) or [getattr(one, "kind", "")]),
            "ended": bool(one.valid_to and one.valid_to < today()),
            "end": end.kind if end.offered(actor, one) and not one.valid_to else "",
        }
        for one in seen(actor)
    ]
    return page(request, template, rows=rows, adds=policy.defines(actor))


def _named(names: dict[str, Any], codes: list[str]) -> str:
    return "、".join(str(names.get(code, code)) for code in codes if code)
