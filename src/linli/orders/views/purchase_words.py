"""Purchased services, their milestones and proposals in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linli.kernel.clock import today
from linli.kernel.privacy.publishing import threshold
from linli.kernel.templatetags.face import day, monthday
from linli.orders.states import Whom
from linli.orders.states_purchases import SIGNED, MilestoneState, PurchaseState

P, M = PurchaseState, MilestoneState
SHAPES = {
    P.PLANNED: "draft", P.PUBLISHED: "new", P.CHOSEN: "waiting", P.CONTRACTED: "waiting", P.DELIVERING: "moving",
    P.ACCEPTED: "done", P.EVALUATED: "done", P.CALLED_OFF: "closed", P.TERMINATED: "refused",
}  # fmt: skip
PARTS = {
    M.AGREED: "waiting", M.DELIVERED: "moving", M.RETURNED: "soon", M.ACCEPTED: "done", M.DROPPED: "closed",
}  # fmt: skip


def money(value: Any) -> str:
    """12,000 or 12,000.50"""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def yuan(value: Any) -> str:
    return _("%(n)s yuan") % {"n": money(value)} if value is not None else ""


def status(purchase: Any) -> dict[str, Any]:
    return {"word": purchase.get_state_display(), "shape": SHAPES[P(purchase.state)]}


def part_status(part: Any) -> dict[str, Any]:
    return {"word": part.get_state_display(), "shape": "late" if is_late(part) else PARTS[M(part.state)]}


def is_late(part: Any) -> bool:
    """Reckoned when it is read."""
    return part.state in (M.AGREED, M.RETURNED) and part.due_on < today()


def is_signed(purchase: Any) -> bool:
    return purchase.state in SIGNED


def money_words(purchase: Any) -> str:
    """The price where there is a contract, else the budget."""
    if is_signed(purchase):
        return _("price %(price)s of a budget of %(budget)s yuan") % {
            "price": money(purchase.amount), "budget": money(purchase.budget)
        }  # fmt: skip
    return _("budget %(budget)s yuan") % {"budget": money(purchase.budget)}


def when_words(purchase: Any) -> str:
    if purchase.state == P.PUBLISHED and purchase.closes_on >= today():
        return _("proposals until %(day)s") % {"day": monthday(purchase.closes_on)}
    return f"{day(purchase.first_day)} – {day(purchase.last_day)}"


def purchase_line(purchase: Any, good: tuple[int, int] | None = None) -> dict[str, Any]:
    """A purchase in a list: what, how much, from whom, where it stands."""
    supplier = purchase.supplier.name if is_signed(purchase) and purchase.supplier else ""
    return {
        "title": purchase.title, "url": purchase.get_absolute_url(), "status": status(purchase),
        "who": supplier or purchase.buyer.name, "why": satisfied(good), "when": money_words(purchase),
        "price": when_words(purchase), "theme": purchase.get_theme_display(),
    }  # fmt: skip


def satisfied(good: tuple[int, int] | None) -> str:
    """Those who were served; few are withheld."""
    if not good:
        return ""
    return _("%(good)s of %(n)s who received it were satisfied") % {"good": good[0], "n": good[1]}


def facts_of(purchase: Any) -> list[dict[str, Any]]:
    """The item of the catalogue: what is bought, to which standard, for how much."""
    whom = "、".join(str(Whom(one).label) for one in purchase.whom)
    told = [
        (_("Buyer"), purchase.buyer.name, purchase.buyer.get_absolute_url()),
        (_("Where it is to be had"), purchase.at.name, ""),
        (pgettext("a service", "For whom"), whom or _("for everybody"), ""),
        (_("Theme"), purchase.get_theme_display(), ""),
        (_("How well it must be done"), purchase.standard, ""),
        (_("How often"), purchase.how_often, ""),
        (_("How it is measured"), purchase.measured, ""),
        (_("How many in all"), f"{purchase.quantity:,} {purchase.unit}", ""),
        (_("Budget"), _("%(budget)s yuan of %(year)s") % {"budget": money(purchase.budget), "year": purchase.year}, ""),
        (_("Time"), f"{day(purchase.first_day)} – {day(purchase.last_day)}", ""),
        (_("What a supplier must bring"), purchase.conditions, ""),
        (_("Last day for proposals"), day(purchase.closes_on), ""),
        (_("How to apply"), purchase.apply_words, ""),
        (_("Whom to ask"), purchase.contact, ""),
    ]  # fmt: skip
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def contract_of(purchase: Any, opened: list[Any]) -> list[dict[str, Any]]:
    """Supplier, price and why; nothing about an account at a bank."""
    told: list[tuple[Any, Any, str]] = []
    if purchase.supplier is not None:
        told += [
            (_("Supplier"), purchase.supplier.name, purchase.supplier.get_absolute_url()),
            (_("Price"), yuan(purchase.amount), ""),
            (_("Why this supplier"), purchase.reason, ""),
            (_("Number of the contract"), purchase.contract_no, ""),
            (_("Signed on"), day(purchase.contracted_at), ""),
        ]
    if opened:
        told.append(
            (_("All proposals"), "；".join(f"{one.body.name} {yuan(one.price)}" for one in opened), "")
        )
    return [{"label": label, "value": value, "url": url} for label, value, url in told if value]


def served_words(part: Any) -> str:
    """How many people were served; a few are withheld."""
    if part.served is None:
        return ""
    if 0 < part.served < threshold():
        return _("a few people served")
    return ngettext("%(n)s person served", "%(n)s people served", part.served) % {"n": f"{part.served:,}"}


def said_words(part: Any, said: tuple[int, int], fewest: int) -> str:
    """What residents say. How many of them only when there are enough."""
    yes, n = said
    if part.state == M.ACCEPTED:
        if n < threshold():
            return _("accepted by residents and the buyer")
        return _("%(yes)s of %(n)s residents: it was done") % {"yes": yes, "n": n}
    if part.state != M.DELIVERED:
        return ""
    if n < fewest:
        return _("%(n)s of at least %(fewest)s residents have said something") % {"n": n, "fewest": fewest}
    return _("residents have said, the buyer looks next")


def part_line(part: Any, said: tuple[int, int], fewest: int) -> dict[str, Any]:
    words = [
        f"{part.quantity:,} {part.purchase.unit}", yuan(part.amount), served_words(part),
        said_words(part, said, fewest),
        _("accepted on %(day)s") % {"day": day(part.accepted_at)} if part.state == M.ACCEPTED else "",
    ]  # fmt: skip
    due = _("by %(day)s") % {"day": day(part.due_on)}
    if is_late(part):
        late = (today() - part.due_on).days
        due = (
            ngettext("late by %(n)s day", "late by %(n)s days", late) % {"n": late}
            + f"（{day(part.due_on)}）"
        )
    return {
        "n": part.n, "title": part.title, "due": due, "words": [one for one in words if one],
        "status": part_status(part)
    }  # fmt: skip
