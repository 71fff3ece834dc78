"""A load by several processes at once: each begins by itself, and together they take every row once."""

from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from linli.kernel.clock import now
from linli.needs import testing
from linli.needs.acts.loading import Row
from linli.needs.management.commands.load import in_turn
from linli.needs.models import Need


@pytest.fixture
def there(transactional_db, monkeypatch):
    """Other processes find the tests' database where DATABASE_URL says."""
    known = connection.settings_dict
    query = urlencode({"host": known["HOST"]}) if known["HOST"] else ""
    url = f"postgresql://{quote(known['USER'])}@/{known['NAME']}?{query}"
    monkeypatch.setenv("DATABASE_URL", url)


def test_it_takes_every_row_once_by_two_processes(there):
    town = testing.a_town()
    area = town.place.community.area_code

    def chunk(first):
        told = {"kind": "help", "area": area, "raised_at": now()}
        return [], [Row(n, f"many|{n}", {"text": f"第{n}件事。", **told}) for n in range(first, first + 5)]

    taken = [one for _bad, one in in_turn(iter([chunk(0), chunk(5), chunk(3)]), 2)]
    assert sum(one.new for one in taken) == Need.objects.count() == 10
    assert sum(one.there for one in taken) == 5
