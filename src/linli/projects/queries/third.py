"""The third list of a street or community (项目清单), given to the page of the three lists."""

from typing import Any

from linli.kernel.actors import Actor
from linli.kernel.clock import local, today
from linli.orders.queries import project_list
from linli.projects.models import Project
from linli.projects.queries.lists import of_place
from linli.projects.states import RUNNING

MOST = 60


@project_list
def third_list(actor: Actor, body: Any) -> list[dict[str, Any]]:
    """What goes on there, and what has ended this year: one statement."""
    rows = of_place(body.path).order_by("-id")[: MOST * 2]
    return [_line(one) for one in rows if one.state in RUNNING or _this_year(one)][:MOST]


def _this_year(one: Project) -> bool:
    return one.ended_at is not None and local(one.ended_at).year == today().year


def _line(one: Project) -> dict[str, Any]:
    return {
        "title": one.title, "who": one.body.name, "state": one.get_state_display(), "url": one.get_absolute_url(),
    }  # fmt: skip
