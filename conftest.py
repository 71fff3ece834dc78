"""What every test needs: nothing remembered from the test before, and the migrated rows in their place."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from linli.kernel import reference
from linli.kernel.journal import record


def pytest_configure() -> None:
    """Style sheets as they stand in the tree, without collecting; and the terminal speaks English."""
    os.environ["LC_ALL"] = "C.UTF-8"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A test with real transactions empties every table; afterwards what the migrations wrote is put back.

    The journal is no table of Django's and refuses to be emptied, so its triggers are set aside here.
    """
    with django_db_blocker.unblock():
        migrated = connection.creation.serialize_db_to_string()
    empty = TransactionTestCase._fixture_teardown

    def empty_and_restore(test: Any) -> None:
        empty(test)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica; TRUNCATE kernel_entry")
            cursor.execute("TRUNCATE django_content_type, auth_permission CASCADE")
            cursor.execute("RESET session_replication_role")
        connection.creation.deserialize_db_from_string(migrated)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_and_restore)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Process memories of tables are emptied around each test, since the tables are rolled back."""
    reference.forget()
    record.forget_months()
    yield
    reference.forget()
    record.forget_months()
