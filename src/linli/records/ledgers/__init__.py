"""What records can say of tables themselves, as data."""

from linli.kernel.ledgers import declare
from linli.records.ledgers.tables import GIVEN, REQUESTS

declare(REQUESTS, GIVEN)
