"""Offers, wants and orders in words."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linli.kernel.clock import local, now
from linli.kernel.templatetags.face import monthday
from linli.orders import policy, queries, rules
from linli.orders.queries.own import SHAPES, sentence
from linli.orders.states import OfferState, OrderState, WantState, Whom

OFFERS = {
    OfferState.DRAFTED: "draft",
    OfferState.PUBLISHED: "new",
    OfferState.PAUSED: "waiting",
    OfferState.WITHDRAWN: "closed",
}
WANTS = {
    WantState.OPEN: "waiting",
    WantState.MET: "done",
    WantState.WITHDRAWN: "closed",
    WantState.EXPIRED: "closed",
}
NOTHING = "—"


def status(noun: Any, shapes: Any) -> dict[str, Any]:
    return {"word": noun.get_state_display(), "shape": shapes[type(next(iter(shapes)))(noun.state)]}


def order_status(order: Any) -> dict[str, Any]:
    return {"word": order.get_state_display(), "shape": SHAPES[OrderState(order.state)]}


def when(begins: Any, ends: Any) -> str:
    """11月29日 周日 09:00–11:00"""
    begins, ends = local(begins), local(ends)
    return f"{monthday(begins)} {date_format(begins, 'D')} {begins:%H:%M}–{ends:%H:%M}"


def who(offer: Any) -> str:
    """A provider by name; a neighbour is a neighbour."""
    return offer.body.name if offer.body else _("a neighbour")


def price(fee: Any) -> str:
    return _("%(fee)s yuan") % {"fee": f"{fee:.2f}"} if fee else _("free of charge")


def places(session: Any) -> str:
    """How many seats are free, or how many wait."""
    free = max(0, session.seats - session.taken - session.waiting)
    if free:
        return ngettext("%(n)s place free", "%(n)s places free", free) % {"n": free}
    if session.waiting:
        return ngettext("full, %(n)s waits", "full, %(n)s wait", session.waiting) % {"n": session.waiting}
    return _("full, waiting list open")


def offer_line(offer: Any, why: Any = "") -> dict[str, Any]:
    """An offer in a list: what, by whom, when, why it stands here."""
    return {
        "title": offer.title, "url": offer.get_absolute_url(), "who": who(offer), "why": why, "when": offer.when_words,
        "price": price(offer.fee), "theme": offer.get_theme_display(),
        "status": None if offer.state == OfferState.PUBLISHED else status(offer, OFFERS),
    }  # fmt: skip


def want_line(want: Any, why: Any = "", open_words: bool = True) -> dict[str, Any]:
    """A want in a list. Of a neighbour's only the theme is told."""
    title = want.title if want.body_id or open_words else want.get_theme_display()
    return {
        "title": title,
        "url": want.get_absolute_url(),
        "why": why,
        "who": want.body.name if want.body else _("a neighbour"),
        "when": want.when_words if want.body_id or open_words else "",
        "price": "",
        "theme": want.get_theme_display(),
        "status": None if want.state == WantState.OPEN else status(want, WANTS),
    }


def order_line(order: Any, receives: bool = True) -> dict[str, Any]:
    return {
        "title": order.title, "url": order.get_absolute_url(), "who": NOTHING, "why": "", "price": "",
        "when": sentence(order, receives), "theme": "", "status": order_status(order),
    }  # fmt: skip


def facts_of(offer: Any) -> list[dict[str, Any]]:
    """What somebody wants to know before they order."""
    whom = "、".join(str(Whom(one).label) for one in offer.whom)
    checked = local(offer.checked_at).date() if offer.checked_at else None
    told = [
        (_("Provider"), who(offer), offer.body.get_absolute_url() if offer.body else ""),
        (_("Kind of provider"), offer.get_provider_display(), ""),
        (pgettext("a service", "For whom"), whom or _("for everybody"), ""),
        (_("Where it is to be had"), offer.at.name, ""),
        (_("Place"), offer.place_words, ""),
        (pgettext("a service", "Times"), offer.when_words, ""),
        (_("For how many people at most"), offer.most or "", ""),
        (_("Fee"), price(offer.fee), ""),
        (_("Basis of the fee"), offer.basis, ""),
        (_("Steps"), _("can be reached without steps") if offer.is_barrier_free else "", ""),
        (_("Terms"), offer.terms, ""),
        (_("Whom to ask"), offer.contact, ""),
        (_("Until"), offer.last_day or "", ""),
        (_("Last checked on"), f"{checked}" if checked else "", ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def is_old(offer: Any) -> bool:
    """Whether nobody has checked it for long, though it is still on the menu."""
    return rules.is_stale(offer.checked_at, now(), queries.span("orders.stale") * 0.75)


def order_facts(actor: Any, order: Any) -> list[dict[str, Any]]:
    """What the two sides know of each other; the contact is for who provides alone."""
    gives, takes = policy.gives(actor, order), policy.takes(actor, order)
    link = (
        order.offer.get_absolute_url() if order.offer else order.want.get_absolute_url() if order.want else ""
    )
    told = [
        (_("What is ordered"), order.title, link),
        (_("Provider"), order.giver_body.name if order.giver_body else _("a neighbour"), ""),
        (_("Receiver"), order.taker_body.name if order.taker_body else _("a neighbour"), ""),
        (_("For how many people"), order.how_many, ""),
        (_("Time"), when(order.begins_at, order.ends_at) if order.begins_at else "", ""),
        (_("Place"), order.place_words, ""),
        (_("In their words"), order.words, ""),
        (_("How to reach them"), order.contact if gives or takes else "", ""),
        (_("Another way that was proposed"), order.proposal, ""),
        (
            _("Room booked"),
            _("to the booking") if order.booking_id and gives else "",
            order.booking.get_absolute_url() if order.booking_id and gives else "",
        ),
        (
            _("Voluntary service"),
            _("to the task") if order.task_id else "",
            order.task.get_absolute_url() if order.task_id else "",
        ),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]
