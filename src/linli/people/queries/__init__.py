"""The questions that people answers, for this house and for the floors above."""

from linli.people.queries import lent
from linli.people.queries.corrections import contested, corrections_of, statements_on, to_decide
from linli.people.queries.inbox import inbox, who_looked
from linli.people.queries.mydata import as_csv, as_data, data_about, matters, matters_of
from linli.people.queries.persons import (
    Addresses,
    addresses_of,
    find_person,
    languages_of,
    names_of,
    people_seen_by,
    person_by_number,
    phone_taken,
    proved_phone,
)
from linli.people.queries.readers import is_strong, needs_strong, person_of_token, reader_of
from linli.people.queries.tokens import person_of_calendar, tokens_of
from linli.people.queries.visits import done_in, open_visit_of
from linli.people.queries.ways import is_confirmed, never_confirmed, ways_of

__all__ = [
    "Addresses", "addresses_of", "as_csv", "as_data", "contested", "corrections_of", "data_about", "done_in",
    "find_person", "inbox", "is_confirmed", "is_strong", "languages_of", "lent", "matters", "matters_of",
    "names_of", "needs_strong", "never_confirmed", "open_visit_of", "people_seen_by", "person_by_number",
    "person_of_calendar", "person_of_token", "phone_taken", "proved_phone", "reader_of", "statements_on", "to_decide",
    "tokens_of", "ways_of", "who_looked",
]  # fmt: skip
