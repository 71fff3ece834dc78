"""Bringing in a table of organisations or posts: first what would change, then the change."""

from collections import Counter
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.refusals import NotYours, Refused
from linli.kernel.web import page
from linli.kernel.web.limits import spend_files
from linli.kernel.web.pages import actor_of
from linli.organisations import policy, queries, sheets
from linli.organisations.acts import import_bodies, import_posts
from linli.organisations.forms import Bring
from linli.organisations.models import Body
from linli.organisations.states import Kind

SALT = "organisations.import"
HOURS = 24 * 3600
SHAPES = {"new": "new", "changed": "moving", "unchanged": "closed", "refused": "refused"}
Rows = list[tuple[int, dict[str, str]]]


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Upload → preview → apply. Between the steps the rows travel in the page, signed."""
    if not policy.imports(actor_of(request)):
        raise NotYours(_("This is not yours to do. Ask somebody whose post allows it."))
    if "rows" in request.POST:
        return _apply(request)
    form = Bring(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        spend_files(request)
        try:
            rows = sheets.read(form.cleaned_data["file"].read())
        except Refused as refused:
            form.add_error("file", refused.message)
        else:
            return _preview(request, rows)
    return _show(request, status=422 if form.is_bound else 200, form=form)


def _preview(request: HttpRequest, rows: Rows) -> HttpResponse:
    look = queries.preview_posts if _are_posts(rows) else queries.preview_bodies
    lines = look(actor_of(request), rows)
    return _show(request, lines=lines, rows=signing.dumps(rows, salt=SALT, compress=True))


def _apply(request: HttpRequest) -> HttpResponse:
    try:
        sent = signing.loads(request.POST["rows"], salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        form = Bring(request.POST)
        form.add_error("file", _("The preview is too old. Choose the file again."))
        return _show(request, status=422, form=form)
    rows: Rows = [(at, row) for at, row in sent]
    apply = import_posts if _are_posts(rows) else import_bodies
    return _show(request, lines=apply(actor_of(request), rows), applied=True)


def _are_posts(rows: Rows) -> bool:
    return any("body" in row for _at, row in rows)


def _column(name: str) -> str:
    """What a changed column is called."""
    return _("Holder") if name == "person" else str(Body._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _show(
    request: HttpRequest, status: int = 200, lines: list[queries.Line] | None = None, **context: Any
) -> HttpResponse:
    words = {
        "new": _("New"), "changed": _("Changed"), "unchanged": _("Unchanged"), "refused": _("Refused"),
    }  # fmt: skip
    counts = Counter(line.verdict for line in lines or [])
    told = sorted(
        lines or [], key=lambda line: (line.verdict != "refused", line.verdict == "unchanged", line.at)
    )
    return page(
        request,
        "organisations/import.html",
        status=status,
        counts=[{"label": word, "value": counts[code]} for code, word in words.items()],
        table=[
            [
                _("Line %(n)s: %(what)s") % {"n": line.at, "what": line.what},
                {"text": words[line.verdict], "shape": SHAPES[line.verdict]},
                line.reason or ", ".join(map(_column, line.changes)) or None,
            ]
            for line in told[:500]
        ],
        head=[_("Line"), _("What happens"), _("Why")],
        kinds=Kind.labels,
        roles=queries.roles(),
        todo=counts["new"] + counts["changed"],
        lines=lines,
        **context,
    )
