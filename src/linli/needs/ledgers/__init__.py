"""What needs can say to tables, pages and exports, as data: rows, and single values."""

from linli.kernel.ledgers import declare
from linli.needs.ledgers import rows
from linli.needs.ledgers.fields import FIELDS

declare(*rows.LEDGERS, *FIELDS)
