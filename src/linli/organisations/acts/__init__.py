"""The only way in which organisations change."""

from linli.organisations.acts.bodies import change_body, elect_body, establish_body, found_body, start_body
from linli.organisations.acts.coverage import (
    change_site,
    close_site,
    cover_site,
    list_site,
    name_masses,
    uncover_site,
)
from linli.organisations.acts.divisions import load_body, load_divisions, read_divisions
from linli.organisations.acts.handover import (
    add_item,
    drop_handover,
    hand_item,
    hand_over,
    plan_handover,
    reopen_item,
    send_back,
    strike_item,
    verify_handover,
)
from linli.organisations.acts.importing import import_bodies, import_body, import_posts
from linli.organisations.acts.liaisons import (
    assign_liaison,
    hand_over_liaison,
    introduce_liaison,
    note_visit,
    reach_site,
)
from linli.organisations.acts.notices import pass_on, publish_notice, take_back, withdraw_notice
from linli.organisations.acts.places import (
    import_neighbours,
    import_points,
    move_point,
    name_neighbour,
    part_neighbours,
    place_point,
)
from linli.organisations.acts.posts import change_post, end_post, fill_post, move_post, plan_post, vacate_post
from linli.organisations.acts.relations import relate, unrelate
from linli.organisations.acts.reminders import remind_of_body, remind_of_post, remind_of_until, tell_vacancy
from linli.organisations.acts.shape import dissolve_body, merge_bodies, reparent_body
from linli.organisations.acts.sites_in import import_site, import_sites

__all__ = [
    "add_item", "assign_liaison", "change_body", "change_post", "change_site", "close_site", "cover_site",
    "dissolve_body", "drop_handover", "elect_body", "end_post", "establish_body", "fill_post", "found_body",
    "hand_item", "hand_over", "hand_over_liaison", "import_bodies", "import_body", "import_neighbours",
    "import_points", "import_posts", "import_site", "import_sites", "introduce_liaison", "list_site",
    "load_body", "load_divisions", "merge_bodies", "move_point", "move_post", "name_masses", "name_neighbour",
    "note_visit", "part_neighbours", "pass_on", "place_point", "plan_handover", "plan_post", "publish_notice",
    "reach_site", "read_divisions", "relate", "remind_of_body", "remind_of_post", "remind_of_until",
    "reopen_item", "reparent_body", "send_back", "start_body", "strike_item", "take_back", "tell_vacancy",
    "uncover_site", "unrelate", "vacate_post", "verify_handover", "withdraw_notice",
]  # fmt: skip
