"""X04 一表通: a table arrives at 09:00, is filled and printed in four clicks; nothing is asked twice."""

import pytest

from linli.kernel.clock import travel
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import testing
from linli.records.models import Filling
from linli.records.queries.stored import content

KNOWN = [("社区名称", ""), ("受理数（件）", ""), ("上级街道名称", "")]


@pytest.fixture
def morning(db):
    """A community that answered a need in October; it is nine o'clock."""
    town = testing.a_past()
    with travel(testing.NINE):
        yield town


def put_in(visitor, data, name="统计表.xlsx"):
    """First click: the file is chosen, and is read."""
    visitor.get("/desk/tables/")
    visitor.send(files={"file": testing.upload(data, name)})
    return Filling.objects.latest("id")


def test_from_arrival_to_print_in_four_clicks_when_all_is_known(morning, browser):
    ann = browser(morning.ann)
    filling = put_in(ann, testing.a_form(testing.TABLE, KNOWN[:2]))  # click 1
    assert "多福巷社区" in ann.page.text
    ann.send(seen=str(filling.version))  # click 2: yes, so it is
    filling.refresh_from_db()
    assert filling.state == "filled"
    ann.follow(f"/desk/tables/{filling.pk}/print/")  # click 3; the fourth presses Print on this page
    assert testing.TABLE in ann.page.text and "多福巷社区" in ann.page.text
    cells = testing.cells_of(content(filling, filling.reply))
    assert (cells["B2"], cells["B3"]) == ("多福巷社区", 1), "the need of October is counted"


def test_only_what_is_missing_is_asked_and_never_a_second_time(morning, browser):
    ann = browser(morning.ann)
    made = testing.a_form(testing.TABLE, [*testing.KNOWN, *testing.ASKED])
    filling = put_in(ann, made)
    ann.send(seen=str(filling.version))
    wanted = [one.n for one in testing.missing(filling)]
    assert len(wanted) == 2
    ann.send(**{f"a{wanted[0]}": "31", f"a{wanted[1]}": "7"})
    filling.refresh_from_db()
    assert (filling.state, filling.cells_typed) == ("filled", 2)

    second = put_in(ann, made, "另一份.xlsx")
    ann.send(seen=str(second.version))
    second.refresh_from_db()
    assert (second.state, second.cells_typed, second.cells_filled) == ("filled", 0, 4)
    assert testing.cells_of(content(second, second.reply))["B4"] == 31


def test_the_colleague_who_knows_answers_on_a_telephone(morning, browser):
    lin = holding(person("Lin Linlin"), morning.place.community, "auditor")
    filling = testing.confirmed(morning.ann)
    first, second = testing.missing(filling)
    ann = browser(morning.ann)
    ann.get(f"/do/records.filling.asked_around/{filling.pk}/")
    ann.send(person=str(lin.person_id), cells=[str(first.n)])
    phone = browser(lin)
    phone.get(f"/desk/tables/{filling.pk}/ask/")
    assert first.name in phone.page.text and second.name not in phone.page.text
    phone.send(**{f"a{first.n}": "31"})
    assert filling.questions.get(n=first.n).value == 31


def test_every_number_opens_to_what_is_behind_it_and_who_received_it_is_known(morning, browser):
    filling = testing.sent(morning.ann)
    ann = browser(morning.ann)
    ann.get(f"/desk/tables/{filling.pk}/")
    assert f"/bodies/{morning.place.community.pk}/" in ann.page.links
    ann.get("/desk/tables/given/?q=楼门")
    assert "东华门街道办事处" in ann.page.text and "12" in ann.page.text


def test_a_table_that_cannot_be_read_comes_back_with_a_sentence(morning, browser):
    ann = browser(morning.ann)
    ann.get("/desk/tables/")
    ann.send(status=422, files={"file": testing.upload(b"PK\x03\x04broken", "坏.xlsx")})
    assert "损坏" in ann.page.text or "打包" in ann.page.text
    assert not Filling.objects.exists()


def test_what_others_filled_is_nobody_s_business(morning, browser):
    filling = testing.filled(morning.ann)
    assert browser().client.get(f"/desk/tables/{filling.pk}/").url.startswith("/account/login/")
    for actor in (morning.bob, testing.neighbour(morning)):
        visitor = browser(actor)
        visitor.get(f"/desk/tables/{filling.pk}/", status=404)
        visitor.get(f"/desk/tables/{filling.pk}/print/", status=404)
    browser(morning.sue).get(f"/desk/tables/{filling.pk}/")
