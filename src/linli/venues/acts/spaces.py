"""Taking spaces and giving them back. The database decides: what overlaps is not written."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from linli.kernel.clock import now
from linli.venues.models import Taking
from linli.venues.rules import Span

TAKE = """
    INSERT INTO venues_taking (booking_id, space_id, span, core)
    SELECT %s, space, tstzrange(a, b), core
    FROM unnest(%s::bigint[]) space, (VALUES (%s::timestamptz, %s::timestamptz, 1), (%s, %s, 0)) AS kind (a, b, core)
    WHERE core = 0 OR NOT %s
    ORDER BY space, core
    ON CONFLICT DO NOTHING
"""
HOLD = """
    SELECT nextval(pg_get_serial_sequence('venues_booking', 'id')), EXISTS (
        SELECT 1 FROM venues_booking b WHERE b.site_id = s.id AND b.state IN ('held', 'confirmed')
          AND b.answer_by <= %(now)s AND b.ends > %(now)s)
    FROM venues_site s WHERE s.id = %(site)s FOR NO KEY UPDATE OF s
"""


def hold_site(site: int) -> tuple[int, bool]:
    """Wait until nobody else acts at this site; the id of a booking to come, and whether anything fell free.

    Caps, lines and closings are judged under this lock. That no space is taken twice does not hang on it.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD, {"site": site, "now": now()})
        pk, fallen = cursor.fetchone()
        return int(pk), bool(fallen)


def take(booking: int, leaves: Iterable[int], span: Span, full: Span, *, block: bool = False) -> bool:
    """Take all spaces for a span and its buffers, in one order; False where any of them is taken."""
    spaces = sorted(set(leaves))
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [booking, spaces, *span, *(span if block else full), block])
        return bool(cursor.rowcount == len(spaces) * (1 if block else 2))


def release(*bookings: Any) -> None:
    """The spaces are free."""
    Taking.objects.filter(booking__in=[one.pk for one in bookings]).delete()
