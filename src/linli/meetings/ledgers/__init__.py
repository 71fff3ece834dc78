"""What gatherings can say to tables, pages and exports, as data: rows, and single values."""

from linli.kernel.ledgers import declare
from linli.meetings.ledgers import walks
from linli.meetings.ledgers.fields import FIELDS
from linli.meetings.ledgers.life import LIFE
from linli.meetings.ledgers.opened import ACTIVITIES, POINTS

declare(LIFE, ACTIVITIES, POINTS, *walks.LEDGERS, *FIELDS)
