"""Personal data, constraints and numbers of the tables."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from linli.kernel.privacy.register import faults
from linli.organisations.models import Area, Body, Lineage, Post, Relation, Role
from linli.organisations.queries import roles

PERMISSIONS = set(
    [
        "needs.raise_for_others",
        "needs.triage",
        "needs.handle",
        "needs.judge",
        "needs.call_back",
        "needs.publish",
        "needs.route",
        "needs.read",
        "needs.read_contact",
        "needs.board",
        "records.read",
        "records.fill",
        "records.ask",
        "records.define",
        "organisations.manage",
        "organisations.import",
        "people.counter",
        "people.verify",
        "people.correct",
        "people.posts",
        "files.read_restricted",
        "kernel.rulebook",
        "kernel.calendar",
        "kernel.webhooks",
        "kernel.deliveries",
        "people.audit",
        "records.read",
        "records.fill",
        "records.ask",
        "records.define",
    ]
)


@pytest.mark.parametrize("model", [Area, Body, Lineage, Post, Relation, Role])
def test_every_field_is_registered(model):
    assert list(faults(model)) == []


def test_roles_grant_permissions_of_capabilities_there_are_and_all_of_the_ground(db):
    granted = {permission for role in roles() for permission in role.permissions}
    assert granted >= PERMISSIONS
    known = {one.label for one in apps.get_app_configs()} | {"files"}
    assert {one.partition(".")[0] for one in granted} <= known


def test_the_database_itself_allows_one_answer_for_an_area(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.filter(pk=place.other.pk).update(area_code=place.community.area_code)


def test_the_database_itself_allows_no_holder_without_a_filled_post(place, somebody):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(body=place.street, role=roles()[0], title="x", person=somebody())
