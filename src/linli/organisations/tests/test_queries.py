"""Questions about areas and bodies."""

from django.test import Client

from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import load_divisions
from linli.organisations.queries import search_bodies
from linli.organisations.tests.test_load_divisions import ROWS, silent


def test_a_search_narrows_by_words_area_and_kind(place):
    assert set(search_bodies("社区 居民")) == {place.community, place.other}
    assert list(search_bodies("社区", "110101001002")) == [place.other]
    assert list(search_bodies(kind="street_office")) == [place.street]
    assert list(search_bodies("没有")) == []


def test_a_program_asks_for_areas_and_bodies(place):
    load_rulebook()
    load_divisions(ROWS, 2023, say=silent)
    client = Client()
    areas = client.get("/api/queries/organisations.areas?area=110101").json()["rows"]
    assert areas == [{"code": "110101001", "name": "东华门街道", "level": "street"}]
    rows = client.get("/api/queries/organisations.bodies?q=多福&limit=1").json()["rows"]
    assert [row["id"] for row in rows] == [place.community.pk]
    assert client.get("/api/queries/organisations.bodies?kind=x").status_code == 422
