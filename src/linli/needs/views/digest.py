"""What desks decided to make public: a list, a page each, a feed."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.refusals import NotFound
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.paging import slice_of
from linli.needs import queries
from linli.needs.queries.digests import digests as published
from linli.needs.queries.digests import latest
from linli.needs.queries.saying import word_of
from linli.needs.states import ENDED, Outcome
from linli.needs.views import joining, places


def _groups() -> list[tuple[Any, Any]]:
    every = queries.categories().values()
    return [("", gettext_lazy("All")), *((one.id, one.name) for one in every if one.parent is None)]


class Narrow(forms.Form):
    """What a reader looks for among the digests."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=40, required=False)
    category = forms.TypedChoiceField(
        label=gettext_lazy("About"), choices=_groups, coerce=int, empty_value=None, required=False
    )
    voiced = forms.ChoiceField(
        label=gettext_lazy("Raised by"),
        choices=[("", gettext_lazy("All")), ("on", gettext_lazy("organisations for their members"))],
        required=False,
    )
    area = forms.RegexField(r"^\d{0,12}$", required=False, widget=forms.HiddenInput)


@require_safe
def digests(request: HttpRequest) -> HttpResponse:
    """The newest first; narrowed by words, group and area."""
    form = Narrow(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {"q": "", "category": None, "area": ""}
    if asked["q"]:
        spend_rule("web.rate.search", request)
    rows = published(asked["q"], asked["category"], asked["area"] or "", voiced=bool(asked.get("voiced")))
    shown = slice_of(request, rows, by="-published_at", size=20)
    within = places.place_at(asked["area"] or "")
    near = None if within else places.remembered(request)
    return places.resident_page(
        request,
        "needs/digests.html",
        form=form,
        slice=shown,
        lines=[told(need) for need in shown.rows],
        within=within,
        near=near,
        narrowed=bool(asked["q"] or asked["category"] or asked.get("voiced") or within),
    )


@require_safe
def digest(request: HttpRequest, pk: int) -> HttpResponse:
    """One digest: what it was about, who answers, what came of it."""
    need = published().filter(pk=pk).first()
    if need is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    join = "" if need.state in ENDED else joining.address(need)
    return places.resident_page(request, "needs/digest.html", need=need, line=told(need), join=join)


class PlainFeed(Atom1Feed):
    """Atom whose summaries are what they are, text: a reader shows a "<" as one and runs nothing."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest fifty as Atom."""
    home = request.build_absolute_uri(reverse("needs:digests"))
    paper = PlainFeed(
        title=_("What neighbours raised, and what came of it"),
        link=home,
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
        author_name=_("Linli"),
    )
    for need in latest(published()):
        address = request.build_absolute_uri(reverse("needs:digest", args=[need.pk]))
        words = "\n\n".join(filter(None, [need.public_text, need.public_reply]))
        paper.add_item(
            title=need.public_title,
            link=address,
            unique_id=address,
            description=words,
            pubdate=need.published_at,
            updateddate=need.published_at,
            author_name=need.body.name,
        )
    return HttpResponse(paper.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def told(need: Any) -> dict[str, Any]:
    """A digest as a line of a list."""
    known = queries.categories().get(need.category_id)
    result = str(Outcome(need.outcome).label) if need.outcome else ""
    return {
        "title": need.public_title,
        "url": reverse("needs:digest", args=[need.pk]),
        "status": word_of(need),
        "sentence": result or need.body.name,
        "at": need.published_at,
        "category": known.name if known else "",
        "result": result,
    }
