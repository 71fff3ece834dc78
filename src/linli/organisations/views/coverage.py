"""Which places are reached by an organisation and where the gaps are: for the desk, for everybody, one place."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.actors import Actor
from linli.kernel.acts import offers
from linli.kernel.journal.history import history
from linli.kernel.privacy.publishing import publish_table, threshold
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.web import page
from linli.kernel.web.pages import actor_of
from linli.kernel.web.paging import slice_of
from linli.kernel.web.sections import sections
from linli.kernel.web.trying import tried
from linli.kernel.whole import whole
from linli.organisations import acts, policy, queries
from linli.organisations.forms import LookSites
from linli.organisations.rules.coverage import COLUMNS
from linli.organisations.states import Ground, SiteState, Way
from linli.organisations.states_masses import Strand

BODY, SITE = "organisations.body", "organisations.site"
SHAPES = {SiteState.GAP: "warning", SiteState.COVERED: "done", SiteState.CLOSED: "closed"}


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """The desk: the table by kind of place, the bodies below with their gaps, and the places to look for."""
    actor = actor_of(request)
    body = _looked_at(request, actor)
    look = LookSites(request.GET)
    asked = look.cleaned_data if look.is_valid() else {}
    found = queries.looked_for(body.path, asked.get("q", ""), asked.get("kind", ""), asked.get("show", ""))
    shown = slice_of(request, found, by="name")
    kinds, below = queries.coverage(body.path)
    people = queries.people_by_kind(body.path)
    return page(
        request, "organisations/coverage.html", body=body, look=look, slice=shown,
        head=table_head(people=True), rows=_rows(kinds, people),
        levels=_levels(below, body.id), sites=[_line(one) for one in shown.rows], narrowed=bool(any(asked.values())),
        ways=_ways(), lists=_lists(body.id), **masses_table(body.path, "?body="),
    )  # fmt: skip


def _looked_at(request: HttpRequest, actor: Actor) -> Any:
    """The reader's own body, or one below that they chose."""
    reach = actor.reach(policy.COVER)
    every = queries.tree()
    asked = every.get(whole(request.GET.get("body", ""))) if request.GET.get("body") else None
    if reach is None or (asked and not asked.path.startswith(reach)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return asked or every.get(actor.post.body_id if actor.post else None)


def table_head(people: bool = False) -> list[str]:
    """What stands over the table."""
    words = [str(Way(one).label) if one in Way.values else str(SiteState.GAP.label) for one in COLUMNS]
    return [
        _("Kind of place"),
        pgettext("of work", "Places"),
        *words,
        *([_("People there, about")] if people else []),
    ]


def _rows(kinds: dict[str, dict[str, int]], people: dict[str, int]) -> list[list[Any]]:
    """Counts of places are told whole; those of people only where they are not small, and without a total."""
    few = threshold()
    rows: list[list[Any]] = []
    for kind, line in kinds.items():
        link = {"text": str(Ground(kind).label), "url": f"?kind={kind}#list"}
        gap = line[SiteState.GAP.value]
        told = [{"text": gap, "url": f"?kind={kind}&show=gap#list", "number": True}] if gap else [0]
        n = people.get(kind, 0)
        size: Any = _("few") if 0 < n < few else n or ""
        rows.append([link, sum(line.values()), *(line[one] for one in COLUMNS[:-1]), *told, size])
    if len(rows) > 1:
        rows.append([_("All"), *(sum(_n(row[i]) for row in rows) for i in range(1, len(COLUMNS) + 2)), ""])
    return rows


def _n(cell: Any) -> int:
    return int(cell["text"]) if isinstance(cell, dict) else int(cell)


def _levels(below: dict[int, dict[str, int]], own: int) -> list[list[Any]]:
    """A line for each body right below, the most gaps first."""
    return [
        [
            {"text": ref.name, "url": "" if ref.id == own else f"?body={ref.id}"},
            line["covered"] + line["gap"],
            line["covered"],
            line["gap"],
            line["masses"],
        ]
        for ref, line in queries.levels(below)
    ]


def _line(site: Any) -> dict[str, Any]:
    by = site.by.name if site.by else ""
    return {
        "title": site.name, "url": site.get_absolute_url(),
        "place": " · ".join(str(one) for one in (site.get_kind_display(), site.answers.name, by) if one),
        "status": {
            "word": site.get_way_display() or site.get_state_display(), "shape": SHAPES[SiteState(site.state)],
        },
    }  # fmt: skip


def _ways() -> list[dict[str, Any]]:
    return [
        {"label": acts.list_site.label, "url": reverse("organisations:list_site"), "primary": True},
        {"label": _("Bring in a table"), "url": reverse("organisations:import_sites")},
    ]


def _lists(pk: int) -> list[dict[str, str]]:
    return [
        {"label": _("All places"), "url": reverse("organisations:coverage")},
        {"label": _("As everybody sees it"), "url": reverse("organisations:reached", args=[pk])},
    ]


@require_safe
def reached(request: HttpRequest, pk: int) -> HttpResponse:
    """For everybody: counts by kind of place, small ones withheld; never a name."""
    body = find(BODY, actor_of(request), pk)
    kinds, _below = queries.coverage(body.path)
    return page(
        request, "organisations/reached.html", body=body, head=table_head(), **public_rows(kinds),
        **masses_table(body.path),
    )  # fmt: skip


def masses_table(path: str, address: str = "") -> dict[str, Any]:
    """Mass and social organisations by area and strand; where a union, youth or women's one is missing, it says so.

    Organisations are public, so that nothing is withheld. ``address``: where the line of a body leads.
    """
    rows: list[list[Any]] = []
    for ref, line in queries.masses(path):
        url = f"{address}{ref.id}" if address else reverse("organisations:body", args=[ref.id])
        rows.append(
            [{"text": ref.name, "url": url}, *(_of_strand(strand, line[strand]) for strand in Strand.values)]
        )
    head = [_("Area"), *(str(strand.label) for strand in Strand)]
    return {"masses_head": head, "masses_rows": rows}


_EVERYWHERE = (Strand.UNION, Strand.YOUTH, Strand.WOMEN)


def _of_strand(strand: str, n: int) -> Any:
    missing = not n and strand in _EVERYWHERE
    return {"text": _("none yet"), "shape": "warning", "number": True} if missing else n


def public_rows(kinds: dict[str, dict[str, int]]) -> dict[str, Any]:
    """The table with small counts withheld, and whether some are."""
    table = publish_table(kinds)
    hidden = _("few")

    def told(n: int | None) -> Any:
        return hidden if n is None else n

    rows = [
        [str(Ground(kind).label), told(table.rows[kind]), *(told(line[one]) for one in COLUMNS)]
        for kind, line in table.cells.items()
    ]
    if len(rows) > 1:
        rows.append([_("All"), told(table.total), *(told(table.columns.get(one, 0)) for one in COLUMNS)])
    return {"rows": rows, "hides": table.hides}


@require_safe
def site(request: HttpRequest, pk: int) -> HttpResponse:
    """One place: what is entered, who covers it, what can be done, what happened."""
    actor = actor_of(request)
    one = find(SITE, actor, pk)
    return page(
        request, "organisations/site.html", site=one, acts=sorted(offers(actor, one), key=lambda act: not act.primary),
        facts=_facts(one),
        shape=SHAPES[SiteState(one.state)], entries=history(one), sections=sections(actor, one),
        back=reverse("organisations:coverage"),
    )  # fmt: skip


def _facts(site: Any) -> list[dict[str, Any]]:
    told = [
        (_("Kind of place"), site.get_kind_display(), ""),
        (_("Lies with"), site.answers, site.answers.get_absolute_url()),
        (pgettext("of a place", "Host"), site.host, site.host.get_absolute_url() if site.host else ""),
        (_("People there, about"), site.people, ""),
        (_("How it is covered"), site.get_way_display(), ""),
        (_("Covered by"), site.by, site.by.get_absolute_url() if site.by else ""),
        (_("Covered since"), site.since, ""),
        (_("Mass organisation"), site.masses, site.masses.get_absolute_url() if site.masses else ""),
    ]
    return [
        {"label": label, "value": value, "url": url} for label, value, url in told if value not in (None, "")
    ]


@require_http_methods(["GET", "POST"])
def list_site(request: HttpRequest) -> HttpResponse:
    """Put a place on the list."""
    if not policy.covers_somewhere(actor_of(request)):
        raise NotFound(_("There is nothing here, or it is not open to you."))
    form, status, done = tried(request, acts.list_site)
    if done:
        return HttpResponseRedirect(done.noun.get_absolute_url())
    back = reverse("organisations:coverage")
    return page(
        request, "parts/act_page.html", status=status, act=acts.list_site, noun=None, form=form, back=back
    )
