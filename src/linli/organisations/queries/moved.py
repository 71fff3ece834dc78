"""Where bodies stood before: what was done under a body stays its own when the one who did it moves away."""

from collections import defaultdict

from linli.organisations.models import Lineage
from linli.organisations.queries.tree import tree
from linli.organisations.states import Turn


def ever_below(path: str) -> list[int]:
    """The body at ``path``, all below it, and all that have ever stood there: one statement."""
    known, moved = tree(), defaultdict(list)
    turns = Lineage.objects.filter(turn=Turn.MOVED, parent_from__isnull=False)
    for body, parent in turns.values_list("body_id", "parent_from_id"):
        moved[parent].append(body)
    found, todo = set(known.ids_below(path)), known.ids_below(path)
    while todo:
        for gone in moved.pop(todo.pop(), ()):
            new = [one for one in known.ids_below(known.path(gone)) if one not in found]
            found.update(new)
            todo += new
    return sorted(found)
