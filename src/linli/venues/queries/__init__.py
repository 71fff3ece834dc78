"""What others may ask of places and bookings."""

from linli.venues.queries import hands
from linli.venues.queries.clashes import busy, clashing, space_clash, waiting_for
from linli.venues.queries.desk import requests_waiting
from linli.venues.queries.duty import duty_of, wishes_of
from linli.venues.queries.fair import hours_in_quarter, line_of, place_in_line
from linli.venues.queries.finding import Found, Wish, free_venues
from linli.venues.queries.happening import of_a_body, of_a_person, of_a_venue
from linli.venues.queries.hours import closings_of, hours_of, lines_of, open_hours
from linli.venues.queries.limits import limits_of
from linli.venues.queries.rounds import (
    allotment,
    applications_of,
    applications_seen,
    kept_by_round,
    rounds_seen,
    rounds_told,
)
from linli.venues.queries.saying import matters_of, state_of, status_of
from linli.venues.queries.seen import bookings_of, bookings_seen, sites_seen, venues_of, venues_seen
from linli.venues.queries.standards import (
    checks_due,
    checks_of,
    checks_seen,
    measures_seen,
    plans_late,
    plans_seen,
    rooms_of,
    sites_of,
    standing_of,
)
from linli.venues.queries.terms import terms_for
from linli.venues.queries.use import use_of
from linli.venues.queries.visits import (
    Held,
    by_slip,
    concerns,
    held,
    hours_below,
    hours_published,
    is_on_duty,
    is_visit,
    matter_states,
    matters_below,
    matters_waiting,
    receptions,
    slots_of,
    to_be_held,
    visit_behind,
    visitors,
    visits_seen,
)

__all__ = [
    "Found", "Held", "Wish", "allotment", "applications_of", "applications_seen", "bookings_of",
    "bookings_seen", "busy", "by_slip", "checks_due", "checks_of", "checks_seen", "clashing", "closings_of",
    "concerns", "duty_of", "free_venues", "hands", "held", "hours_below", "hours_in_quarter", "hours_of",
    "hours_published", "is_on_duty", "is_visit", "kept_by_round", "limits_of", "line_of", "lines_of",
    "matter_states", "matters_below", "matters_of", "matters_waiting", "measures_seen", "of_a_body",
    "of_a_person", "of_a_venue", "open_hours", "place_in_line", "plans_late", "plans_seen", "receptions",
    "requests_waiting", "rooms_of", "rounds_seen", "rounds_told", "sites_of", "sites_seen", "slots_of",
    "space_clash", "standing_of", "state_of", "status_of", "terms_for", "to_be_held", "use_of", "venues_of",
    "venues_seen", "visit_behind", "visitors", "visits_seen", "waiting_for", "wishes_of",
]  # fmt: skip
