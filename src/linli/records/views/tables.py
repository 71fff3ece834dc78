"""Tables at the desk: what arrived, what each column was taken for, what is missing, the file that goes back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.queries import find, visible
from linli.kernel.refusals import NotFound, NotYours
from linli.kernel.web.limits import place, spend
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.records import acts, policy
from linli.records.models import Filling
from linli.records.queries import choosing, repeats, tables
from linli.records.queries.stored import content
from linli.records.sheets import read
from linli.records.states.tables import FillingState, QuestionState
from linli.records.views import table_words as words
from linli.records.views.grids import grids

MOST_CHOICES = 15
TO_CONFIRM, TO_ANSWER = (FillingState.READ,), (FillingState.CONFIRMED, FillingState.ASKING)


@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """The tables of the reader's body, and a place to put the next one."""
    actor = actor_of(request)
    _refuse_readers(actor)
    if request.method == "POST":
        spend("upload", place(request), int(rulebook.get("web.rate.upload").number), 3600)
    form, status, done = tried(request, acts.take_in)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    rows = slice_of(request, tables.tables_of(actor), by="-pk", size=30)
    return page(
        request, "records/tables/desk.html", status=status, form=form, rows=rows,
        lines=words.lines(rows.rows), arriving=words.arriving(list(tables.arriving(actor)[:30])),
        mine=list(tables.asked_of_me(actor)[:20]), may_fill=policy.holds(policy.FILL)(actor, None),
        queues=words.queues(actor, "tables"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def filling(request: HttpRequest, pk: int) -> HttpResponse:
    """One table, as far as it has come."""
    actor = actor_of(request)
    one: Filling = find("records.filling", actor, pk)
    if not actor.can(policy.FILL, one.body.path):
        if tables.scope(actor) is None:
            return HttpResponseRedirect(reverse("records:asked_of_me", args=[pk]))
        return _result(request, one)
    if one.state in TO_CONFIRM:
        return _confirming(request, one)
    return _answering(request, one) if one.state in TO_ANSWER else _result(request, one)


def _confirming(request: HttpRequest, one: Filling) -> HttpResponse:
    """What each column was taken for, with its value; sure ones folded, unsure ones as choices."""
    actor = actor_of(request)
    form, status, done = tried(request, acts.confirm, one)
    if done is not None:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    rows = list(one.questions.all())
    return page(
        request, "records/tables/confirm.html", status=status, filling=one, form=form,
        groups=words.groups(rows), meanings=choosing.meanings(actor) if _few(rows) else [],
        before=repeats.arrived_before(one),
        asks_days=any(row.why == "period" for row in rows), queues=words.queues(actor, "tables"),
        offers=words.offered(actor, one),
    )  # fmt: skip


def _few(rows: list[Any]) -> bool:
    """Whether a choice beside each column that will be asked still makes a light page."""
    return sum(row.state == QuestionState.MISSING for row in rows) <= MOST_CHOICES


def _answering(
    request: HttpRequest, one: Filling, template: str = "records/tables/answer.html"
) -> HttpResponse:
    """Only the missing cells, on a form that fits a telephone."""
    actor = actor_of(request)
    form, status, done = tried(request, acts.answer, one)
    if done is not None:
        left = done.noun.state in TO_ANSWER and not policy.fills_or_was_asked(actor, done.noun)
        return HttpResponseRedirect("/" if left else done.noun.get_absolute_url())
    rows = choosing.missing(actor, one)
    return page(
        request, template, status=status, filling=one, form=form,
        cells=words.cells(form, rows, choosing.old_values(one, rows), request.method == "POST"),
        known=one.cells_filled, offers=words.offered(actor, one), queues=words.queues(actor, "tables"),
    )  # fmt: skip


def _result(request: HttpRequest, one: Filling) -> HttpResponse:
    """The file that goes back, with what stands behind each number."""
    actor = actor_of(request)
    rows = list(one.questions.all())
    return page(
        request, "records/tables/result.html", filling=one, papers=words.papers(one),
        facts=words.facts(one), lines=words.behind(rows), offers=words.offered(actor, one),
        queues=words.queues(actor, "tables"), state=words.state_of(one),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def asked_of_me(request: HttpRequest, pk: int) -> HttpResponse:
    """The cells that a colleague sent to the reader, on their telephone."""
    one: Filling = find("records.filling", actor_of(request), pk)
    if one.state not in TO_ANSWER or not policy.fills_or_was_asked(actor_of(request), one):
        raise NotFound(_("These cells have been answered. Thank you."))
    return _answering(request, one, "records/tables/phone.html")


@require_safe
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The filled table as a page to print, to sign and to stamp."""
    one: Filling = find("records.filling", actor_of(request), pk)
    if not one.reply:
        raise NotFound(_("This table is not filled yet."))
    return page(
        request, "records/tables/print.html", filling=one, papers=words.papers(one),
        sheets=grids(read(content(one, one.reply))),
    )  # fmt: skip


@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """Which number was given to whom, and when."""
    actor = actor_of(request)
    path = tables.scope(actor)
    if path is None:
        raise NotYours(_("Tables are for posts that fill or read them. Sign in, or change to your post."))
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    found = list(tables.given(path, asked)[:101])
    return page(
        request, "records/tables/given.html", rows=words.given(found[:100]), words=asked, more=len(found) > 100,
        queues=words.queues(actor, "given"),
    )  # fmt: skip


@require_safe
def mappings(request: HttpRequest) -> HttpResponse:
    """What heads mean here, as people confirmed it."""
    actor = actor_of(request)
    rows = slice_of(request, _seen(request, "records.mapping"), by="-pk", size=60)
    named = dict(choosing.meanings(actor))
    return page(
        request, "records/tables/mappings.html", rows=rows, queues=words.queues(actor, "mappings"),
        lines=[(one, named.get(one.code, one.code), words.offered(actor, one)) for one in rows.rows],
    )  # fmt: skip


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """Values that were asked once."""
    actor = actor_of(request)
    rows = slice_of(request, _seen(request, "records.fact"), by="-pk", size=60)
    return page(
        request, "records/tables/facts.html", rows=rows, queues=words.queues(actor, "facts"),
        lines=[(one, words.fact_value(one), words.fact_days(one), words.fact_offers(actor, one)) for one in rows.rows],
    )  # fmt: skip


def _seen(request: HttpRequest, label: str) -> Any:
    actor = actor_of(request)
    _refuse_readers(actor)
    return visible(label, actor)


def _refuse_readers(actor: Actor) -> None:
    """The desk of tables is for those who fill them."""
    if actor.reach(policy.FILL) is None:
        raise NotYours(_("Tables are for posts that fill or read them. Sign in, or change to your post."))
