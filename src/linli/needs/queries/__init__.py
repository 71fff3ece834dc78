"""Questions about needs."""

from linli.needs.queries.choosing import (
    LEVELS,
    body_choices,
    categories,
    category_choices,
    digest_proposal,
    suggest_category,
    templates_for,
)
from linli.needs.queries.clock import contacts_due, course_of, dues, explained, near_until, reckoned
from linli.needs.queries.finding import by_code, by_link, reporters_of, similar, urged_today, visible_needs
from linli.needs.queries.inbox import (
    FEW,
    QUEUES,
    Queue,
    Scope,
    area_of,
    counts,
    in_queue,
    may_know,
    named,
    narrowed,
    pressing,
    queues_of,
    reach,
    ruled_out,
    saved_filters,
    scope_of,
)
from linli.needs.queries.routing import Destination, destination, lines
from linli.needs.queries.whose import first_reporter, rater, reporter

__all__ = [
    "FEW", "LEVELS", "QUEUES", "Destination", "Queue", "Scope", "area_of", "body_choices", "by_code",
    "by_link", "categories", "category_choices", "contacts_due", "counts", "course_of", "destination",
    "digest_proposal", "dues", "explained", "first_reporter", "in_queue", "lines", "may_know", "named", "narrowed",
    "near_until", "pressing", "queues_of", "rater", "reach", "reckoned", "reporter", "reporters_of", "ruled_out",
    "saved_filters", "scope_of", "similar", "suggest_category", "templates_for", "urged_today",
    "visible_needs",
]  # fmt: skip
