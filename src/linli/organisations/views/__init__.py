"""The pages of organisations."""

from linli.organisations.views.bodies import browse, course, found, plan, posts, show, switch, tie
from linli.organisations.views.coverage import coverage, list_site, reached, site
from linli.organisations.views.handover import handover, handovers, plan_handover
from linli.organisations.views.importing import bring
from linli.organisations.views.liaisons import liaison, liaisons, send
from linli.organisations.views.notices import notice, notices, pass_on, publish_notice
from linli.organisations.views.places import neighbour, points
from linli.organisations.views.sites_in import bring_sites

__all__ = [
    "bring", "bring_sites", "browse", "course", "coverage", "found", "handover", "handovers", "liaison",
    "liaisons", "list_site", "neighbour", "notice", "notices", "pass_on", "plan", "plan_handover", "points",
    "posts", "publish_notice", "reached", "send", "show", "site", "switch", "tie",
]  # fmt: skip
