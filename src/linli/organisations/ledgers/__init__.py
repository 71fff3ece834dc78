"""What organisations can say to tables, pages and exports, as data."""

from linli.kernel.ledgers import declare
from linli.organisations.ledgers.fields import FIELDS

declare(*FIELDS)
