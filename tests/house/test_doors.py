"""No head says more words than one can hold, and a post finds the doors that are its own. How near: test_reach."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_module
from tests.house.test_pages import READERS, house  # noqa: F401 — a fixture

from linli.kernel.web.context import WORDS
from linli.organisations.models import Role
from linli.organisations.testing import a_body, holding
from linli.people.models import Person
from linli.people.testing import person

LONGEST = 5  # signs of a word in the head, so that five of them stand on a phone


def words_of(page):
    nav = page.content.decode().split('class="nav"')[1].split("</nav>")[0]
    return re.findall(r"<a [^>]*>([^<]+)</a>", nav)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("reader", READERS)
def test_the_head_has_few_words(house, reader, language):  # noqa: F811
    page = house[2][reader].get("/", headers={"Accept-Language": language})
    words = words_of(page)
    most = WORDS["post" if page.context["actor"].post else "resident"]
    assert 2 < len(words) <= most and len(set(words)) == len(words)
    if language == "zh-hans":
        assert all(len(word) <= LONGEST for word in words), words


def in_every_post(town):
    """A browser of somebody whose post may do everything that any role may."""
    held = sorted({one for role in Role.objects.all() for one in role.permissions})
    Role.objects.create(code="everything", label_zh="样样", label_en="Everything", permissions=held)
    actor = holding(person("Eve Everything"), town.place.city, "everything")
    browser = Client()
    browser.force_login(Person.objects.get(pk=actor.person_id))
    return browser


def test_who_may_do_everything_has_seven_words_and_finds_the_rest_under_more(house):  # noqa: F811
    browser = in_every_post(house[0])
    page = browser.get("/desk/")
    assert len(words_of(page)) == WORDS["post"] and words_of(page)[-1] == "更多"
    more = browser.get("/more/").content.decode()
    head = page.content.decode().split("</header>")[0]
    doors = import_module(settings.LINLI_DOORS)
    for _label, name, permission in doors.HEAD:
        if permission:
            assert f'href="{reverse(name)}"' in head + more, name


def test_however_many_capabilities_there_are_the_head_does_not_grow(house, monkeypatch):  # noqa: F811
    doors = import_module(settings.LINLI_DOORS)
    ways = [(f"Way {n}", "rules", permission) for n in range(20) for permission in ("", "needs.read")]
    monkeypatch.setattr(doors, "HEAD", [*doors.HEAD, *ways])
    assert (
        len(words_of(house[2]["bob"].get("/")))
        == len(words_of(house[2]["nobody"].get("/")))
        == WORDS["resident"]
    )
    ann = house[2]["ann"]
    assert len(words_of(ann.get("/desk/"))) == WORDS["post"]
    assert "Way 19" in ann.get("/more/").content.decode()


def test_every_door_leads_somewhere_and_somebody_may_open_it(db):
    doors = import_module(settings.LINLI_DOORS)
    held = {one for role in Role.objects.all() for one in role.permissions}
    ways = [(name, permission) for _label, name, permission in doors.HEAD]
    ways += [(name, permission) for _group, some in doors.MORE for _label, _hint, name, permission in some]
    for name, permission in ways:
        assert reverse(name) and (not permission or permission in held), (name, permission)
    assert all(reverse(name) for *_words, name in [*doors.HOME, *doors.FOOT])


def test_the_first_page_of_an_administrator_opens_on_what_they_may_do(house):  # noqa: F811
    first = house[2]["clerk"].get("/").content.decode().split("<main")[1]
    for address in ("/bodies/import/", "/desk/webhooks/", "/desk/deliveries/", "/rules/", "/counter/"):
        assert f'href="{address}"' in first
    assert first.index('href="/bodies/"') < first.index('href="/raise/"')


def test_a_post_with_one_page_finds_it_first(house):  # noqa: F811
    """A resident unit comes to what waits, what is wanted and what came of it with one tap."""
    uma = holding(
        person("Uma Unit"), a_body("resident_unit", "青桐小学", house[0].place.street), "unit_contact"
    )
    browser = Client()
    browser.force_login(Person.objects.get(pk=uma.person_id))
    main = browser.get("/").content.decode().split("<main")[1]
    assert re.search(r'<a class="button big[^"]*" href="([^"]+)"', main)[1] == "/desk/orders/"


def test_a_resident_finds_no_door_of_a_post(house):  # noqa: F811
    page = house[2]["bob"].get("/").content.decode()
    doors = import_module(settings.LINLI_DOORS)
    assert "/more/" not in page and "/desk/" not in page.replace("/desk/routes/", "")
    assert house[2]["bob"].get("/more/").status_code == 404
    assert {name for _label, name, permission in doors.HEAD if not permission} == {
        "needs:raise", "venues:places", "meetings:activities", "needs:track", "needs:digests",
    }  # fmt: skip


@pytest.mark.parametrize(
    "address", ["/desk/", "/board/", "/more/", "/desk/filters/?query=a", "/desk/deliveries/"]
)
def test_whoever_is_signed_out_signs_in_and_comes_back(house, address):  # noqa: F811
    answer = house[2]["nobody"].get(address)
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/account/login/?next=/")
    assert answer.headers["Location"].split("next=")[1].startswith(address.split("?")[0])
    assert house[2]["bob"].get(address).status_code == 404


def test_a_part_of_a_page_asks_to_sign_in_as_a_whole(house):  # noqa: F811
    answer = house[2]["nobody"].get("/desk/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/account/login/")


def test_in_the_wrong_post_the_desk_says_so_instead_of_hiding(house):  # noqa: F811
    ann = house[2]["ann"]
    ann.post("/bodies/post/", {"post": "0"})
    assert ann.get("/desk/").status_code == 403
