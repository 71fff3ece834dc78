"""The nouns of people."""

from linli.people.models.correction import Correction
from linli.people.models.draft import Draft
from linli.people.models.person import Person
from linli.people.models.token import Token
from linli.people.models.visit import Visit

__all__ = ["Correction", "Draft", "Person", "Token", "Visit"]
