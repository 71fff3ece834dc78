"""Questions about projects."""

from linli.projects.queries import happening, third
from linli.projects.queries.choosing import led, near
from linli.projects.queries.counting import Asked, asked, before, fall, said
from linli.projects.queries.desk import milestones_wait, proposals_wait
from linli.projects.queries.hands import in_hand, led_by
from linli.projects.queries.lists import (
    STATES,
    covering,
    hard_of,
    joined_elsewhere,
    milestones_due,
    next_of,
    of_body,
    of_need,
    of_place,
    open_milestones,
    ours,
    own_body,
    to_adopt,
)
from linli.projects.queries.seeing import milestones_seen, projects_seen
from linli.projects.queries.ticking import to_tell

__all__ = [
    "STATES", "Asked", "asked", "before", "covering", "fall", "happening", "hard_of", "in_hand", "joined_elsewhere",
    "led", "led_by", "milestones_due", "milestones_seen", "milestones_wait", "near", "next_of", "of_body", "of_need",
    "of_place", "open_milestones", "ours", "own_body", "projects_seen", "proposals_wait", "said", "third", "to_adopt",
    "to_tell",
]  # fmt: skip
