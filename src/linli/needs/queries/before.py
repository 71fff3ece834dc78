"""What was taken over from another system with a term long past: a stock to go through, not today's work."""

from datetime import datetime, timedelta

from django.db.models import Q

from linli.kernel import rulebook
from linli.kernel.clock import now
from linli.needs.states import Channel


def fresh_since() -> datetime:
    """Whose term ended before this and came in from another system is no work of today."""
    return now() - timedelta(days=int(rulebook.get("needs.before.days").number))


def from_before() -> Q:
    """Came in from another system, and its term is long past. ``ends_at`` is no later: by it the index begins."""
    since = fresh_since()
    return Q(channel=Channel.IMPORT, due_at__lt=since, ends_at__lt=since)


def of_now() -> Q:
    """Everything else."""
    return ~Q(channel=Channel.IMPORT) | Q(due_at=None) | Q(due_at__gte=fresh_since())
