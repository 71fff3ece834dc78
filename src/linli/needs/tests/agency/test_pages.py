"""Errands on the pages: of the person, with a receipt code, and at the desk."""

from linli.needs import acts
from linli.needs.models import AgencyCase
from linli.needs.tests.agency.running import asked, decided, handed
from linli.needs.tests.items.guide import published
from linli.needs.tests.items.test_pages import browser
from linli.people.models import Person
from linli.people.testing import sign_in


def test_somebody_without_an_account_asks_and_comes_back_with_the_code(desk):
    item = published(desk)
    one = browser()
    answer = one.post(
        f"/guide/{item.pk}/agency/", {"item": item.pk, "name": "张大爷", "contact": "", "said": ""}
    )
    case = AgencyCase.objects.get()
    assert answer.headers["Location"] == f"/agency/{case.pk}/done/"
    page = one.get(f"/agency/{case.pk}/done/").content.decode()
    code = page.split('num strong">')[1].split("<")[0]
    other = browser()
    assert other.get(f"/agency/{case.pk}/").status_code == 404
    assert other.post("/track/", {"code": code}).headers["Location"] == f"/agency/{case.pk}/"
    assert case.matter in other.get(f"/agency/{case.pk}/").content.decode()


def test_the_person_reads_the_names_of_their_papers_and_prints_the_receipt(desk):
    case = handed(desk)
    bob = browser(desk.town.bob)
    assert "户口簿" in bob.get(f"/agency/{case.pk}/").content.decode()
    assert "户口簿" in bob.get(f"/agency/{case.pk}/receipt/").content.decode()
    assert browser(desk.town.dan).get(f"/agency/{case.pk}/receipt/").status_code == 404
    assert case.matter in bob.get("/").content.decode()


def test_the_desk_sees_numbers_and_reads_names_for_a_purpose(desk):
    case = handed(desk)
    ann = sign_in(browser(), Person.objects.get(pk=desk.ann.person_id), strong=True)
    assert "户口簿" not in ann.get(f"/desk/agency/{case.pk}/").content.decode()
    assert ann.post(f"/desk/agency/{case.pk}/read/", {"purpose": ""}).status_code == 422
    assert "户口簿" in ann.post(f"/desk/agency/{case.pk}/read/", {"purpose": "handle_case"}).content.decode()


def test_the_desk_lists_what_is_open(desk):
    case = decided(desk)
    page = browser(desk.ann).get("/desk/agency/").content.decode()
    assert f"/desk/agency/{case.pk}/" in page
    assert browser(desk.town.bob).get("/desk/agency/").status_code == 404
    assert browser(desk.ann).get(f"/desk/agency/{case.pk}/letter/").status_code == 200


def test_a_step_is_done_by_its_page_and_a_refusal_loses_nothing(desk):
    case = asked(desk)
    ann = browser(desk.ann)
    answer = ann.post(f"/do/needs.agencycase.explained/{case.pk}/", {"needed": "身份证", "fee": "0"})
    assert answer.status_code == 422 and "身份证" in answer.content.decode()
    answer = ann.post(f"/do/needs.agencycase.explained/{case.pk}/", {"needed": "身份证 | 证明", "fee": "0"})
    assert answer.status_code == 302


def test_staff_note_one_and_hand_over_the_receipt(desk):
    ann = browser(desk.ann)
    answer = ann.post(
        "/desk/agency/new/", {"item": "", "matter": "取档案", "said": "", "name": "", "contact": ""}
    )
    case = AgencyCase.objects.get()
    assert answer.headers["Location"] == f"/agency/{case.pk}/done/"
    assert "num strong" in ann.get(f"/agency/{case.pk}/done/").content.decode()


def test_the_organisation_tells_how_many_only_when_they_are_not_few(desk):
    for _n in range(5):
        acts.note_agency(desk.ann, matter="取档案")
    body = desk.town.place.community.pk
    page = browser().get(f"/bodies/{body}/").content.decode()
    assert 'id="errands"' in page or "5" in page
