"""The guide: what can be done where, for residents; on paper one item or the booklet of an organisation."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linli.kernel.acts import ACTS
from linli.kernel.queries import find
from linli.kernel.refusals import NotFound
from linli.kernel.templatetags.face import plain
from linli.kernel.typed import Typed
from linli.kernel.web.limits import spend_rule
from linli.kernel.web.pages import actor_of
from linli.needs import queries
from linli.needs.models import Item
from linli.needs.policy_items import WRITE
from linli.needs.queries import items as asking
from linli.needs.states_items import ItemState, Way
from linli.needs.views import places
from linli.organisations import queries as organisations

MOST = 60


def _groups() -> list[tuple[Any, Any]]:
    every = queries.categories().values()
    return [("", gettext_lazy("All")), *((one.id, one.name) for one in every if one.parent is None)]


class Look(forms.Form):
    """What somebody looks for in the guide."""

    q = Typed(label=gettext_lazy("What would you like to have done?"), max_length=40, required=False)
    category = forms.TypedChoiceField(
        label=gettext_lazy("About"), choices=_groups, coerce=int, empty_value=None, required=False
    )


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What can be done at the reader's community and above it, found by plain words."""
    form = Look(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {"q": "", "category": None}
    if asked["q"]:
        spend_rule("web.rate.search", request)
    near = places.remembered(request)
    wide = request.GET.get("everywhere") == "1" or near is None
    area = "" if wide or near is None else near.code
    rows = asking.found(asked["q"], area, asked["category"])
    return places.resident_page(
        request, "needs/items/guide.html", form=form, lines=[line(one) for one in rows[:MOST]],
        narrowed=bool(asked["q"] or asked["category"]), near=None if wide else near, place=near, wide=wide,
        booklet=_booklet(near),
    )  # fmt: skip


def _booklet(near: Any) -> str:
    return reverse("needs:guide_booklet", args=[near.ref.id]) if near else ""


def line(item: Item) -> dict[str, Any]:
    """An item in a list: what it is called, who does it, how long it takes, what it costs."""
    return {"title": item.name, "url": reverse("needs:guide_item", args=[item.pk]),
            "sentence": " · ".join((item.body.name, str(limit_of(item)), fee_of(item))), "status": None}  # fmt: skip


def limit_of(item: Item) -> Any:
    return item.term or _("done on the spot")


def fee_of(item: Item) -> str:
    return _("%(fee)s yuan") % {"fee": plain(float(item.fee))} if item.fee else _("no fee")


def sheet(item: Item) -> dict[str, Any]:
    """What stands of an item on its page and on paper."""
    known = queries.categories().get(item.category_id or 0)
    phone = item.body.desk_phone
    fee = f"{fee_of(item)}{_(': ')}{item.fee_basis}" if item.fee else fee_of(item)
    facts = [
        (_("Who may"), item.who, ""),
        (_("How long it takes"), limit_of(item), ""),
        (_("What it costs"), fee, ""),
        (_("How it is done"), "、".join(str(Way(way).label) for way in item.ways), ""),
        (_("Where"), item.where(), ""),
        (_("When"), item.body.desk_hours, ""),
        (_("Telephone"), phone, f"tel:{phone}"),
        (_("On the internet"), item.link, item.link),
        (_("On what basis"), item.basis, ""),
        (_("Who answers for it"), item.body.name, item.body.get_absolute_url()),
    ]
    told = [{"label": label, "value": value, "url": url} for label, value, url in facts if value]
    return {
        "item": item,
        "facts": told,
        "papers": item.papers,
        "category": known.name if known else "",
        "checked_on": item.checked_on,
    }


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item of the guide: papers first, then who, how long, where."""
    actor = actor_of(request)
    one = find("needs.item", actor, pk)
    if one.state != ItemState.PUBLISHED:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    desk = reverse("needs:desk_item", args=[pk]) if actor.can(WRITE, one.body.path) else ""
    return places.resident_page(
        request, "needs/items/item.html", item=one, sheet=sheet(one), ways=_ways(one), desk=desk
    )


def _ways(one: Item) -> list[dict[str, Any]]:
    """What can be done from here: book a time, let the community run the errand, ask."""
    found = []
    if one.venue_id:
        found.append(
            {"label": _("Book a time"), "url": reverse("venues:hour", args=[one.venue_id]), "primary": True}
        )
    if Way.AGENT in one.ways and "needs.agencycase.asked" in ACTS:
        url = reverse("needs:ask_agency", args=[one.pk])
        found.append({"label": _("Let us run the errand for you"), "url": url, "primary": not found})
    return found


@require_safe
def booklet(request: HttpRequest, pk: int) -> HttpResponse:
    """All items of an organisation, to be printed and put on the counter."""
    ref = organisations.tree().get(pk)
    if ref is None or not ref.is_open:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    rows = list(asking.of_body(pk)[:MOST])
    return places.resident_page(
        request, "needs/items/booklet.html", ref=ref, sheets=[sheet(one) for one in rows]
    )
