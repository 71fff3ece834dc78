"""The ways through the house: in the head of every page, on the page "more" of a post, in the foot.

Each is (label, address name, the permission it needs). In the head an empty permission is for residents: whoever
acts in a post has the doors of the post instead. There are never more than five words for a resident, seven for
a post.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

HEAD = [
    (_("Say something"), "needs:raise", ""),
    (_("Look up progress"), "needs:track", ""),
    (_("What neighbours raised"), "needs:digests", ""),
    (_("Desk"), "needs:desk", "needs.read"),
    (_("Board"), "needs:board", "needs.board"),
    (_("Ledgers"), "records:ledgers", "records.read"),
    (pgettext_lazy("in the head of a page", "Tables"), "records:tables", "records.fill"),
    (pgettext_lazy("where people come to", "Counter"), "counter", "people.counter"),
    (_("Organisations"), "organisations:bodies", "organisations.manage"),
]

# The large doors on the first page of residents: label, a few words, address name.
HOME = [
    (_("Look up progress"), _("with your receipt code"), "needs:track"),
    (_("What neighbours raised"), _("and what came of it"), "needs:digests"),
    (_("Find an organisation"), _("address and telephone"), "organisations:bodies"),
]

# What a post may do beside the daily work, each with a few words; an empty permission is for every post.
MORE = [
    (
        _("People"),
        [
            (_("Help somebody at the counter"), _("everything is done in their name"), "counter", "people.counter"),
            (_("A screen for everybody in the hall"), _("set this browser up for it"), "kiosk", "people.counter"),
            (_("Note a need for somebody"), _("from the telephone or a visit"), "needs:note", "needs.raise_for_others"),
            (_("Objections to records"), _("for you to decide"), "corrections", "people.correct"),
        ],
    ),
    (
        _("Handling"),
        [
            (_("Reply templates"), _("words used again and again"), "needs:templates", "needs.handle"),
            (_("My filters"), _("lists kept under a name"), "needs:filters", "needs.read"),
            (_("Dispatch catalogue"), _("what goes to whom, with a test bench"), "needs:routes", "needs.route"),
        ],
    ),
    (
        _("Organisations"),
        [
            (_("Organisations and posts"), _("found, change, appoint"), "organisations:bodies", "organisations.manage"),
            (_("Bring in a table"), _("of organisations or posts"), "organisations:import", "organisations.import"),
        ],
    ),
    (
        _("Records"),
        [
            (_("Indicators"), _("month by month, beside one's own past"), "records:board_own", "records.read"),
            (_("Papers"), _("notices, minutes, reports, by the standard"), "records:papers", "records.read"),
            (_("Templates of papers"), _("what they say again and again"), "records:paper_templates", "records.define"),
            (_("Numbers that were given"), _("to whom, when; what tables cost"), "records:given", "records.read"),
        ],
    ),
    (
        _("The house itself"),
        [
            (_("The rulebook"), _("time limits and other numbers, each with its source"), "rules", "kernel.rulebook"),
            (_("Working days"), _("holidays and days worked in exchange"), "calendar", "kernel.calendar"),
            (_("Messages that are stuck"), _("and sending them again"), "deliveries", "kernel.deliveries"),
            (_("Listening systems"), _("other systems that are told"), "webhooks", "kernel.webhooks"),
            (_("Keys for programs"), _("for a program that acts for you"), "tokens", ""),
        ],
    ),
]  # fmt: skip

# How this works: open to everybody, at the foot of every page.
FOOT = [
    (_("The rulebook"), "rules"),
    (_("Working days"), "calendar"),
    (_("Dispatch catalogue"), "needs:routes"),
    (_("Find an organisation"), "organisations:bodies"),
    (_("Open ledgers"), "records:open_ledgers"),
    (_("How things are counted"), "records:indicators"),
    (_("Seals of the journal"), "seals"),
    (_("How pages look"), "patterns"),
]
