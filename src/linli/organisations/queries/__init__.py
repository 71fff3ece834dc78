"""What others may ask of organisations."""

from linli.organisations.queries.actors import AS_MYSELF, actor_for, actor_of, posts_of, with_posts
from linli.organisations.queries.bodies import (
    area,
    area_names,
    areas_above,
    areas_under,
    as_told,
    bodies_by_id,
    bodies_seen,
    is_area,
    lineage_of,
    names_of,
    relations_of,
    search_bodies,
    terms_ending,
)
from linli.organisations.queries.coverage import (
    coverage,
    covered_by,
    levels,
    looked_for,
    people_by_kind,
    reaching,
    sites_below,
    sites_seen,
)
from linli.organisations.queries.handover import handovers_seen, items_of, items_seen, running_below
from linli.organisations.queries.here import PLACE, chosen_place, here, place_name
from linli.organisations.queries.importing import Line, preview_bodies
from linli.organisations.queries.importing_posts import preview_posts
from linli.organisations.queries.liaisons import (
    liaison_of,
    liaisons_below,
    liaisons_seen,
    own_liaisons,
    public_liaisons,
    sites_without,
    visits_of,
)
from linli.organisations.queries.lying import lies_below
from linli.organisations.queries.moved import ever_below
from linli.organisations.queries.nearness import (
    PLACES,
    as_arrays,
    nearness,
    neighbours_below,
    points_below,
    spot_of_area,
    spot_of_body,
    walk_between,
)
from linli.organisations.queries.notices import (
    addressed,
    carrier_of,
    carries,
    for_body,
    masses,
    notices_from,
    notices_seen,
    passed_counts,
    passed_in,
    passed_on,
    passing_of,
    passings_seen,
    shown_by,
    to_be_passed,
    to_pass_on,
    told_to,
)
from linli.organisations.queries.posts import (
    administrators,
    holders,
    holders_until,
    kinds,
    posts_at,
    posts_below,
    posts_held,
    posts_of_body,
    posts_seen,
    roles,
    staffed,
    vacancies,
)
from linli.organisations.queries.reminders import (
    bodies_to_remind,
    posts_to_remind,
    untils_to_remind,
    vacancies_to_tell,
)
from linli.organisations.queries.sites_in import preview_sites, read_sites
from linli.organisations.queries.tree import TREE, BodyRef, Tree, body_named, tree
from linli.organisations.rules.nearness import Near
from linli.organisations.states import Step

__all__ = [
    "AS_MYSELF", "PLACE", "PLACES", "TREE", "BodyRef", "Line", "Near", "Step", "Tree", "actor_for", "actor_of",
    "addressed", "administrators", "area", "area_names", "areas_above", "areas_under", "as_arrays", "as_told",
    "bodies_by_id", "bodies_seen", "bodies_to_remind", "body_named", "carrier_of", "carries", "chosen_place",
    "coverage", "covered_by", "ever_below", "for_body", "handovers_seen", "here", "holders", "holders_until",
    "is_area", "items_of", "items_seen", "kinds", "levels", "liaison_of", "liaisons_below", "liaisons_seen",
    "lies_below", "lineage_of", "looked_for", "masses", "names_of", "nearness", "neighbours_below", "notices_from",
    "notices_seen", "own_liaisons", "passed_counts", "passed_in", "passed_on", "passing_of", "passings_seen",
    "people_by_kind", "place_name", "points_below", "posts_at", "posts_below", "posts_held", "posts_of",
    "posts_of_body", "posts_seen", "posts_to_remind", "preview_bodies", "preview_posts", "preview_sites",
    "public_liaisons", "reaching", "read_sites", "relations_of", "roles", "running_below", "search_bodies",
    "shown_by", "sites_below", "sites_seen", "sites_without", "spot_of_area", "spot_of_body", "staffed",
    "terms_ending", "to_be_passed", "to_pass_on", "told_to", "tree", "untils_to_remind", "vacancies",
    "vacancies_to_tell", "visits_of", "walk_between", "with_posts",
]  # fmt: skip
