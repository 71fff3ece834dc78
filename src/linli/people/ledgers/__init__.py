"""What people can be asked for in tables: its ledgers, row by row."""

from linli.kernel.ledgers import declare
from linli.people.ledgers import rows

declare(*rows.LEDGERS)
