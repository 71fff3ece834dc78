"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from linli.kernel.actors import NOBODY


def face(request: HttpRequest) -> dict[str, Any]:
    """The reader and how they like to read."""
    theme = request.COOKIES.get("theme", "auto")
    return {
        "actor": getattr(request, "actor", NOBODY),
        "large_type": request.COOKIES.get("large") == "1",
        "theme": theme if theme in ("light", "dark") else "auto",
        "language": get_language() or "zh-hans",
    }
