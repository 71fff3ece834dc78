"""What organisations can say to tables, pages and exports, as data: rows, and single values."""

from linli.kernel.ledgers import declare
from linli.organisations.ledgers import rows
from linli.organisations.ledgers.fields import FIELDS

declare(*rows.LEDGERS, *FIELDS)
