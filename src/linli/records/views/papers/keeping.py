"""Templates of papers: the list, writing one, changing it by a new edition."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.kernel.acts import Act, offers
from linli.kernel.forms import Invalid
from linli.kernel.queries import find, visible
from linli.kernel.refusals import Refused
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.kernel.whole import whole
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
    form, status = _done(request, acts.write_template, actor, None)
    if status == 302:
        return HttpResponseRedirect(form)
    return page(
        request, "records/papers/template.html", status=status, form=form, template=None,
        queues=queues(actor, "paper_templates"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """One template: its editions, and a form for the next."""
    actor = reader_of(request, policy.DEFINE, policy.FILL)
    one = find(PaperTemplate.label(), actor, pk)
    form, status = _done(request, acts.change_template, actor, one)
    if status == 302:
        return HttpResponseRedirect(form)
    offered = offers(actor, one)
    changes = any(act is acts.change_template for act in offered)
    return page(
        request, "records/papers/template.html", status=status, template=one, form=form if changes else None,
        editions=one.editions.order_by("-number")[:50], queues=queues(actor, "paper_templates"),
        offers=[act for act in offered if act is not acts.change_template],
    )  # fmt: skip


def _done(request: HttpRequest, act: Act, actor: Any, noun: Any) -> tuple[Any, int]:
    """The form of an act with its status; once it is done, the address to go on to and 302."""
    form: Any = act.form(request.POST or None, actor=actor, noun=noun)
    if request.method != "POST":
        return form, 200
    how: dict[str, Any] = {
        "seen": whole(request.POST.get("seen", "")),
        "key": request.POST.get("key", "")[:80],
    }
    try:
        done = act.submit(actor, noun, request.POST, **how)
    except Invalid as invalid:
        return invalid.form, 422
    except Refused as refused:
        form.is_valid()
        form.refuse(refused)
        return form, refused.status
    messages.success(request, _("Saved as edition %(n)s.") % {"n": done.noun.current})
    return done.noun.get_absolute_url(), 302
