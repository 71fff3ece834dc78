"""The only way in which organisations change."""

from linli.organisations.acts.bodies import change_body, elect_body, establish_body, found_body, start_body
from linli.organisations.acts.divisions import load_body, load_divisions, read_divisions
from linli.organisations.acts.importing import import_bodies, import_body, import_posts
from linli.organisations.acts.posts import change_post, end_post, fill_post, move_post, plan_post, vacate_post
from linli.organisations.acts.relations import relate, unrelate
from linli.organisations.acts.reminders import remind_of_body, remind_of_post, tell_vacancy
from linli.organisations.acts.shape import dissolve_body, merge_bodies, reparent_body

__all__ = [
    "change_body", "change_post", "dissolve_body", "elect_body", "end_post", "establish_body",
    "fill_post", "found_body", "import_bodies", "import_body", "import_posts", "load_body",
    "load_divisions", "merge_bodies", "move_post", "plan_post", "read_divisions", "relate",
    "remind_of_body", "remind_of_post", "reparent_body", "start_body", "tell_vacancy", "unrelate", "vacate_post",
]  # fmt: skip
