"""Where a reader is, as their device remembers it."""

from django.http import HttpRequest

from linli.kernel.whole import whole
from linli.organisations.queries import PLACE

STREET = 9


def near(request: HttpRequest) -> str:
    """The code of the street they chose, or a code asked for; empty when neither is known."""
    code = request.GET.get("area") or request.COOKIES.get(PLACE, "")
    return code[:STREET] if whole(code) is not None else ""
