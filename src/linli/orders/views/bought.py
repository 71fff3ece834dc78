"""What is bought for us: figures that open, each item, and the catalogue on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.clock import today
from linli.kernel.web import page
from linli.kernel.web.paging import slice_of
from linli.orders.forms import Near
from linli.orders.queries import purchases as asking
from linli.orders.states import Theme
from linli.orders.states_purchases import PurchaseState
from linli.orders.views.frame import street_of
from linli.orders.views.purchase_words import (
    money_words,
    purchase_line,
    when_words,
    yuan,
)

SIZE = 20


@require_safe
def bought(request: HttpRequest) -> HttpResponse:
    """What is bought for us: figures that open, then each item."""
    here = street_of(request)
    path = here.path if here else ""
    show = request.GET.get("show", "")
    found = slice_of(request, asking.of_place(path, show).order_by(), by="-pk", size=SIZE)
    good = asking.ratings_on(one.offer_id for one in found.rows)
    return page(
        request, "orders/bought.html", here=here, form=Near(request.GET), slice=found, show=show,
        lines=[purchase_line(one, good.get(one.offer_id)) for one in found.rows],
        figures=_figures(asking.sums_of(path), f"near={here.id}&" if here else ""), ledger=asking.SHOWS.get(show),
    )  # fmt: skip


def _figures(sums: dict[str, Any], near: str) -> list[dict[str, Any]]:
    """Each opens the list of what is behind it."""
    told = [
        (_("Budgets published"), yuan(sums["budget"]), ""),
        (_("Open for proposals"), str(sums["open"]), "open"),
        (_("Under contract, in all"), yuan(sums["price"]), "contracted"),
        (_("Of it accepted"), yuan(sums["accepted"]), "contracted"),
        (_("Accepted in full"), str(sums["done"]), "done"),
    ]
    return [
        {"label": label, "value": value, "url": f"?{near}show={show}#list"} for label, value, show in told
    ]


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue with standards and budgets, to be printed."""
    here = street_of(request)
    rows = asking.of_place(here.path if here else "").exclude(state=PurchaseState.CALLED_OFF)
    found = list(rows.order_by("theme", "-pk")[:400])
    parts = [
        {"theme": one.label, "lines": [_entry(each) for each in found if each.theme == one]} for one in Theme
    ]
    return page(
        request, "orders/catalogue.html", here=here, form=Near(request.GET), on=today(),
        parts=[one for one in parts if one["lines"]],
    )  # fmt: skip


def _entry(one: Any) -> dict[str, Any]:
    return {
        "title": one.title, "who": one.buyer.name, "text": one.text, "standard": one.standard,
        "words": [
            one.how_often, one.measured, f"{one.quantity:,} {one.unit}", money_words(one), when_words(one),
            str(one.get_state_display()), one.contact,
        ],
    }  # fmt: skip
