"""The directory of services as HSDS 3 speaks it (Open Referral): one Service an offer, for programs of others."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local
from linli.kernel.queries import query
from linli.orders.models import Offer, Session
from linli.orders.queries.finding import Wish, narrowed
from linli.orders.queries.seats import seats_left
from linli.orders.states import OfferState, Theme, Whom

STATUS = {
    OfferState.PUBLISHED: "active",
    OfferState.PAUSED: "temporarily closed",
    OfferState.WITHDRAWN: "defunct",
}
LINLI = "https://linli.invalid/"  # only to make stable identifiers of our numbers
Told = dict[str, Any]


class Asked(forms.Form):
    """Words, a theme, and the mark after which to go on."""

    q = forms.CharField(required=False, max_length=60)
    theme = forms.ChoiceField(choices=[("", ""), *Theme.choices], required=False)
    after = forms.IntegerField(required=False, min_value=0)


def uid(label: str, pk: Any) -> str:
    """The same identifier for the same row, always."""
    return str(uuid5(NAMESPACE_URL, f"{LINLI}{label}/{pk}"))


@query("orders.hsds", _("The directory of services, as HSDS 3"), Asked, rate="web.rate.search")
def services(actor: Actor, q: str = "", theme: str = "", after: int | None = None) -> Told:
    """A page of the public directory of organisations; neighbours' offers are not part of it. Three statements."""
    size = int(rulebook.get("orders.find.most").number)
    rows = narrowed(Wish(q=q, theme=theme)).filter(body__isnull=False, pk__gt=after or 0)
    found = list(rows.select_related(*Offer.WITH).defer("search").order_by("id")[: size + 1])
    page, more = found[:size], len(found) > size
    times: dict[int, list[Session]] = {}
    for one in seats_left([offer.pk for offer in page]):
        times.setdefault(one.offer_id, []).append(one)
    return {
        "size": len(page), "first_page": not after, "last_page": not more, "empty": not page,
        "next_after": page[-1].pk if more else None,
        "contents": [service(one, times.get(one.pk, [])) for one in page],
    }  # fmt: skip


def service(offer: Offer, times: list[Any]) -> Told:
    """One Service with its organisation, place, cost, capacity and when somebody last checked it."""
    body: Any = offer.body
    own, changed = uid("offer", offer.pk), offer.checked_at or offer.published_at
    return {
        "id": own,
        "name": offer.title,
        "description": offer.text,
        "status": STATUS[OfferState(offer.state)],
        "organization": {
            "id": uid("body", body.pk),
            "name": body.name,
            "description": body.get_kind_display(),
        },
        "url": offer.get_absolute_url(),
        "application_process": offer.terms,
        "fees_description": offer.basis,
        "eligibility_description": "、".join(str(Whom(one).label) for one in offer.whom),
        "assured_date": f"{local(offer.checked_at).date()}" if offer.checked_at else None,
        "last_modified": local(changed).isoformat() if changed else None,
        "contacts": [{"id": uid("contact", offer.pk), "name": offer.contact}] if offer.contact else [],
        "cost_options": [{"id": uid("cost", offer.pk), "amount": float(offer.fee), "currency": "CNY"}],
        "schedules": _schedules(offer, times),
        "service_areas": [{"id": uid("area", offer.at_id), "name": offer.at.name, "extent": offer.area}],
        "service_at_locations": [
            {
                "id": uid("at", offer.pk),
                "location": {
                    "id": uid("place", offer.pk),
                    "location_type": "physical",
                    "name": offer.place_words or offer.at.name,
                    "accessibility": [
                        {"id": uid("steps", offer.pk), "description": str(_("Can be reached without steps"))}
                    ]
                    if offer.is_barrier_free
                    else [],
                },
            }
        ],
        "capacities": [_capacity(one) for one in times],
        "attributes": [
            {
                "id": uid("theme-of", offer.pk),
                "link_type": "service",
                "taxonomy_term": {
                    "id": uid("theme", offer.theme),
                    "code": offer.theme,
                    "name": str(offer.get_theme_display()),
                },
            }
        ],
    }


def _schedules(offer: Offer, times: list[Any]) -> list[Told]:
    """Each session with its day; times in words stand as a description."""
    said = [
        {"id": uid("session", one.pk), "dtstart": local(one.begins_at).date().isoformat(), "freq": "DAILY", "count": 1,
         "opens_at": f"{local(one.begins_at):%H:%M}", "closes_at": f"{local(one.ends_at):%H:%M}"}
        for one in times
    ]  # fmt: skip
    words = [{"id": uid("when", offer.pk), "description": offer.when_words}] if offer.when_words else []
    return [*words, *said]


def _capacity(one: Any) -> Told:
    """Never more available than there is at most, and with the moment at which it was counted."""
    return {
        "id": uid("capacity", one.pk), "available": max(0, one.seats - one.taken - one.waiting), "maximum": one.seats,
        "updated": one.counted_at.isoformat(), "unit": {"id": uid("unit", "seat"), "name": "seat"},
    }  # fmt: skip
