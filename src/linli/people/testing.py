"""People for tests, made through the act."""

import time
from typing import Any

from linli.kernel.actors import CLOCK
from linli.people.acts import register_person
from linli.people.models import Person

PASSWORD = "a quiet lane at dusk"  # noqa: S105


def person(name: str, phone: str = "", **more: Any) -> Person:
    """Somebody known to the house; ``more`` as for ``register_person`` (phone_verified, mail, password …)."""
    return register_person(CLOCK, name=name, phone=phone, **more).noun


def sign_in(client: Any, somebody: Person, *, strong: bool = False) -> Any:
    """A browser in which ``somebody`` is signed in, with the second factor just shown if ``strong``."""
    client.force_login(somebody)
    if strong:
        session = client.session
        session["strong"] = time.time()
        session.save()
    return client
