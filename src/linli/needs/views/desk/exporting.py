"""A list as a file: CSV (UTF-8 or GB 18030) or XLSX, in bounded memory, with an entry of who took it."""

import csv
import io
import tempfile
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from linli.kernel.clock import local, today
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.views.desk.frame import desk_of
from linli.needs.views.desk.inbox import chosen_queue
from linli.needs.views.desk.narrowing import Narrow

CHUNK = 2000
MOST_XLSX = 1_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a table program would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_GET
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The list as it was narrowed, without free text; title and text for posts that may read contacts."""
    if format not in ("csv", "xlsx"):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    actor, scope = desk_of(request)
    asked = Narrow(request.GET, actor, scope).asked()
    queue = chosen_queue(actor, request.GET.get("queue", ""), asked)
    texts = request.GET.get("text") == "1"
    spend_rule("web.rate.export", request)
    acts.export_list(
        actor, scope.own, format=format, narrowed=[f"queue={queue.key}", *sorted(asked)], texts=texts
    )
    rows = table(queries.listed(queue, scope, asked), texts)
    name = f"needs-{queue.key}-{today():%Y%m%d}.{format}"
    if format == "xlsx":
        return FileResponse(_workbook(rows), as_attachment=True, filename=name, content_type=XLSX)
    charset = "gb18030" if request.GET.get("encoding") == "gb18030" else "utf-8"
    response = StreamingHttpResponse(_csv(rows, charset), content_type=f"text/csv; charset={charset}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def table(needs: QuerySet[Need], texts: bool) -> Iterator[list[str]]:
    """The head and the rows, the newest first, fetched by and by."""
    yield [str(label) for label, _value in _columns(texts)]
    mark: int | None = None
    while chunk := list((needs if mark is None else needs.filter(pk__lt=mark)).order_by("-pk")[:CHUNK]):
        for need in chunk:
            yield [safe(_text(value(need))) for _label, value in _columns(texts)]
        mark = chunk[-1].pk


def _columns(texts: bool) -> list[tuple[Any, Any]]:
    plain: list[tuple[Any, Any]] = [
        (_("Number"), lambda n: n.number), (_("Raised at"), lambda n: n.raised_at),
        (_("State"), lambda n: n.get_state_display()), (_("Kind of need"), lambda n: n.get_kind_display()),
        (_("Category"), lambda n: n.category), (_("Urgency"), lambda n: n.get_urgency_display()),
        (_("Area code"), lambda n: n.area), (_("Organisation"), lambda n: n.body.name),
        (_("How it came in"), lambda n: n.get_channel_display()),
        (_("First contact by"), lambda n: n.respond_by),
        (_("Answer by"), lambda n: n.due_at), (_("Contacted at"), lambda n: n.contacted_at),
        (_("Answered at"), lambda n: n.replied_at), (_("Ended at"), lambda n: n.closed_at),
        (_("Outcome"), lambda n: n.get_outcome_display()), (_("How many people"), lambda n: n.reporters_n),
        (_("Asked to hurry"), lambda n: n.urged_n), (_("Sent back"), lambda n: n.returns),
        (_("Taken up again"), lambda n: n.reopened_n),
        (_("Not counted"), lambda n: _("yes") if n.excluded else ""),
    ]  # fmt: skip
    return (
        [*plain, (pgettext("of a text", "Title"), lambda n: n.title), (_("Text"), lambda n: n.text)]
        if texts
        else plain
    )


def _text(value: Any) -> str:
    if hasattr(value, "hour"):
        return f"{local(value):%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)


def safe(cell: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _csv(rows: Iterator[list[str]], charset: str) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    if charset == "utf-8":
        buffer.write("\ufeff")  # by which Excel knows UTF-8
    for row in rows:
        writer.writerow(row)
        if buffer.tell() > 32_000:
            yield _emptied(buffer, charset)
    yield _emptied(buffer, charset)


def _emptied(buffer: io.StringIO, charset: str) -> bytes:
    told = buffer.getvalue().encode(charset, "replace")
    buffer.seek(0)
    buffer.truncate()
    return told


def _workbook(rows: Iterator[list[str]]) -> Any:
    """The rows as a workbook in a file that goes when it is closed; one row is in memory at a time."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 — the response closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        if at > MOST_XLSX:
            break
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell[:32_000])
    book.close()
    file.seek(0)
    return file
