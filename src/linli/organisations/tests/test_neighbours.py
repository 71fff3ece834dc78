"""The list of neighbouring areas, changed by hand."""

from io import BytesIO

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.kernel.rulebook import load_rulebook
from linli.organisations.acts import name_neighbour, part_neighbours
from linli.organisations.models import Neighbour
from linli.people.models import Person
from linli.people.testing import sign_in

HOME, OTHER = "110101001001", "110101001002"


@pytest.fixture(autouse=True)
def numbers(db):
    load_rulebook()


def test_it_names_two_areas_side_by_side(ann):
    pair = name_neighbour(ann, one=OTHER, other=HOME).noun
    assert (pair.one, pair.other, pair.ends) == (HOME, OTHER, None)


def test_it_refuses_the_same_pair_itself_and_an_unknown_code(ann):
    name_neighbour(ann, one=HOME, other=OTHER)
    for one, other in ((OTHER, HOME), (HOME, HOME), (HOME, "110101009009")):
        with pytest.raises(Refused):
            name_neighbour(ann, one=one, other=other)


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        name_neighbour(dan, one=HOME, other=OTHER)


def test_a_pair_taken_from_the_list_stays_in_the_record(ann):
    pair = name_neighbour(ann, one=HOME, other=OTHER).noun
    part_neighbours(ann, pair)
    assert Neighbour.objects.get().ends is not None
    assert Entry.objects.filter(kind="organisations.neighbour.parted").count() == 1
    with pytest.raises((NotYours, NotNow)):
        part_neighbours(ann, pair)


def test_the_page_takes_a_table_and_shows_what_was_left_out(client, ann):
    sign_in(client, Person.objects.get(pk=ann.person_id))
    file = BytesIO("代码,经度,纬度\n110101001001,116.4,39.9\n5,1,2\n".encode())
    file.name = "points.csv"
    answer = client.post("/bodies/points/", {"file": file, "system": "gcj02"})
    text = answer.content.decode()
    assert answer.status_code == 200 and "第3行" in text
    empty = BytesIO(b"a,b\n")
    empty.name = "x.csv"
    assert client.post("/bodies/points/", {"file": empty}).status_code == 422


def test_the_page_is_not_there_for_others_and_pairs_are_named_on_it(client, place, ann, dan):
    sign_in(client, Person.objects.get(pk=dan.person_id))
    assert client.get("/bodies/points/").status_code == 404
    assert client.get("/bodies/points/neighbour/").status_code == 404
    sign_in(client, Person.objects.get(pk=ann.person_id))
    wrong = client.post("/bodies/points/neighbour/", {"one": HOME, "other": "7"})
    assert wrong.status_code == 422 and HOME in wrong.content.decode()
    done = client.post("/bodies/points/neighbour/", {"one": HOME, "other": OTHER, "back": "/bodies/points/"})
    assert done.status_code == 302
    assert f"{HOME} – {OTHER}" in client.get("/bodies/points/").content.decode()
