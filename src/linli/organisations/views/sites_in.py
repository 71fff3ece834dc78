"""Bringing in a table of places: first what would change, then the change."""

from collections import Counter
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.kernel.refusals import NotFound, Refused
from linli.kernel.web import page
from linli.kernel.web.limits import spend_files
from linli.kernel.web.pages import actor_of
from linli.organisations import policy, queries
from linli.organisations.acts import import_sites
from linli.organisations.forms import Bring
from linli.organisations.models import Site
from linli.organisations.states import Ground
from linli.organisations.views.importing import HOURS, SHAPES

SALT = "organisations.sites"
SHOWN = 500


@require_http_methods(["GET", "POST"])
def bring_sites(request: HttpRequest) -> HttpResponse:
    """Upload → preview → apply. Between the steps the rows travel in the page, signed."""
    actor = actor_of(request)
    if not policy.covers_somewhere(actor):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    if "rows" in request.POST:
        return _apply(request)
    form = Bring(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        spend_files(request)
        try:
            rows = queries.read_sites(form.cleaned_data["file"].read())
        except Refused as refused:
            form.add_error("file", refused.message)
        else:
            packed = signing.dumps(rows, salt=SALT, compress=True)
            return _show(request, lines=queries.preview_sites(actor, rows), rows=packed)
    return _show(request, status=422 if form.is_bound else 200, form=form)


def _apply(request: HttpRequest) -> HttpResponse:
    try:
        sent = signing.loads(request.POST["rows"], salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        form = Bring(request.POST)
        form.add_error("file", _("The preview is too old. Choose the file again."))
        return _show(request, status=422, form=form)
    return _show(
        request, lines=import_sites(actor_of(request), [(at, row) for at, row in sent]), applied=True
    )


def _show(request: HttpRequest, status: int = 200, lines: Any = None, **context: Any) -> HttpResponse:
    words = {
        "new": _("New"), "changed": _("Changed"), "unchanged": _("Unchanged"), "refused": _("Refused"),
    }  # fmt: skip
    counts = Counter(line.verdict for line in lines or [])
    told = sorted(lines or [], key=lambda one: (one.verdict != "refused", one.verdict == "unchanged", one.at))
    return page(
        request, "organisations/sites_in.html", status=status, lines=lines, kinds=Ground.labels,
        counts=[{"label": word, "value": counts[code]} for code, word in words.items()],
        head=[_("Line"), _("What happens"), _("Why")], todo=counts["new"] + counts["changed"],
        table=[
            [
                _("Line %(n)s: %(what)s") % {"n": line.at, "what": line.what},
                {"text": words[line.verdict], "shape": SHAPES[line.verdict]},
                line.reason or ", ".join(str(_column(one)) for one in line.changes) or None,
            ]
            for line in told[:SHOWN]
        ],
        **context,
    )  # fmt: skip


def _column(name: str) -> Any:
    column: Any = Site._meta.get_field(name)
    return column.verbose_name
