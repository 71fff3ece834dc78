"""Templates of papers: the list, writing one, changing it by a new edition."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import offers
from linli.kernel.queries import find, visible
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.kernel.web.trying import tried
from linli.records import acts, policy
from linli.records.models import PaperTemplate
from linli.records.queries import papers
from linli.records.views.papers.frame import queues, reader_of


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Every template that the reader's bodies may use or keep."""
    actor = reader_of(request, policy.DEFINE)
    found = slice_of(request, visible(PaperTemplate.label(), actor), by="pk")
    editions = papers.editions_of(found.rows)
    rows = [
        [
            {"text": one.name, "url": one.get_absolute_url()}, one.get_kind_display(),
            one.body.name if one.body else _("all"), one.get_state_display(), one.current, editions[one.pk].source,
        ]
        for one in found.rows
    ]  # fmt: skip
    head = [_("Template of papers"), _("Kind of paper"), _("Used by"), _("State"), _("Edition"), _("Source")]
    return page(
        request, "records/papers/templates.html", found=found, rows=rows, head=head,
        queues=queues(actor, "paper_templates"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_template(request: HttpRequest) -> HttpResponse:
    """A template of the reader's own body."""
    actor = reader_of(request, policy.DEFINE)
    form, status, done = tried(request, acts.write_template)
    if done:
        return _saved(request, done)
    return page(
        request, "records/papers/template.html", status=status, form=form, template=None,
        queues=queues(actor, "paper_templates"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """One template: its editions, and a form for the next."""
    actor = reader_of(request, policy.DEFINE, policy.FILL)
    one = find(PaperTemplate.label(), actor, pk)
    form, status, done = tried(request, acts.change_template, one)
    if done:
        return _saved(request, done)
    offered = offers(actor, one)
    changes = any(act is acts.change_template for act in offered)
    return page(
        request, "records/papers/template.html", status=status, template=one, form=form if changes else None,
        editions=one.editions.order_by("-number")[:50], queues=queues(actor, "paper_templates"),
        offers=[act for act in offered if act is not acts.change_template],
    )  # fmt: skip


def _saved(request: HttpRequest, done: Any) -> HttpResponse:
    messages.success(request, _("Saved as edition %(n)s.") % {"n": done.noun.current})
    return HttpResponseRedirect(done.noun.get_absolute_url())
