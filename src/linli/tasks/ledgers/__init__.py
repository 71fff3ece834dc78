"""The ledgers of tasks: what was sent down with what, who owns which clause, who was called, contact points."""

from linli.kernel.ledgers import declare
from linli.tasks.ledgers.calls import CALLS
from linli.tasks.ledgers.contacts import CONTACTS
from linli.tasks.ledgers.sent import RESPONSIBILITY, SENT

declare(SENT, RESPONSIBILITY, CALLS, CONTACTS)
