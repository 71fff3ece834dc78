"""The pages of reach: for the desk with names of places, for everybody counts only."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import statements
from linli.organisations.acts import list_site
from linli.organisations.models import Site
from linli.organisations.queries import coverage
from linli.organisations.testing import a_post, a_site


@pytest.fixture
def desk(place, somebody):
    """Somebody signed in at the street's desk."""
    load_rulebook()
    who = somebody("Sue")
    a_post(place.street, "street_desk", who)
    client = Client()
    client.force_login(who)
    return client


def test_the_desk_sees_kinds_gaps_and_places(place, desk, branch):
    a_site(place.community, "青禾大厦", by=branch, people=320)
    a_site(place.other, "早市", "market", people=3)
    page = desk.get("/desk/reach/").content.decode()
    assert "青禾大厦" in page and "早市" in page and "320" in page
    assert "?kind=market&amp;show=gap#list" in page and f"?body={place.other.pk}" in page
    only = desk.get("/desk/reach/?show=gap").content.decode()
    assert "早市" in only and "青禾大厦" not in only


def test_a_small_number_of_people_is_withheld_on_the_table(place, desk):
    a_site(place.community, "小店", "shops", people=3)
    table = desk.get("/desk/reach/").content.decode().split("<tbody")[1].split("</tbody>")[0]
    assert "较少" in table and ">3<" not in table


def test_everybody_sees_counts_without_names_and_without_small_ones(place, branch):
    load_rulebook()
    for n in range(7):
        a_site(place.community, f"楼{n}", by=branch)
    a_site(place.community, "独店", "shops")
    page = Client().get(f"/bodies/{place.street.pk}/reached/").content.decode()
    assert "楼0" not in page and "独店" not in page
    assert "较少" in page and "商务楼宇" in page
    section = Client().get(f"/bodies/{place.street.pk}/").content.decode()
    assert "组织覆盖" in section and "/desk/reach/" not in section


def test_whoever_has_no_post_finds_nothing(place, somebody):
    load_rulebook()
    site = a_site(place.community)
    stranger, worker = Client(), Client()
    stranger.force_login(somebody("Dan"))
    who = somebody("Will")
    a_post(place.community, "community_worker", who)
    worker.force_login(who)
    for client in (stranger, worker):
        for address in ("/desk/reach/", "/desk/reach/new/", "/desk/reach/import/", f"/desk/reach/{site.pk}/"):
            assert client.get(address).status_code == 404, address


def test_the_street_of_others_is_not_there(place, desk):
    far = a_site(place.district, "区政府楼", "office")
    assert desk.get(f"/desk/reach/{far.pk}/").status_code == 404
    assert desk.get(f"/desk/reach/?body={place.district.pk}").status_code == 404


def test_a_place_is_listed_and_covered_through_its_pages(place, desk, branch):
    answer = desk.post(
        "/desk/reach/new/", {"answers": place.community.pk, "name": "青禾大厦", "kind": "building"}
    )
    site = Site.objects.get()
    assert answer.headers["Location"] == f"/desk/reach/{site.pk}/"
    page = desk.get(f"/desk/reach/{site.pk}/").content.decode()
    assert "/do/organisations.site.covered/" in page
    bad = desk.post(f"/do/organisations.site.covered/{site.pk}/", {"by": place.community.pk})
    assert bad.status_code == 422 and str(place.community.pk) in bad.content.decode()
    desk.post(f"/do/organisations.site.covered/{site.pk}/", {"by": branch.pk})
    assert "商圈联合党支部" in desk.get(f"/desk/reach/{site.pk}/").content.decode()


def test_what_was_typed_is_not_lost(desk):
    answer = desk.post("/desk/reach/new/", {"answers": "火星", "name": "青禾大厦", "kind": "building"})
    assert answer.status_code == 422
    assert "青禾大厦" in answer.content.decode() and "火星" in answer.content.decode()


def test_a_workbook_is_previewed_and_brought_in(place, desk, branch):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for n, row in enumerate(
        [
            ("名称", "类型", "所属社区", "人数", "覆盖组织"),
            ("青禾大厦", "商务楼宇", place.community.pk, 320, branch.pk),
        ]
    ):
        sheet.write_row(n, 0, row)
    book.close()
    sent = SimpleUploadedFile("sites.xlsx", file.getvalue())
    preview = desk.post("/desk/reach/import/", {"file": sent})
    assert preview.status_code == 200 and not Site.objects.exists()
    done = desk.post("/desk/reach/import/", {"rows": preview.context["rows"]})
    assert "青禾大厦" in done.content.decode() and Site.objects.get().people == 320
    assert desk.post("/desk/reach/import/", {"rows": "broken"}).status_code == 422


def test_a_file_that_is_no_such_table_gets_a_sentence(desk):
    answer = desk.post("/desk/reach/import/", {"file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")})
    assert answer.status_code == 422 and "名称" in answer.content.decode()


def test_gaps_wait_on_the_desk(place, desk):
    a_site(place.community)
    assert "/desk/reach/?show=gap#list" in desk.get("/desk/").content.decode()


def test_many_places_ask_no_more_of_the_database(place, desk, sue):
    for n in range(30):
        list_site(sue, answers=place.other, name=f"楼{n}", kind="building")
    desk.get("/desk/reach/")
    with statements(8):
        desk.get("/desk/reach/")
    kinds, below = coverage(place.street.path)
    assert kinds["building"]["gap"] == 30 and below[place.other.pk]["gap"] == 30
