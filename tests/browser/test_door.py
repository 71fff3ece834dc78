"""At the door, without a network: in a real browser, with the network cut and returned."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from linli.kernel.actors import CLOCK, Actor
from linli.meetings.models import WalkNote
from linli.organisations import acts as organisations
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import PASSWORD, person
from tests.browser.conftest import PHONE
from tests.browser.doors import PAGE, TEXT, arrived, drafts, keep, keys, opened, unsent, until, write
from tests.browser.steps import press


@pytest.fixture
def ann(street):
    return street.town.ann


@pytest.fixture
def phone(window, ann):
    """Ann's phone: the page has been opened with the network and is kept."""
    return opened(window(ann, size=PHONE))


def test_the_page_opens_without_a_network_and_the_note_arrives_when_it_is_back(phone):
    phone.context.set_offline(True)
    phone.reload()
    keep(phone, contact="13800138099", photo=True)
    unsent(phone, 1)
    assert arrived(0) and len(phone.locator("#code").inner_text()) == 14
    phone.context.set_offline(False)
    unsent(phone, 0)
    note = WalkNote.objects.get()
    assert (note.text, note.photos_n, note.timing, note.state) == (TEXT, 1, "told", "noted")


def test_a_tab_closed_in_between_loses_nothing(phone, street):
    phone.context.set_offline(True)
    keep(phone)
    write(phone, "还没写完的一条", consent=False)
    phone.wait_for_timeout(300)
    context = phone.context
    phone.close()
    again = context.new_page()
    again.goto(PAGE)
    unsent(again, 1)
    assert again.locator("#text").input_value() == "还没写完的一条"
    context.set_offline(False)
    unsent(again, 0)
    assert arrived(1) and again.locator("#text").input_value() == "还没写完的一条"


@pytest.mark.parametrize("locks", [True, False])
def test_two_tabs_send_each_note_once(phone, locks):
    context = phone.context
    if not locks:
        context.add_init_script("Object.defineProperty(navigator, 'locks', {value: undefined})")
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        opened(tab)
    context.set_offline(True)
    for text in ("第一条", "第二条", "第三条"):
        keep(tabs[0], text)
    unsent(tabs[1], 3)
    context.set_offline(False)
    for tab in (phone, *tabs):
        unsent(tab, 0)
    assert sorted(WalkNote.objects.values_list("text", flat=True)) == sorted(["第一条", "第二条", "第三条"])


def test_an_answer_lost_on_its_way_makes_no_second_note(phone):
    """The note arrives, but its answer does not: it is sent again as it is, under the same key."""
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        route.fetch()
        lost.append(1)
        return route.abort()

    phone.route("**/api/acts/**", lose)
    keep(phone)
    until(phone, "document.getElementById('list').textContent.includes('再发一次')")
    assert arrived(1) and phone.locator("#list button").count() == 1
    phone.locator("#send-now").click()
    unsent(phone, 0)
    assert arrived(1)


def test_a_wrong_clock_is_shown_and_not_believed(window, ann):
    page = window(ann, size=PHONE)
    page.context.add_init_script(
        "const real = Date.now; const off = 3 * 3600 * 1000; const Old = Date;"
        "window.Date = class extends Old { constructor(...a) { a.length ? super(...a) : super(real() + off); }"
        " static now() { return real() + off; } };"
    )
    opened(page)
    assert "180" in page.locator("#clock-words").inner_text()
    keep(page)
    unsent(page, 0)
    note = WalkNote.objects.get()
    assert note.timing == "ahead" and note.taken_at == note.arrived_at < note.device_at


def test_a_session_lost_in_between_is_signed_in_again_and_the_drafts_go_out(window, street):
    town = street.town
    worker = person("安平", "13800138055", phone_verified=True, password=PASSWORD)
    page = opened(window(holding(worker, town.place.community, "community_worker"), size=PHONE))
    page.context.set_offline(True)
    keep(page)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.context.set_offline(False)
    page.locator("#locked").wait_for()
    assert arrived(0) and keys(page) == 0 and TEXT not in page.locator("body").inner_text()
    page.locator("#sign-in").click()
    page.wait_for_url("**/account/login/**")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    way = page.locator("form:has(input[name=login])")
    way.locator("input[name=login]").fill("13800138055")
    way.locator("input[name=password]").fill(PASSWORD)
    way.locator("button[type=submit]").click()
    page.wait_for_url(f"**{PAGE}")
    unsent(page, 0)
    until(page, "document.getElementById('arrived').textContent.includes('1')")
    assert arrived(1)


