"""What volunteers can say to tables, pages and exports, as data: tasks, and hours without a name."""

from linli.kernel.ledgers import declare
from linli.volunteers.ledgers.near import NEAR
from linli.volunteers.ledgers.rows import HOURS, TASKS

declare(TASKS, HOURS, *NEAR)
