"""The ledgers of organisations."""

from linli.organisations.ledgers.bodies import BODIES, LINEAGE
from linli.organisations.ledgers.posts import POSTS

LEDGERS = (BODIES, POSTS, LINEAGE)
