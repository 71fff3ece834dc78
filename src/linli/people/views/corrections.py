"""Contesting a record, and deciding on it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from linli.kernel.journal.history import history
from linli.kernel.queries import find
from linli.kernel.web.acting import attempt, show
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.people import queries
from linli.people.acts import ask_correction
from linli.people.views import buttons

FORM = "people/contest.html"


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Say what is wrong with a record about me."""
    if request.method == "POST":
        return attempt(request, ask_correction, None, FORM)
    about = {name: request.GET.get(name, "") for name in ("record", "record_id", "field")}
    return show(
        request,
        ask_correction,
        None,
        ask_correction.form(initial=about, actor=actor_of(request)),
        template=FORM,
    )


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """My own, and those that wait for my decision."""
    actor = actor_of(request)
    mine = queries.corrections_of(actor).filter(subject_id=actor.person_id)
    waiting = queries.to_decide(actor)[:50] if actor.is_staff else []
    return page(
        request, "people/corrections.html", mine=slice_of(request, mine, by="-pk", size=20), waiting=waiting
    )


@login_required
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them with its course."""
    actor = actor_of(request)
    one = find("people.correction", actor, pk)
    return page(request, "people/correction.html", one=one, offers=buttons(actor, one), entries=history(one))
