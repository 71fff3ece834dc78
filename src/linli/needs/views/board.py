"""The board: one page for those who answer for results, and the same figures to take away."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.files import answer, known
from linli.kernel.queries import QUERIES
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of, page
from linli.needs.queries import asking
from linli.needs.queries import board as questions
from linli.needs.views import board_charts as drawn
from linli.needs.views import board_files as files
from linli.needs.views import board_periods as periods
from linli.needs.views import board_words as words
from linli.needs.views.board_body import body_of, period_of

assert asking.rates_of is QUERIES["needs.rates"].answer  # the API answers what this page shows


@require_GET
def board(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The board of an organisation; without a number that of the reader's own post."""
    actor = actor_of(request)
    body, period = body_of(request, pk), period_of(request)
    told = questions.board(body, period)
    link = words.Links(actor, body, period)
    return page(
        request,
        "needs/board/board.html",
        board=told,
        body=body,
        way=words.way(actor, body, period),
        period=words.span(period),
        called=periods.called(period),
        when=periods.choices(body, period),
        lead=words.lead(told),
        figures=words.figures(told, link),
        cautions=words.cautions(told),
        before=words.before(told, link),
        stuck=words.stuck(told, link),
        repeats=words.repeats(told, link),
        about=drawn.about(told),
        trend=drawn.trend(told),
        table=words.table(told, link),
        files=words.files(body, period),
        notes=words.notes(told),
        calculated_at=told.calculated_at,
        signed=True,
    )


@require_GET
def export(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:
    """The organisation and those right below it, as a file."""
    body, period = body_of(request, pk), period_of(request)
    how = known(format)
    if how is None or format not in ("csv", "xlsx"):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    spend_rule("web.rate.export", request)
    return answer(files.sheet(questions.rows_of(body, period), period), how, f"board-{body.id}-{period.code}")
