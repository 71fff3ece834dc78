"""The one place of all ways through the house: in the head of every page, on the first page, under "more", in the foot.

Each is (label, address name, the permission it needs). The head says what people come for, not which capabilities
there are: five words to a resident, seven to a post, in the order in which they are needed most. The kernel shows no
more however many stand here; what finds no room stands at the top of "more" (``kernel.web.context``). A capability
adds its pages to the groups below. House tests count the words, in both languages, and walk: from the head every page
is three clicks away at most.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PROJECTS = pgettext_lazy("what is taken on together", "Projects")

HEAD = [
    (pgettext_lazy("in the head of a page", "Say something"), "needs:raise", ""),
    (pgettext_lazy("in the head of a page", "Places"), "venues:places", ""),
    (pgettext_lazy("in the head of a page", "Take part"), "meetings:activities", ""),
    (pgettext_lazy("in the head of a page", "Look up progress"), "needs:track", ""),
    (pgettext_lazy("in the head of a page", "Neighbours"), "needs:digests", ""),
    (_("Desk"), "needs:desk", "needs.read"),
    (_("Board"), "needs:board", "needs.board"),
    (_("Ledgers"), "records:ledgers", "records.read"),
    (pgettext_lazy("in the head of a page", "Tables"), "records:tables", "records.fill"),
    (pgettext_lazy("where people come to", "Counter"), "counter", "people.counter"),
    (_("Organisations"), "organisations:bodies", "organisations.manage"),
    (_("For our members"), "needs:voices", "needs.voice"),
    (_("Notices of policy"), "organisations:notices", "organisations.pass_on"),
    (_("Menu and orders"), "orders:front", "orders.front"),
]

# The large doors on the first page of residents: label, a few words, address name.
HOME = [
    (_("Guide to services"), _("which papers to bring, how long it takes"), "needs:guide"),
    (_("Places"), _("book a room or borrow something"), "venues:places"),
    (_("Take part"), _("talks, lectures, activities"), "meetings:activities"),
    (_("Services near home"), _("order what units and neighbours offer"), "orders:services"),
    (_("Look up progress"), _("with your receipt code"), "needs:track"),
    (_("What neighbours raised"), _("and what came of it"), "needs:digests"),
    (PROJECTS, _("what is taken on, and what came of it"), "projects:projects"),
    (_("Help near home"), _("tasks that volunteers can take"), "volunteers:tasks"),
    (_("Neighbours together"), _("help each other, teams near home"), "volunteers:together"),
]

# What a post may do beside the daily work, each with a few words; an empty permission is for every post.
MORE = [
    (
        _("For our members"),
        [
            (_("Say something for our members"), _("and follow what came of it"), "needs:voices", "needs.voice"),
            (_("Notices to pass on"), _("to members, in our own words"), "organisations:notices",
             "organisations.pass_on"),
        ],
    ),
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
        _("Out in the area"),
        [
            (_("At the door"), _("notes without a network, on a phone"), "meetings:door", "meetings.walk"),
            (_("Notes taken outside"), _("make something of each"), "meetings:notes", "meetings.walk"),
        ],
    ),
    (
        _("Handling"),
        [
            (_("Reply templates"), _("words used again and again"), "needs:templates", "needs.handle"),
            (_("Errands for residents"), _("papers against a receipt"), "needs:desk_cases", "needs.agency"),
            (_("Service items"), _("the guide: write, check, publish"), "needs:desk_items", "needs.items"),
            (_("My filters"), _("lists kept under a name"), "needs:filters", "needs.read"),
            (_("Dispatch catalogue"), _("what goes to whom, with a test bench"), "needs:routes", "needs.route"),
        ],
    ),
    (
        _("Between the levels"),
        [
            (_("Work sent down"), _("with its basis and its money; what may be declined"), "tasks:tasks", "tasks.read"),
            (_("Send work down"), _("with its item, its basis and its means"), "tasks:new_task", "tasks.send"),
            (_("Calls"), _("who was called, who comes, what each does by when"), "tasks:calls", "tasks.read"),
            (_("Contact points"), _("which leader looks after which place"), "tasks:contacts", "tasks.read"),
            (_("Notices of policy"), _("for unions, women's and social organisations to pass on"),
             "organisations:notices", "organisations.notify"),
        ],
    ),
    (
        PROJECTS,
        [
            (_("Our projects"), _("propose, adopt, milestones, what came of it"), "projects:desk", "projects.read"),
            (_("Milestones due"), _("missed ones first"), "projects:due", "projects.lead"),
            (_("Matters that gather"), _("the same matter again and again, in one place"), "projects:gather",
             "needs.read"),
        ],
    ),
    (
        _("Training"),
        [
            (_("Who is due to be trained"), _("made from the posts, new ones first"), "training:due", "training.staff"),
            (_("Coverage of training"), _("how many were trained in turn"), "training:coverage", "training.staff"),
            (_("Posts and their standard"), _("gaps, and how they are filled"), "training:staffing", "training.staff"),
            (_("Courses"), _("put up, enrol, enter results"), "training:courses", "training.teach"),
        ],
    ),
    (
        _("Gatherings"),
        [
            (_("Gatherings at the desk"), _("plan, announce, note, write minutes"), "meetings:desk", "meetings.hold"),
            (_("Calendars of branches"), _("what is planned and held"), "meetings:own_life", "meetings.hold"),
            (_("Points of talks to answer"), _("by when each is due"), "meetings:points", "meetings.hold"),
        ],
    ),
    (
        _("Places"),
        [
            (_("Places at the desk"), _("requests, weeks, hours, spaces"), "venues:desk", "venues.decide"),
            (_("Visitors of my office hours"), _("who comes, and what came of it"), "venues:on_duty", "venues.receive"),
            (_("Rooms of the communities"), _("beside the standard"), "venues:rooms_below", "venues.manage"),
            (_("My bookings"), _("places booked for oneself or one's organisation"), "venues:mine", ""),
        ],
    ),
    (
        _("Menu and orders"),
        [
            (_("Our front page"), _("what waits, what is wanted, what came of it"), "orders:front", "orders.serve"),
            (_("Our menu"), _("what we offer, and when"), "orders:menu", "orders.serve"),
            (_("Asked, and no offer found"), _("by theme"), "orders:unmet", "orders.oversee"),
            (_("The three lists"), _("on one page, to be printed"), "orders:lists", "orders.serve"),
            (_("Purchased services"), _("plan, publish, choose, accept"), "orders:purchases_desk", "orders.buy"),
            (_("Agreements of co-building"), _("drawn up, signed, renewed"), "orders:agreements", "orders.contract"),
        ],
    ),
    (
        _("Voluntary service"),
        [
            (_("Tasks of volunteers"), _("put up, look who was there, post hours"), "volunteers:desk",
             "volunteers.organise"),
            (_("Put up a task"), _("those who live near find it first"), "volunteers:draft", "volunteers.organise"),
            (_("Certificates to issue"), _("under your name"), "volunteers:desk_certificates", "volunteers.certify"),
            (_("Nominate for five stars"), _("with public notice"), "volunteers:nominate", "volunteers.nominate"),
        ],
    ),
    (
        _("Grids and members"),
        [
            (_("Grids and their teams"), _("places, fields, desks"), "volunteers:desk_grids", "volunteers.grid"),
            (_("Members at home"), _("offer posts, propose one"), "volunteers:desk_members", "volunteers.members"),
            (_("The diaries of the branch"), _("the yearly talk"), "volunteers:desk_branch", "volunteers.branch"),
            (_("Exchange with the national system"), _("of volunteers"), "volunteers:exchange", "volunteers.exchange"),
        ],
    ),
    (
        _("Organisations"),
        [
            (_("Organisations and posts"), _("found, change, appoint"), "organisations:bodies", "organisations.manage"),
            (_("Reach of the organisations"), _("which places they reach, where the gaps are"),
             "organisations:coverage", "organisations.cover"),
            (_("Liaisons and instructors"), _("places to visit, who goes where"), "organisations:liaisons", ""),
            (_("Hand-overs"), _("when a village becomes a community"), "organisations:handovers",
             "organisations.cover"),
            (_("Bring in a table"), _("of organisations or posts"), "organisations:import", "organisations.import"),
            (_("Points and neighbours"), _("what is near on foot"), "organisations:points", "organisations.import"),
        ],
    ),
    (
        _("Records"),
        [
            (_("Indicators"), _("month by month, beside one's own past"), "records:board_own", "records.read"),
            (_("Ledgers"), _("what was done, in lists to read and to take away"), "records:ledgers", ""),
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
    (_("Guide to services"), "needs:guide"),
    (_("The rulebook"), "rules"),
    (_("Working days"), "calendar"),
    (_("Dispatch catalogue"), "needs:routes"),
    (_("Find an organisation"), "organisations:bodies"),
    (_("Courses"), "training:courses"),
    (_("The reserve"), "training:reserve"),
    (_("Talks and answers"), "meetings:record"),
    (_("Open ledgers"), "records:open_ledgers"),
    (_("Services near home"), "orders:services"),
    (_("What is bought for us"), "orders:bought"),
    (PROJECTS, "projects:projects"),
    (_("Check a certificate"), "volunteers:check"),
    (_("How things are counted"), "records:indicators"),
    (_("Seals of the journal"), "seals"),
    (_("How pages look"), "patterns"),
]
