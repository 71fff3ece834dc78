"""The pages of organisations."""

from linli.organisations.views.bodies import browse, course, found, plan, posts, show, switch, tie
from linli.organisations.views.importing import bring

__all__ = ["bring", "browse", "course", "found", "plan", "posts", "show", "switch", "tie"]
