"""Questions about needs."""

from linli.needs.queries import hands
from linli.needs.queries.bodies import body_choices
from linli.needs.queries.choosing import (
    LEVELS,
    categories,
    category_choices,
    digest_proposal,
    suggest_category,
    templates_for,
)
from linli.needs.queries.clock import (
    contacts_due,
    course_of,
    due_again,
    due_by,
    dues,
    explained,
    most_extensions,
    near_until,
    reckoned,
    running_after,
    shifted,
    too_late,
)
from linli.needs.queries.clusters import Cluster, clusters, counted, may_see_clusters, seasonal
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
from linli.needs.queries.helping import before_answering, helps, unfinished
from linli.needs.queries.inbox import (
    area_of,
    first_found,
    fitting,
    listed,
    named,
    order_of,
    page_of,
    ruled_out,
    saved_filters,
)
from linli.needs.queries.knowing import may_know
from linli.needs.queries.lanes import FEW, counts
from linli.needs.queries.origins import origins_of, raised_from
from linli.needs.queries.queues import QUEUES, Queue, Scope, in_queue, queues_of, reach, scope_of
from linli.needs.queries.routing import Destination, destination, lines, passing, staffed_desk
from linli.needs.queries.whose import first_reporter, rater, reporter

__all__ = [
    "FEW", "LEVELS", "PRIVATE", "QUEUES", "Cluster", "Destination", "Queue", "Scope", "area_of",
    "before_answering", "body_choices", "by_code", "by_link", "categories", "category_choices", "clusters",
    "contacts_due", "counted", "counts", "course_of", "destination", "digest_proposal", "due_again", "due_by",
    "dues", "explained", "first_found", "first_reporter", "fitting", "hands", "heard_since_left_out", "helps",
    "in_queue", "last_amounts", "lines", "listed", "may_know", "may_see_clusters", "most_extensions", "named",
    "near_until", "order_of", "origins_of", "page_of", "passing", "public_heading", "queues_of", "raised_from",
    "rater", "reach", "reckoned", "reporter", "reporters_of", "ruled_out", "running_after", "saved_filters",
    "scope_of", "seasonal", "shifted", "similar", "staffed_desk", "suggest_category", "templates_for",
    "too_late", "unfinished", "urged_today", "visible_needs",
]  # fmt: skip
