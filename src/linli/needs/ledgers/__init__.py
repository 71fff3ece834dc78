"""What needs can say to tables, pages and exports, as data."""

from linli.kernel.ledgers import declare
from linli.needs.ledgers.fields import FIELDS

declare(*FIELDS)
