"""What an organisation still has on its menu, in its orders and agreements, before it ends."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.kernel.hands import in_hand
from linli.orders import queries
from linli.orders.acts import ending


@in_hand(
    "orders.offers", _("Offers on its menu"), order=40, hand_on=ending.offers_go_on, let_go=ending.offers_end
)
def offers(body: int) -> tuple[int, str]:
    """Whatever was not withdrawn."""
    return queries.offers_of(body).count(), reverse("orders:menu")


@in_hand(
    "orders.wants", _("What it looks for"), order=41, hand_on=ending.wants_go_on, let_go=ending.wants_end
)
def wants(body: int) -> tuple[int, str]:
    return queries.wants_of(body).count(), reverse("orders:wants")


@in_hand(
    "orders.orders", _("Orders to be done"), order=42, hand_on=ending.orders_go_on, let_go=ending.orders_end
)
def orders(body: int) -> tuple[int, str]:
    """By it or for it."""
    return queries.open_orders_of(body).count(), reverse("orders:front")


@in_hand(
    "orders.agreements", _("Agreements of co-building"), order=43, hand_on=ending.agreements_merge,
    let_go=ending.agreements_end,
)  # fmt: skip
def agreements(body: int) -> tuple[int, str]:
    return queries.open_agreements_of(body).count(), reverse("orders:agreements")
