"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from linli.kernel.actors import NOBODY, Actor


def face(request: HttpRequest) -> dict[str, Any]:
    """The reader, how they like to read, and the doors that are open to them."""
    theme = request.COOKIES.get("theme", "auto")
    return {
        "actor": getattr(request, "actor", NOBODY),
        "large_type": request.COOKIES.get("large") == "1",
        "theme": theme if theme in ("light", "dark") else "auto",
        "language": get_language() or "zh-hans",
        "is_demonstration": settings.LINLI_DEMO,
        "nav": lambda: doors(request),
    }


def doors(request: HttpRequest) -> list[dict[str, Any]]:
    """Staff see the doors of their post; everybody else the residents' doors."""
    actor: Actor = getattr(request, "actor", NOBODY)
    held = actor.post.permissions if actor.post else frozenset()
    return [
        {"label": label, "url": reverse(name), "current": _is_at(request, name)}
        for label, name, permission in import_string(settings.LINLI_DOORS)
        if (permission in held if permission else not held)
    ]


def _is_at(request: HttpRequest, name: str) -> bool:
    found = request.resolver_match
    return bool(found and found.view_name == name)
