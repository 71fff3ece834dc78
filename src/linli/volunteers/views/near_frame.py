"""One frame for the pages of neighbours: a list in groups, a thing with its acts, a form that makes something."""

from collections.abc import Mapping, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from linli.kernel.acts import Act, offers
from linli.kernel.journal.history import history
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web import page
from linli.kernel.web.acting import address
from linli.kernel.web.pages import actor_of
from linli.kernel.web.trying import tried
from linli.kernel.web.waiting import waits
from linli.volunteers import policy_near as policy

SHAPES = {
    "formed": "draft", "active": "moving", "changed": "moving", "dissolved": "closed", "asked": "waiting",
    "consented": "done", "declined": "refused", "left": "closed", "reported": "waiting", "matched": "new",
    "ended": "closed", "offered": "new", "closed": "closed", "taken": "moving", "public": "done", "result": "done",
    "withdrawn": "closed", "open": "moving", "talked": "closed", "proposed": "new", "half": "waiting",
    "agreed": "moving", "done": "done", "thanked": "done",
}  # fmt: skip


def status(noun: Any) -> dict[str, Any]:
    """A noun's state as a word and a shape."""
    return {"word": noun.get_state_display(), "shape": SHAPES.get(noun.state, "waiting")}


def line(title: Any, url: str, sentence: Any = "", *, noun: Any = None, at: Any = None) -> dict[str, Any]:
    """One line of a list, as parts/matters.html wants it."""
    return {
        "title": title,
        "url": url,
        "sentence": sentence,
        "status": status(noun) if noun else None,
        "at": at,
    }


def group(title: Any, lines: Sequence[Any], empty: Any = "") -> dict[str, Any]:
    """Lines under a heading; without any, the sentence ``empty``, or nothing at all."""
    return {"title": title, "lines": lines, "empty": empty}


def way(label: Any, url: str, *, primary: bool = False) -> dict[str, Any]:
    return {"label": label, "url": url, "primary": primary, "danger": False}


def for_somebody(view: Any) -> Any:
    """A page of one's own: whoever is not signed in does that first and comes back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **how: Any) -> HttpResponse:
        if policy.own(actor_of(request)) is None:
            return redirect_to_login(request.get_full_path())
        response: HttpResponse = view(request, *args, **how)
        return response

    return asked


def for_post(permission: str) -> Any:
    """A page of the desk: not there for whoever's post does not need it."""

    def declare(view: Any) -> Any:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **how: Any) -> HttpResponse:
            actor = actor_of(request)
            if actor.reach(permission) is None:
                if any(permission in post.permissions for post in actor.posts):
                    raise NotYours(_("Another of your posts does this. Change to it at the top of the page."))
                raise NotFound(_("There is nothing here, or it is not open to you."))
            response: HttpResponse = view(request, *args, **how)
            return response

        return asked

    return declare


def show(request: HttpRequest, template: str, desk: bool, status: int = 200, **context: Any) -> HttpResponse:
    """A page of residents, or of the desk with its queues."""
    frame = {"base": "base_desk.html", "queues": waits(actor_of(request))} if desk else {"base": "base.html"}
    return page(request, template, status=status, **frame, **context)


def listing(request: HttpRequest, *, desk: bool = False, **told: Any) -> HttpResponse:
    """title, lead, eyebrow; groups; ways (buttons above); below (links at the foot)."""
    return show(request, "volunteers/near/list.html", desk, **told)


def thing(
    request: HttpRequest, noun: Any, *, desk: bool = False, course: bool = False, **told: Any
) -> HttpResponse:
    """One noun: status, facts, words, the acts on offer now, groups of what belongs to it, perhaps its course."""
    actor = actor_of(request)
    acts = [
        {"label": one.label, "url": address(one, noun), "primary": one.primary, "danger": one.danger}
        for one in offers(actor, noun)
    ]
    buttons = [*acts, *told.pop("ways", [])]
    buttons.sort(key=lambda one: (not one["primary"], one["danger"]))
    return show(
        request, "volunteers/near/thing.html", desk, noun=noun, standing=told.pop("standing", status(noun)),
        buttons=buttons, entries=history(noun) if course else None, **told,
    )  # fmt: skip


def make(
    request: HttpRequest,
    one: Act,
    *,
    desk: bool = False,
    with_: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    back: str = "/",
    on: Any = None,
    **told: Any,
) -> HttpResponse:
    """The page of an act that makes something, or of a hidden one: ``with_`` is what the page knows already."""
    actor = actor_of(request)
    if not one.may(actor, on):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    form, status, done = tried(request, one, on, known=initial, **(with_ or {}))
    if done:
        if not one.next:
            messages.success(request, _("Done: %(act)s.") % {"act": one.label})
        return HttpResponseRedirect(told.get("then") or done.noun.get_absolute_url())
    told.setdefault("title", one.label)
    return show(
        request, "volunteers/near/make.html", desk, status=status, act=one, form=form, back=back, **told
    )
