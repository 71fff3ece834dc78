"""The pages of organisations."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing.statements import Asked, statements
from linli.organisations.acts import change_body, load_divisions, relate, reparent_body
from linli.organisations.models import Body, Post
from linli.organisations.queries import tree
from linli.organisations.states import Kind, RelationKind
from linli.organisations.testing import a_body, a_post
from linli.organisations.tests.test_load_divisions import ROWS, silent


@pytest.fixture
def head(place, somebody):
    """Somebody signed in who administers the district."""
    load_rulebook()
    person = somebody("Hal")
    a_post(place.district, "administrator", person)
    client = Client()
    client.force_login(person)
    return client


def test_areas_lead_down_to_the_body_that_answers(place):
    load_divisions(ROWS, 2023, say=silent)
    client = Client()
    assert "?area=11" in client.get("/bodies/").content.decode()
    assert "?area=110101" in client.get("/bodies/?area=11").content.decode()
    page = client.get("/bodies/?area=110101001001").content.decode()
    assert f"/bodies/{place.community.pk}/" in page and "?area=110101001" in page


def test_words_of_a_name_find_it(place):
    page = Client().get("/bodies/?q=多福 社区").content.decode()
    assert f"/bodies/{place.community.pk}/" in page and f"/bodies/{place.other.pk}/" not in page


def test_a_stranger_sees_the_desk_but_no_button_and_no_holder(place, somebody, ann):
    load_rulebook()
    a_post(place.community, "community_worker", somebody("赵秘密"))
    a_post(place.community, "community_secretary", somebody("钱公开"), is_public=True)
    change_body(ann, place.community, desk_phone="010-65250000")
    page = Client().get(f"/bodies/{place.community.pk}/").content.decode()
    assert 'href="tel:01065250000"' in page and "钱公开" in page
    assert "赵秘密" not in page and "/do/" not in page


def test_a_manager_sees_posts_ties_turns_and_buttons(place, head, ann, somebody):
    a_post(place.community, "community_worker", somebody("赵秘密"))
    station = a_body(Kind.SERVICE_STATION, "服务站", place.community)
    reparent_body(ann, station, parent=place.other)
    relate(ann, source=station, target=place.community, kind=RelationKind.SERVES)
    page = head.get(f"/bodies/{place.community.pk}/").content.decode()
    assert "赵秘密" in page and "/do/organisations.post.vacated/" in page
    assert "/do/organisations.relation.ended/" in page
    assert f"/bodies/{place.community.pk}/found/" in page
    assert place.community.name in head.get(f"/bodies/{station.pk}/").content.decode()


def test_its_cost_does_not_grow(place, head, somebody):
    head.get(f"/bodies/{place.other.pk}/")  # the tree, points and neighbours are remembered from here on
    with Asked(connection) as few:
        head.get(f"/bodies/{place.community.pk}/")
    least = len(few)
    for number in range(15):
        a_body(Kind.DEPARTMENT, f"窗口{number}", place.community)
        a_post(place.community, "community_worker", somebody(), title=f"网格{number}")
    head.get(f"/bodies/{place.other.pk}/")
    with statements(least + 2):  # posts and what stands below, which were not there before
        head.get(f"/bodies/{place.community.pk}/")


def test_founding_by_hand_ends_on_the_new_page(place, head):
    address = f"/bodies/{place.street.pk}/found/"
    assert f'value="{place.street.pk}"' in head.get(address).content.decode()
    typed = {"parent": place.street.pk, "kind": "branch", "name": "第一党支部", "founded_on": "2026-01-04"}
    answer = head.post(address, {**typed, "key": "a"})
    body = Body.objects.get(name="第一党支部")
    assert answer.status_code == 302 and answer["Location"] == f"/bodies/{body.pk}/"
    refused = head.post(address, {**typed, "name": "", "key": "b"})
    assert refused.status_code == 422 and "2026-01-04" in refused.content.decode()


def test_setting_up_and_filling_a_post_by_hand(place, head, somebody):
    eve = somebody("Eve")
    head.post(
        f"/bodies/{place.street.pk}/plan/", {"body": place.street.pk, "role": "street_desk", "key": "a"}
    )
    post = Post.objects.get(body=place.street)
    head.post(f"/do/organisations.post.filled/{post.pk}/", {"person": eve.number, "key": "b"})
    post.refresh_from_db()
    assert post.person_id == eve.pk


def test_a_stranger_may_not_found(place):
    load_rulebook()
    assert Client().get(f"/bodies/{place.street.pk}/found/").status_code == 403
    assert Client().get("/bodies/import/").status_code == 403
    assert Client().get("/bodies/99999999/").status_code == 404


def test_a_table_is_previewed_and_then_applied(place, head):
    text = "名称,类型,上级,成立日期\n服务站,社区服务站,东华门街道,2026-01-04\n坏行,衙门,东华门街道,\n"
    file = SimpleUploadedFile("表.csv", text.encode("gb18030"))
    preview = head.post("/bodies/import/", {"file": file})
    assert preview.status_code == 200 and not Body.objects.filter(name="服务站").exists()
    applied = head.post("/bodies/import/", {"rows": preview.context["rows"]})
    assert "坏行" in applied.content.decode()
    assert tree().get(Body.objects.get(name="服务站").pk).parent_id == place.street.pk
    assert head.post("/bodies/import/", {"rows": "forged"}).status_code == 422


def test_the_post_in_use_is_switched(place, head, somebody):
    foreign = a_post(place.street, "street_desk", somebody())
    assert head.post("/bodies/post/", {"post": "0", "back": "/bodies/"})["Location"] == "/bodies/"
    assert head.session["post"] == "0"
    head.post("/bodies/post/", {"post": str(foreign.pk), "back": "https://example.org/"})
    assert head.session["post"] == "0"


def test_vacant_posts_here_and_below_are_listed_for_those_who_appoint_and_for_nobody_else(
    place, head, somebody
):
    empty = a_post(place.community, "community_worker", title="网格三")
    a_post(place.other, "community_worker", somebody("赵在岗"), title="网格四")
    address = f"/bodies/{place.street.pk}/posts/"
    vacant = head.get(address).content.decode()
    assert "网格三" in vacant and f"/do/organisations.post.filled/{empty.pk}/" in vacant
    assert "赵在岗" not in vacant and "赵在岗" in head.get(f"{address}?show=all").content.decode()
    assert head.get(f"/bodies/{place.city.pk}/posts/").status_code == 404
    assert Client().get(address).status_code == 404
    head.get(address)
    with statements(10):
        head.get(address)


def test_the_course_of_a_body_tells_where_it_stood(place, head, ann):
    station = a_body(Kind.SERVICE_STATION, "服务站", place.community)
    reparent_body(ann, station, parent=place.other)
    course = Client().get(f"/bodies/{station.pk}/history/").content.decode()
    assert f"/bodies/{place.community.pk}/" in course and f"/bodies/{place.other.pk}/" in course


def test_the_list_of_all_leads_those_who_look_after_organisations_on(place, head):
    page = head.get("/bodies/").content.decode()
    assert "/bodies/import/" in page and f"/bodies/{place.district.pk}/posts/" in page
    assert "/bodies/import/" not in Client().get("/bodies/").content.decode()


def test_the_preview_names_changed_columns_in_words(place, head):
    text = "名称,类型,上级,电话\n多福巷社区居民委员会,居委会,东华门街道,010-65250000\n"
    preview = head.post("/bodies/import/", {"file": SimpleUploadedFile("表.csv", text.encode())})
    told = preview.content.decode()
    assert "desk_phone" not in told and "第 2 行" in told
