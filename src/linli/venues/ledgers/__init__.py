"""The ledgers of places."""

from linli.kernel.ledgers import declare
from linli.venues.ledgers.booked import BOOKED
from linli.venues.ledgers.lent import LENT
from linli.venues.ledgers.rooms import CHECKS, PLANS, USE, VISITS

LEDGERS = (BOOKED, LENT, VISITS, PLANS, CHECKS, USE)
declare(*LEDGERS)
