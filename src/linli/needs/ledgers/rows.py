"""The ledgers of needs."""

from linli.needs.ledgers.agency import AGENCY
from linli.needs.ledgers.course import OBJECTIONS, WAITING
from linli.needs.ledgers.delegates import DELEGATES, OFFICE_HOURS
from linli.needs.ledgers.handled import HANDLED
from linli.needs.ledgers.items import ITEMS
from linli.needs.ledgers.opened import DIGESTS, ROUTES
from linli.needs.ledgers.rated import RATED

LEDGERS = (HANDLED, RATED, WAITING, OBJECTIONS, DIGESTS, ROUTES, ITEMS, AGENCY, DELEGATES, OFFICE_HOURS)
