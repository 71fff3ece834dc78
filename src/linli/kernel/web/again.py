"""A form that came too late from one of our own pages: nothing is done, and nothing typed is lost.

The token of a page ages, and a browser may have lost its cookie. What was typed comes back on the page, to be sent
with one click and without a script. Only for a form that one of our own pages sent: what another site sends in a
reader's name is never put before them with a button beneath.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

TOKENS = ("csrfmiddlewaretoken", "key", "seen", "back", "draft")
PRIVATE = ("/account/", "/counter/", "/prefer/")


def again(request: HttpRequest) -> HttpResponse | None:
    """The page with what was typed: the form's own where its view says how (``view.again``), else a plain one."""
    if request.method != "POST" or request.path.startswith(PRIVATE) or not _is_ours(request):
        return None
    found = request.resolver_match
    own = getattr(found.func, "again", None) if found else None
    if own:
        response: HttpResponse = own(request)
        return response
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name != TOKENS[0] and "password" not in name
        for value in values
    ]
    words = list(_words(value for name, value in typed if name not in TOKENS))
    context = {"typed": typed, "words": words, "files": bool(request.FILES), "back": _back(request)}
    return render(request, "again.html", context, status=403)


def _is_ours(request: HttpRequest) -> bool:
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sender).netloc == request.get_host()


def _back(request: HttpRequest) -> str:
    """The page on which it was typed; where the browser does not tell, the form's own address."""
    came = request.headers.get("Referer", "")
    known = came and url_has_allowed_host_and_scheme(came, {request.get_host()})
    return came if known else request.get_full_path()


def _words(values: Iterable[str]) -> Iterable[str]:
    """Those that read like something a person wrote, not like a code or a number of the page."""
    return (value for value in values if not value.isascii() or " " in value.strip())
