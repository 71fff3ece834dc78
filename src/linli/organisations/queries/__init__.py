"""What others may ask of organisations."""

from linli.organisations.queries.actors import AS_MYSELF, actor_for, actor_of, posts_of, with_posts
from linli.organisations.queries.bodies import (
    area,
    area_names,
    areas_above,
    areas_under,
    as_told,
    bodies_seen,
    is_area,
    lineage_of,
    names_of,
    relations_of,
    search_bodies,
    terms_ending,
)
from linli.organisations.queries.importing import Line, preview_bodies
from linli.organisations.queries.importing_posts import preview_posts
from linli.organisations.queries.moved import ever_below
from linli.organisations.queries.posts import (
    administrators,
    holders,
    holders_until,
    posts_at,
    posts_below,
    posts_of_body,
    posts_seen,
    roles,
    staffed,
    vacancies,
)
from linli.organisations.queries.reminders import bodies_to_remind, posts_to_remind, vacancies_to_tell
from linli.organisations.queries.tree import TREE, BodyRef, Tree, body_named, tree

__all__ = [
    "AS_MYSELF", "TREE", "BodyRef", "Line", "Tree", "actor_for", "actor_of", "administrators", "area",
    "area_names", "areas_above", "areas_under", "as_told", "bodies_seen", "bodies_to_remind", "body_named",
    "ever_below", "holders", "holders_until", "is_area", "lineage_of", "names_of", "posts_at", "posts_below",
    "posts_of", "posts_of_body", "posts_seen", "posts_to_remind", "preview_bodies", "preview_posts",
    "relations_of", "roles", "search_bodies", "staffed", "terms_ending", "tree", "vacancies",
    "vacancies_to_tell", "with_posts",
]  # fmt: skip