def test_a_refused_note_is_kept_with_its_reason_and_can_be_mended(phone, street):
    phone.context.set_offline(True)
    keep(phone)
    body = street.town.place.community
    organisations.vacate_post(CLOCK, street.town.ann.post.id)
    holding(Person.objects.get(pk=street.town.ann.person_id), street.town.place.other, "community_worker")
    phone.context.set_offline(False)
    phone.locator("#list .why").wait_for()
    assert "岗位" in phone.locator("#list .why").inner_text() and arrived(0)
    phone.locator("#list button").first.click()
    expect(phone.locator("#text")).to_have_value(TEXT)
    phone.locator("#area").select_option(street.town.place.other.area_code)
    phone.locator("#form button[type=submit]").click()
    until(phone, "document.getElementById('arrived').textContent.includes('1')")
    unsent(phone, 0)
    assert WalkNote.objects.get().body_id == street.town.place.other.pk != body.pk


def test_a_second_person_on_the_same_device_sees_nothing_of_the_firsts(phone, street):
    phone.context.set_offline(True)
    keep(phone)
    write(phone, "还没写完的一条", consent=False)
    phone.wait_for_timeout(300)
    sealed = drafts(phone)
    assert len(sealed) == 2 and TEXT not in "".join(sealed) and "阳台" not in "".join(sealed)
    cora = street.in_post("Cora", street.town.place.community, "community_worker")
    phone.context.add_cookies([street.session_of(cora)])
    phone.context.set_offline(False)
    phone.goto(PAGE)
    expect(phone.locator("#work")).to_be_visible()
    unsent(phone, 0)
    assert phone.locator("#text").input_value() == "" and phone.locator("#older").is_hidden()
    assert arrived(0) and len(drafts(phone)) == 2
    phone.context.add_cookies([street.session_of(street.town.ann)])
    phone.goto(PAGE)
    until(phone, "document.getElementById('arrived').textContent.includes('1')")
    assert WalkNote.objects.get().text == TEXT
    assert phone.locator("#text").input_value() == "还没写完的一条"


def test_signing_out_throws_the_key_away_and_leaves_what_is_unsent_sealed(phone):
    phone.context.set_offline(True)
    keep(phone)
    assert keys(phone) == 1
    phone.context.set_offline(False)
    phone.route("**/api/acts/**", lambda route: route.abort())
    phone.goto("/me/")
    press(phone, "form[data-forget]:visible button")
    assert keys(phone) == 0
    phone.context.set_offline(True)
    phone.goto(PAGE)
    phone.locator("#locked").wait_for()
    assert phone.locator("#work").is_hidden() and len(drafts(phone)) == 1


def test_the_end_of_the_day_locks_and_the_writer_opens_it_again(window, ann):
    page = window(ann, size=PHONE)
    page.context.add_init_script(
        "const shift = Number(localStorage.getItem('shift') || 0), real = Date.now; const Old = Date;"
        "window.Date = class extends Old { constructor(...a) { a.length ? super(...a) : super(real() + shift); }"
        " static now() { return real() + shift; } };"
    )
    opened(page)
    page.context.set_offline(True)
    keep(page)
    page.evaluate("localStorage.setItem('shift', String(24 * 3600 * 1000))")
    page.reload()
    page.locator("#locked").wait_for()
    assert keys(page) == 0 and len(drafts(page)) == 1
    page.evaluate("localStorage.removeItem('shift')")
    page.context.set_offline(False)
    page.reload()
    unsent(page, 0)
    until(page, "document.getElementById('arrived').textContent.includes('1')")
    assert arrived(1)


def test_what_is_missing_is_said_at_once_and_nothing_is_lost(phone):
    write(phone, consent=False)
    phone.locator("#form button[type=submit]").click()
    expect(phone.locator("#wrong-words")).to_contain_text("同意")
    assert phone.locator("#text").input_value() == TEXT and arrived(0)


def test_pressed_twice_it_is_kept_once_and_nothing_is_called_wrong(phone):
    phone.context.set_offline(True)
    write(phone)
    phone.locator("#form button[type=submit]").dblclick()
    phone.locator("#slip").wait_for()
    unsent(phone, 1)
    expect(phone.locator("#wrong")).to_be_hidden()
    phone.wait_for_timeout(1100)
    phone.locator("#form button[type=submit]").click()
    expect(phone.locator("#wrong-words")).to_contain_text("写一写")


def test_a_draft_is_dropped_only_when_pressed_twice(phone):
    phone.context.set_offline(True)
    keep(phone)
    drop = phone.locator("#list button").last
    drop.click()
    unsent(phone, 1)
    drop.click()
    unsent(phone, 0)
    assert drafts(phone) == []


def test_without_scripts_the_page_says_that_it_needs_them_and_where_to_go(window, ann):
    page = window(ann, size=PHONE, java_script_enabled=False)
    page.goto(PAGE)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main a[href='/desk/note/']").first.is_visible() and page.locator("#work").is_hidden()


def test_nobody_else_gets_the_page(window, street):
    page = window(Actor(person_id=street.vera.pk), size=PHONE)
    assert page.goto(PAGE).status == 404
    assert page.goto("/desk/door/state.json").status == 404
