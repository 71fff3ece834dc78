"""What training can say to tables, pages and exports, as data."""

from linli.kernel.ledgers import declare
from linli.training.ledgers.rows import COURSES, RESULTS

declare(COURSES, RESULTS)
