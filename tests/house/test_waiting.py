"""The question of what waits is held for minutes: making it may read reference tables and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.kernel.rulebook import load_rulebook
from linli.kernel.web.waiting import _asked, waits
from linli.organisations.models import Role
from linli.organisations.testing import a_street, holding
from linli.people.testing import person


@pytest.mark.django_db
def test_it_is_made_without_a_statement_for_every_role():
    load_rulebook()
    place = a_street()
    bodies = (place.community, place.street, place.district, place.city)
    roles = list(Role.objects.order_by("id"))
    assert len(roles) > 10
    asking = {}
    for role in roles:
        for body in bodies:
            actor = holding(person(f"{role.code} {body.pk}"), body, role.code)
            waits(actor)  # every table of reference is in memory
            with CaptureQueriesContext(connection) as asked:
                _asked(actor)
            if told := [one["sql"][:300] for one in asked if "kernel_reference" not in one["sql"]]:
                asking[role.code, body.kind] = told
    assert not asking
