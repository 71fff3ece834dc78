"""An act on a page of its own: done with what was posted, or its form again with nothing lost.

form, status, done = tried(request, acts.add_site, known={"body": 12})
if done:
    return HttpResponseRedirect(done.noun.get_absolute_url())
return page(request, "venues/make.html", status=status, form=form)
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest

from linli.kernel.acts import Act, Done
from linli.kernel.forms import Invalid
from linli.kernel.refusals import Refused
from linli.kernel.web.limits import spend_files, spend_rule
from linli.kernel.web.pages import actor_of
from linli.kernel.whole import whole


class Tried(NamedTuple):
    """The act's form as the page shows it, the page's status, and what came of it where it was done.

    The form of a refused act has ``refused``: what said no.
    """

    form: Any
    status: int
    done: Done | None


def tried(
    request: HttpRequest, one: Act, noun: Any = None, *, known: Mapping[str, Any] | None = None, typed: Any = None,
    **fixed: Any,
) -> Tried:  # fmt: skip
    """``known`` fills the form that is first shown; ``fixed`` are inputs that the page itself knows.

    ``typed``: what was posted, where the page read it already.
    """
    actor = actor_of(request)
    if request.method != "POST":
        return Tried(one.form(actor=actor, noun=noun, initial=dict(known or {})), 200, None)
    said, how = request.POST if typed is None else typed, {"key": request.POST.get("key", "")[:80]}
    try:
        inputs = one.read(actor, noun, said, request.FILES)
        spend_files(request)
        if one.rate:
            spend_rule(one.rate, request)
        done = one(actor, noun, seen=whole(request.POST.get("seen", "")), **how, **inputs, **fixed)
    except Invalid as invalid:
        form: Any = invalid.form
        form.refused = invalid
        return Tried(form, invalid.status, None)
    except Refused as refused:
        form = one.form(said, request.FILES, actor=actor, noun=noun)
        form.is_valid()
        form.refuse(refused)
        form.refused = refused
        return Tried(form, refused.status, None)
    if one.next:
        messages.success(request, one.next)
    return Tried(one.form(actor=actor, noun=noun), 302, done)
