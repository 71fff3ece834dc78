"""The board: one page for those who answer for results, and the same figures to take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.clock import today
from linli.kernel.queries import QUERIES
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.needs import policy
from linli.needs.queries import asking
from linli.needs.queries import board as questions
from linli.needs.queries.periods import Period, month_called, month_of
from linli.needs.views import board_files as files
from linli.needs.views import board_words as words
from linli.organisations import queries as organisations

assert asking.rates_of is QUERIES["needs.rates"].answer  # the API answers what this page shows


@require_GET
def board(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The board of an organisation; without a number that of the reader's own post."""
    actor = actor_of(request)
    body = _body(request, pk)
    period = _period(request)
    told = questions.board(body, period)
    link = words.Links(actor, body, period)
    return page(
        request,
        "needs/board/board.html",
        board=told,
        body=body,
        way=words.way(actor, body, period),
        period=words.span(period),
        months=words.months(body, period),
        lead=words.lead(told),
        figures=words.figures(told, link),
        cautions=words.cautions(told),
        stuck=words.stuck(told, link),
        repeats=words.repeats(told, link),
        about=words.about(told),
        trend=words.trend(told),
        table=words.table(told, link),
        files=words.files(body, period),
        notes=words.notes(told),
        calculated_at=told.calculated_at,
        signed=True,
    )


@require_GET
def export(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The organisation and those right below it, as a file."""
    body, period = _body(request, pk), _period(request)
    if format not in files.FORMATS:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    spend_rule("web.rate.export", request)
    kind, write = files.FORMATS[format]
    rows = [files.line(row, period) for row in questions.rows_of(body, period)]
    response = HttpResponse(write([files.head(), *rows]), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="board-{body.id}-{period.code}.{format}"'
    return response


def _body(request: HttpRequest, pk: int | None) -> Any:
    """The organisation, when the reader's post reaches it; for everybody else there is no board."""
    actor = actor_of(request)
    reach = actor.reach(policy.BOARD)
    own = int(reach.rstrip("/").rpartition("/")[2]) if reach else None
    ref = organisations.tree().get(pk or own)
    if ref is None or not actor.can(policy.BOARD, ref.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return ref


def _period(request: HttpRequest) -> Period:
    """The statistical month asked for; the present one when none, and never one that has not begun."""
    asked, present = month_called(request.GET.get("month", "")), month_of(today())
    return min(asked, present, key=lambda month: month.first)
