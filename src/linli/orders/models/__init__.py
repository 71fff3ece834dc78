"""The nouns of orders."""

from linli.orders.models.agreement import Agreement
from linli.orders.models.interest import Interest
from linli.orders.models.offer import Offer, Session
from linli.orders.models.order import Order, Rating, SessionSeat
from linli.orders.models.want import Want

__all__ = ["Agreement", "Interest", "Offer", "Order", "Rating", "Session", "SessionSeat", "Want"]
