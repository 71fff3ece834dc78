"""A list as a file: CSV (UTF-8 or GB 18030) or XLSX, in bounded memory, with an entry of who took it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from linli.kernel import files
from linli.kernel.clock import today
from linli.kernel.ledgers import in_words
from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.paging import chunks
from linli.needs import acts, queries
from linli.needs.models import Need
from linli.needs.states import Channel, Kind, Outcome, State, Urgency
from linli.needs.views.desk.frame import desk_of
from linli.needs.views.desk.inbox import chosen_queue
from linli.needs.views.desk.narrowing import Narrow

CHUNK = 2000


@require_GET
def export(request: HttpRequest, format: str) -> HttpResponseBase:
    """The list as it was narrowed, without free text; title and text for posts that may read contacts."""
    how = files.known(format, request.GET.get("encoding", ""))
    if how is None or format not in ("csv", "xlsx"):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    actor, scope = desk_of(request)
    asked = Narrow(request.GET, actor, scope).asked()
    queue = chosen_queue(actor, request.GET.get("queue", ""), asked)
    texts = request.GET.get("text") == "1"
    spend_rule("web.rate.export", request)
    acts.export_list(
        actor, scope.own, format=format, narrowed=[f"queue={queue.key}", *sorted(asked)], texts=texts
    )
    sheet = table(queries.listed(queue, scope, asked), texts)
    return files.answer(sheet, how, f"needs-{queue.key}-{today():%Y%m%d}")


def table(needs: QuerySet[Need], texts: bool) -> files.Sheet:
    """The heads and the rows, the newest first, fetched by and by."""
    columns = _columns(texts)
    heads = tuple(files.Head(title=str(label)) for label, _value in columns)
    rows = (
        [value(need) for _label, value in columns] for some in chunks(needs, "-pk", CHUNK) for need in some
    )
    return files.Sheet(heads=heads, rows=rows)


def _columns(texts: bool) -> list[tuple[Any, Any]]:
    plain: list[tuple[Any, Any]] = [
        (_("Number"), lambda n: n.number), (_("Raised at"), lambda n: n.raised_at),
        (_("State"), in_words("state", State.choices)), (_("Kind of need"), in_words("kind", Kind.choices)),
        (_("Category"), lambda n: n.category), (_("Urgency"), in_words("urgency", Urgency.choices)),
        (_("Area code"), lambda n: n.area), (_("Organisation"), lambda n: n.body.name),
        (_("How it came in"), in_words("channel", Channel.choices)),
        (_("First contact by"), lambda n: n.respond_by),
        (_("Answer by"), lambda n: n.due_at), (_("Contacted at"), lambda n: n.contacted_at),
        (_("Answered at"), lambda n: n.replied_at), (_("Ended at"), lambda n: n.closed_at),
        (_("Outcome"), in_words("outcome", Outcome.choices)), (_("How many people"), lambda n: n.reporters_n),
        (_("Asked to hurry"), lambda n: n.urged_n), (_("Sent back"), lambda n: n.returns),
        (_("Taken up again"), lambda n: n.reopened_n),
        (_("Not counted"), lambda n: _("yes") if n.excluded else ""),
    ]  # fmt: skip
    texted = [(pgettext("of a text", "Title"), lambda n: n.title), (_("Text"), lambda n: n.text)]
    return [*plain, *texted] if texts else plain
