"""The ledgers of organisations."""

from linli.organisations.ledgers.bodies import BODIES, LINEAGE
from linli.organisations.ledgers.coverage import SITES
from linli.organisations.ledgers.handovers import HANDOVERS
from linli.organisations.ledgers.liaisons import LIAISONS
from linli.organisations.ledgers.notices import NOTICES
from linli.organisations.ledgers.posts import POSTS

LEDGERS = (BODIES, POSTS, LINEAGE, SITES, HANDOVERS, LIAISONS, NOTICES)
