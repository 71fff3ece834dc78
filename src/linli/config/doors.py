"""The doors in the head of every page: (label, address name, the permission it needs, or none)."""

from django.utils.translation import gettext_lazy as _

DOORS = [
    (_("Say something"), "needs:raise", ""),
    (_("Look up progress"), "needs:track", ""),
    (_("What neighbours raised"), "needs:digests", ""),
    (_("Desk"), "needs:desk", "needs.read"),
    (_("Board"), "needs:board", "needs.board"),
    (_("Counter"), "counter", "people.counter"),
    (_("Organisations"), "organisations:bodies", "organisations.manage"),
]
