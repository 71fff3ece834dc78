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
from linli.needs.queries.clock import course_of, dues, explained, reckoned
from linli.needs.queries.finding import by_code, by_link, reporters_of, similar, visible_needs
from linli.needs.queries.routing import Destination, destination, lines

__all__ = [
    "LEVELS", "Destination", "body_choices", "by_code", "by_link", "categories", "category_choices", "course_of",
    "destination", "digest_proposal", "dues", "explained", "lines", "reckoned", "reporters_of", "similar",
    "suggest_category", "templates_for", "visible_needs",
]  # fmt: skip
