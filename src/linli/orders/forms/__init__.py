"""What people type about offers, wants and orders: shapes, not rules."""

from linli.orders.forms.agreements import DrawUp, Redraw, Renew, Review
from linli.orders.forms.finding import Choose, Find, Near
from linli.orders.forms.offers import AddSession, Change, Draft, Look
from linli.orders.forms.orders import Answer, Call, Counter, Deliver, Place, Rate, Reason, Schedule

__all__ = [
    "AddSession",
    "DrawUp",
    "Redraw",
    "Renew",
    "Review",
    "Answer",
    "Call",
    "Change",
    "Choose",
    "Counter",
    "Deliver",
    "Draft",
    "Find",
    "Look",
    "Near",
    "Place",
    "Rate",
    "Reason",
    "Schedule",
]
