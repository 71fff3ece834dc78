"""What a program sends: read as JSON or as a form, each value of the type that the description names."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Field
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.kernel.refusals import Refused
from linli.kernel.web.openapi import schema
from linli.kernel.whole import whole

Data = Mapping[str, Any]
ALWAYS = ("id", "seen", "csrfmiddlewaretoken")
NAMES: dict[str, Any] = {
    "string": gettext_lazy("Send text here."),
    "integer": gettext_lazy("Send a whole number here."),
    "number": gettext_lazy("Send a number here."),
    "boolean": gettext_lazy("Send true or false here."),
    "array": gettext_lazy("Send a list of texts here."),
    "file": gettext_lazy("Send files as multipart/form-data, not as JSON."),
}


def read(request: HttpRequest) -> tuple[Data, MultiValueDict[str, Any]]:
    """The values and the files of a request. ``null`` is as if the name were not there."""
    if request.content_type != "application/json":
        return request.POST, request.FILES
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise Refused(_('The body is not a JSON object. Send {"name": value, …} in UTF-8.'))
    return {name: value for name, value in body.items() if value is not None}, MultiValueDict()


def faults(fields: Mapping[str, Field], given: Iterable[str], data: Data) -> dict[str, list[str]]:
    """By name what is of another type than described, and what nobody asked for."""
    told = {}
    for name in given:
        if name in fields:
            if fault := _fault(fields[name], data.get(name)):
                told[name] = [str(fault)]
        elif name not in ALWAYS:
            told[_shown(name)] = [_("There is no such input. All are listed at /api/openapi.json.")]
    return told


def number(data: Data, name: str) -> int:
    """An id or a version."""
    value = data.get(name, "")
    found = None if isinstance(value, bool | float | list | dict) else whole(value)
    if found is None:
        raise Refused(_("“%(name)s” must be a whole number.") % {"name": name}, field=name)
    return found


def _fault(field: Field, value: Any) -> Any:
    told = schema(field)
    kind = "file" if told.get("format") == "binary" else told["type"]
    return None if value is None or _fits(kind, value) else NAMES[kind]


def _fits(kind: str, value: Any) -> bool:
    if kind == "array":
        return isinstance(value, list) and all(_is_text(one) for one in value)
    if kind == "string":
        return _is_text(value)
    if kind == "boolean":
        return isinstance(value, bool) or value in ("true", "false", "on", "")
    if kind == "file" or isinstance(value, bool):
        return False
    numbers = (int,) if kind == "integer" else (int, float)
    return isinstance(value, numbers) or _is_text(value)  # a number in quotes is left to the form


def _is_text(value: Any) -> bool:
    """Text that can be written down: half a surrogate pair cannot."""
    return isinstance(value, str) and _shown(value) == value


def _shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
