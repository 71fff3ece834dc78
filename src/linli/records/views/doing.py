"""An act on a page of its own: done with what was posted, or its form again with nothing lost."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from linli.kernel.acts import Act, Done
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.web.pages import actor_of


def tried(
    request: HttpRequest, one: Act, noun: Any = None, known: dict[str, Any] | None = None
) -> tuple[Any, int, Done | None]:
    """The act's form, the page's status, and what came of it where something was posted and done."""
    actor = actor_of(request)
    if request.method != "POST":
        return one.form(actor=actor, noun=noun, initial=known), 200, None
    seen = request.POST.get("seen", "")
    how = {"key": request.POST.get("key", "")[:80], "seen": int(seen) if seen.isdigit() else None}
    try:
        done = one.submit(actor, noun, request.POST, request.FILES, **how)
    except Invalid as invalid:
        return invalid.form, 422, None
    except NotYours:
        raise
    except Refused as refused:
        form = one.form(request.POST, request.FILES, actor=actor, noun=noun)
        form.is_valid()
        form.refuse(refused)
        return form, refused.status, None
    if one.next:
        messages.success(request, one.next)
    return None, 302, done
