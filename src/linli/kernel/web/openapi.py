"""The OpenAPI description, made from the forms of the acts and queries themselves."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse

from linli import __version__
from linli.kernel.acts import ACTS, Act
from linli.kernel.journal.keys import UNGUESSABLE
from linli.kernel.queries import QUERIES, Query

REFUSALS = {
    "403": "Not yours to do.",
    "404": "Does not exist, or not for you.",
    "409": "Not possible as it stands now, or changed since it was seen.",
    "422": "A rule or a field was not met.",
    "429": "Too often; see Retry-After.",
}


def description(request: HttpRequest) -> JsonResponse:
    """GET /api/openapi.json"""
    paths = {f"/api/acts/{one.kind}": {"post": _act(one)} for one in ACTS.values() if one.in_api}
    paths |= {f"/api/queries/{one.name}": {"get": _query(one)} for one in QUERIES.values()}
    return JsonResponse(
        {
            "openapi": "3.1.0",
            "info": {"title": "Linli 邻里", "version": __version__, "license": {"name": "MulanPSL-2.0"}},
            "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}],
            "paths": dict(sorted(paths.items())),
            "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
            "security": [{}, {"bearer": []}],
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _act(one: Act) -> dict[str, Any]:
    fields = dict(one.form.base_fields)
    properties = {name: schema(field) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    if not one.creates:
        properties |= {
            "id": {"type": "integer"},
            "seen": {"type": "integer", "description": "version last seen"},
        }
        required.append("id")
    body: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
    content = "multipart/form-data" if any(isinstance(f, forms.FileField) for f in fields.values()) else None
    kinds = ["application/json", content] if content else ["application/json"]
    return {
        "operationId": one.kind,
        "summary": str(one.label),
        "description": (one.body.__doc__ or "").strip(),
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "schema": {"type": "string", "maxLength": 80},
                "description": "The same key with the same request is the same deed, and is told the same again, "
                f"a receipt too; without an account only for a key of {UNGUESSABLE} signs or more.",
            }  # fmt: skip
        ],
        "requestBody": {"content": {kind: {"schema": body} for kind in kinds}},
        "responses": {"201" if one.creates else "200": {"description": "Done."}} | _refusals(),
    }


def _query(one: Query) -> dict[str, Any]:
    fields = one.form.base_fields if one.form else {}  # type: ignore[attr-defined]
    return {
        "operationId": one.name,
        "summary": str(one.label),
        "description": (one.answer.__doc__ or "").strip(),
        "parameters": [
            {"name": name, "in": "query", "required": field.required, "schema": schema(field)}
            for name, field in fields.items()
        ],
        "responses": {"200": {"description": "The answer."}} | _refusals(),
    }


def _refusals() -> dict[str, Any]:
    return {code: {"description": text} for code, text in REFUSALS.items()}


def schema(field: forms.Field) -> dict[str, Any]:
    """The JSON schema of a form field."""
    told: dict[str, Any] = {"description": str(field.label or field.help_text or "")}
    if isinstance(field, forms.FileField):
        return told | {"type": "string", "format": "binary"}
    if isinstance(field, forms.ModelChoiceField):
        return told | {"type": "integer"}
    if isinstance(field, forms.MultipleChoiceField):
        return told | {"type": "array", "items": {"type": "string"}}
    if isinstance(field, forms.TypedChoiceField) and field.coerce is int:
        return told | {"type": "integer"}
    if isinstance(field, forms.ChoiceField):
        enum = [str(value) for value in _values(field.choices)]
        return told | {"type": "string"} | ({"enum": enum} if enum else {})
    return told | _plain(field)


def _values(choices: Any) -> Iterator[Any]:
    """The values to choose from, those of groups among them."""
    for value, label in choices:
        yield from _values(label) if isinstance(label, list | tuple) else [value]


def _plain(field: forms.Field) -> dict[str, Any]:
    kinds: list[tuple[type[forms.Field], dict[str, Any]]] = [
        (forms.BooleanField, {"type": "boolean"}),
        (forms.FloatField, {"type": "number"}),
        (forms.DecimalField, {"type": "number"}),
        (forms.IntegerField, {"type": "integer"}),
        (forms.DateTimeField, {"type": "string", "format": "date-time"}),
        (forms.DateField, {"type": "string", "format": "date"}),
    ]
    for kind, told in kinds:
        if isinstance(field, kind):
            return told
    limit = getattr(field, "max_length", None)
    return {"type": "string", "maxLength": limit} if limit else {"type": "string"}
