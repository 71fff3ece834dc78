"""The questions that orders answer, for this house and for the floors above."""

from linli.orders.queries.agreements import (
    agreements_between,
    agreements_of,
    agreements_over,
    agreements_seen,
    agreements_to_remind,
    agreements_to_start,
)
from linli.orders.queries.bodies import (
    body_of,
    contact_of,
    own_ids,
    own_refs,
    partners_of,
    places_to_choose,
    ref,
    span,
    venues_for,
)
from linli.orders.queries.desk import disputed, front_of, own_menu, to_answer, to_do
from linli.orders.queries.ending import (
    live_orders_of,
    offers_of,
    open_agreements_of,
    open_orders_of,
    wants_of,
)
from linli.orders.queries.finding import Found, Wish, found_offers, interest_of
from linli.orders.queries.hsds import services as hsds_services
from linli.orders.queries.importing import OfferLine, column_of, preview_offers, read_offers, template
from linli.orders.queries.lists import project_list, three_lists, unmet_by_theme
from linli.orders.queries.matching import Pair, offers_for, wants_for
from linli.orders.queries.own import (
    open_wants,
    own_offers,
    own_orders,
    own_wants,
    wanted_by_neighbours,
)
from linli.orders.queries.purchase_desk import own_purchases
from linli.orders.queries.purchase_waiting import purchases_to_sign
from linli.orders.queries.purchases import may_be_paid
from linli.orders.queries.seats import answers_open, has_place, holds_run_out, line_of, sessions_of
from linli.orders.queries.seeing import offers_seen, orders_seen, wants_seen
from linli.orders.queries.ticking import to_end, to_expire, to_pause, to_settle, wants_over
from linli.orders.queries.told import ratings_of, said_of, theme_of

__all__ = [
    "agreements_between",
    "agreements_of",
    "agreements_over",
    "agreements_seen",
    "agreements_to_remind",
    "agreements_to_start",
    "partners_of",
    "Found",
    "OfferLine",
    "Pair",
    "Wish",
    "answers_open",
    "body_of",
    "column_of",
    "contact_of",
    "disputed",
    "found_offers",
    "front_of",
    "has_place",
    "hsds_services",
    "holds_run_out",
    "interest_of",
    "line_of",
    "may_be_paid",
    "live_orders_of",
    "offers_for",
    "offers_of",
    "open_agreements_of",
    "open_orders_of",
    "open_wants",
    "offers_seen",
    "orders_seen",
    "own_menu",
    "own_offers",
    "own_orders",
    "own_purchases",
    "own_ids",
    "own_refs",
    "own_wants",
    "places_to_choose",
    "preview_offers",
    "project_list",
    "purchases_to_sign",
    "ratings_of",
    "read_offers",
    "ref",
    "said_of",
    "sessions_of",
    "span",
    "template",
    "theme_of",
    "three_lists",
    "to_answer",
    "to_do",
    "to_end",
    "to_expire",
    "to_pause",
    "to_settle",
    "unmet_by_theme",
    "venues_for",
    "wanted_by_neighbours",
    "wants_for",
    "wants_of",
    "wants_over",
    "wants_seen",
]
