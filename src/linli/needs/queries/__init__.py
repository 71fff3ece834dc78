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
from linli.needs.queries.clock import (
    contacts_due,
    course_of,
    dues,
    explained,
    most_extensions,
    near_until,
    reckoned,
    too_late,
)
from linli.needs.queries.finding import (
    PRIVATE,
    by_code,
    by_link,
    heard_since_left_out,
    last_amounts,
    public_heading,
    reporters_of,
    similar,
    urged_today,
    visible_needs,
)
from linli.needs.queries.inbox import (
    FEW,
    QUEUES,
    Queue,
    Scope,
    area_of,
    counts,
    in_queue,
    named,
    narrowed,
    pressing,
    queues_of,
    reach,
    ruled_out,
    saved_filters,
    scope_of,
)
from linli.needs.queries.knowing import may_know
from linli.needs.queries.routing import Destination, destination, lines, passing, staffed_desk

__all__ = [
    "FEW", "LEVELS", "PRIVATE", "QUEUES", "Destination", "Queue", "Scope", "area_of", "body_choices",
    "by_code", "by_link", "categories", "category_choices", "contacts_due", "counts", "course_of",
    "destination", "digest_proposal", "dues", "explained", "heard_since_left_out", "in_queue", "last_amounts",
    "lines", "may_know", "most_extensions", "named", "narrowed", "near_until", "passing", "pressing",
    "public_heading", "queues_of", "reach", "reckoned", "reporters_of", "ruled_out", "saved_filters",
    "scope_of", "similar", "staffed_desk", "suggest_category", "templates_for", "too_late", "urged_today",
    "visible_needs",
]  # fmt: skip
