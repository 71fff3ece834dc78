"""What is behind a figure of the board: exactly the needs that it counts."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linli.kernel.clock.periods import Period
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import day, moment
from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.paging import slice_of
from linli.needs import policy
from linli.needs.models import Need
from linli.needs.queries import behind as questions
from linli.needs.views import board_words as words
from linli.needs.views.board_body import body_of, period_of
from linli.needs.views.desk.lines import sort_of, status, thing_url

Asked = tuple[list[int], Period]
# What is counted → the rows, by which column they stand, what the last column says.
WHAT: dict[str, tuple[Callable[[list[int], Period], QuerySet[Any]], str]] = {
    "heard": (questions.heard, "-id"),
    "overdue": (questions.overdue, "due_at"),
    "before": (questions.before, "due_at"),
    "due": (questions.due, "due_at"),
    "hung": (questions.hung, "-id"),
}


@require_GET
def behind(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The needs of one figure, for a reader who may open each of them."""
    body, period = body_of(request, pk), period_of(request)
    if what not in WHAT or not actor_of(request).can(policy.READ, body.path):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    rows, by = WHAT[what]
    own = "own" in request.GET
    found = slice_of(request, rows(questions.bodies(body, own=own), period), by=by)
    links = words.Links(actor_of(request), body, period)
    return page(
        request, "needs/board/behind.html",
        body=body, back=links.board(body), title=_titles()[what], slice=found,
        period=words.span(period) if what == "heard" else "",
        head=[_("Need"), _("Kind of need"), _("Organisation"), _("State"), _last(what)],
        rows=[_row(one, what) for one in found.rows],
    )  # fmt: skip


def _titles() -> dict[str, str]:
    return {
        "heard": _("The answers behind the three rates"), "overdue": _("Answers overdue"),
        "before": _("From before"),
        "due": _("Promised within seven days"), "hung": _("Waiting for a condition"),
    }  # fmt: skip


def _last(what: str) -> str:
    return {"heard": _("Answered on"), "hung": _("Looked at again on")}.get(what, _("Due"))


def _row(one: Any, what: str) -> list[Any]:
    need: Need = one.need if what == "heard" else one
    when = {"heard": lambda: day(one.at), "hung": lambda: day(need.review_on)}.get(
        what, lambda: moment(need.due_at)
    )
    state = status(need)
    return [
        {"text": f"{need.number} {need.title}", "url": thing_url(need)}, sort_of(need), need.body.name,
        {"text": state["word"], "shape": state["shape"]}, when(),
    ]  # fmt: skip
