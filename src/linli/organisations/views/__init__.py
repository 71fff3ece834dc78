"""The pages of organisations."""

from linli.organisations.views.bodies import browse, found, plan, show, switch, tie
from linli.organisations.views.importing import bring

__all__ = ["bring", "browse", "found", "plan", "show", "switch", "tie"]
