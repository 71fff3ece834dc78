"""What orders can say to tables, pages and exports, as data: resources, needs, orders, purchases."""

from linli.kernel.ledgers import declare
from linli.orders.ledgers.purchases import PURCHASES
from linli.orders.ledgers.rows import OFFERS, ORDERS, WANTS

declare(OFFERS, WANTS, ORDERS, PURCHASES)
