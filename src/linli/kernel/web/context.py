"""What every template knows."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
        "how_this_works": lambda: [{"label": label, "url": reverse(name)} for label, name in _ways().FOOT],
    }


def _ways() -> Any:
    """The module that knows every way through the house."""
    return import_module(settings.LINLI_DOORS)


def doors(request: HttpRequest) -> list[dict[str, Any]]:
    """Staff see the doors of their post, and a quiet one to all the rest; everybody else the residents' doors."""
    actor: Actor = getattr(request, "actor", NOBODY)
    held = actor.post.permissions if actor.post else frozenset()
    found = [
        {"label": label, "url": reverse(name), "current": _is_at(request, name)}
        for label, name, permission in _ways().HEAD
        if (permission in held if permission else not held)
    ]
    more = {"label": _("More"), "url": reverse("more"), "current": _is_at(request, "more")}
    return [*found, more] if actor.post else found


def home_doors() -> list[dict[str, Any]]:
    """The large doors of the first page."""
    return [{"label": label, "hint": hint, "url": reverse(name)} for label, hint, name in _ways().HOME]


def more_doors(actor: Actor) -> list[dict[str, Any]]:
    """What the post in use may do beside its daily work, group by group."""
    held = actor.post.permissions if actor.post else frozenset()
    groups = [
        {
            "label": label,
            "doors": [
                {"label": word, "hint": hint, "url": reverse(name)}
                for word, hint, name, permission in ways
                if actor.post and (not permission or permission in held)
            ],
        }
        for label, ways in _ways().MORE
    ]
    return [group for group in groups if group["doors"]]


def _is_at(request: HttpRequest, name: str) -> bool:
    found = request.resolver_match
    return bool(found and found.view_name == name)
