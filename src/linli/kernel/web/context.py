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


# So many words the head says at most: to a resident, and to whoever acts in a post; "more" is one of the latter.
WORDS = {"resident": 5, "post": 7}


def doors(request: HttpRequest) -> list[dict[str, Any]]:
    """Staff see the doors of their post, and a quiet one to all the rest; everybody else the residents' doors."""
    actor: Actor = getattr(request, "actor", NOBODY)
    found = [_door(request, label, name) for label, name in _head(actor)]
    if actor.post is None:
        return found[: WORDS["resident"]]
    return [*found[: WORDS["post"] - 1], _door(request, _("More"), "more")]


def _head(actor: Actor) -> list[tuple[Any, str]]:
    """What might stand in the head for this reader, the most used first; what does not fit stands under "more"."""
    held = actor.post.permissions if actor.post else frozenset()
    return [
        (label, name)
        for label, name, permission in _ways().HEAD
        if (permission in held if permission else not held)
    ]


def _door(request: HttpRequest, label: Any, name: str) -> dict[str, Any]:
    found = request.resolver_match
    return {"label": label, "url": reverse(name), "current": bool(found and found.view_name == name)}


def home_doors() -> list[dict[str, Any]]:
    """The large doors of the first page."""
    return [{"label": label, "hint": hint, "url": reverse(name)} for label, hint, name in _ways().HOME]


def own_door(groups: list[dict[str, Any]], actor: Actor) -> dict[str, Any] | None:
    """The page of a post whose head has a single word: that one page is its desk."""
    found = _head(actor)
    urls = [reverse(name) for _label, name in found]
    ways = [door for group in groups for door in group["doors"] if [door["url"]] == urls]
    return ways[0] if ways else None


def more_doors(actor: Actor) -> list[dict[str, Any]]:
    """What the post in use may do beside its daily work, group by group; first what found no room in the head."""
    if actor.post is None:
        return []
    held = actor.post.permissions
    beyond = [(label, "", name, "") for label, name in _head(actor)[WORDS["post"] - 1 :]]
    groups = [
        {
            "label": label,
            "doors": [
                {"label": word, "hint": hint, "url": reverse(name)}
                for word, hint, name, permission in ways
                if not permission or permission in held
            ],
        }
        for label, ways in ((_("Daily work"), beyond), *_ways().MORE)
    ]
    return [group for group in groups if group["doors"]]
