"""Where a reader is: the place chosen on their device, and what people call a place."""

from typing import Any

from linli.organisations.queries.tree import BodyRef, tree

PLACE = "place"  # the cookie of the chosen place; the server keeps nothing of it
# What the public body of a place is called beyond the name of the place.
ENDINGS = ("人民政府", "办事处", "管理机构", "居民委员会")
VILLAGERS = "村民委员会"


def chosen_place(request: Any) -> BodyRef | None:
    """The public body that answers for the place chosen on this device; None: none is chosen."""
    code = request.COOKIES.get(PLACE, "")
    return tree().for_area(code) if code.isascii() and code.isdigit() else None


def here(request: Any) -> BodyRef | None:
    """The chosen place, else that of the body in whose post the reader acts."""
    found, post = chosen_place(request), request.actor.post
    own = tree().get(post.body_id) if found is None and post else None
    return tree().for_area(own.area_code) if own and own.area_code else found


def place_name(ref: Any) -> str:
    """The name that residents use: 多福巷社区, not that of its committee."""
    name = str(ref.name)
    if name.endswith(VILLAGERS):
        return name.removesuffix(VILLAGERS).removesuffix("村") + "村"
    return next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name) or name
