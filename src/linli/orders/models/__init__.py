"""The nouns of orders."""

from linli.orders.models.agreement import Agreement
from linli.orders.models.interest import Interest
from linli.orders.models.milestone import Acceptor, Milestone, Verdict
from linli.orders.models.offer import Offer, Session
from linli.orders.models.order import Order, Rating, SessionSeat
from linli.orders.models.proposal import Proposal
from linli.orders.models.purchase import Purchase
from linli.orders.models.want import Want

__all__ = [
    "Acceptor", "Agreement", "Interest", "Milestone", "Offer", "Order", "Proposal", "Purchase", "Rating", "Session",
    "SessionSeat", "Verdict", "Want",
]  # fmt: skip
