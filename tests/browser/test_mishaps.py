"""What goes wrong in real life costs nobody a word: a lost session, a double click, a text without end."""

import pytest
from django.conf import settings

from linli.kernel.actors import Actor
from linli.needs import testing
from linli.needs.models import Need
from linli.people.testing import PASSWORD
from tests.browser.conftest import PHONE
from tests.browser.steps import go, say
from tests.walks import LAMP

WORDS = "今天连二楼也不亮了，请一起看看。"


@pytest.fixture
def vera(street):
    return Actor(person_id=street.vera.pk, name=street.vera.name)


def test_a_session_lost_in_the_middle_of_a_text_loses_no_word(window, street, vera):
    need = testing.working(street.town, by=vera)
    page = window(vera, size=PHONE)
    page.goto(f"/do/needs.need.added/{need.pk}/")
    page.locator("textarea[name=note]").fill(WORDS)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("form.form button.primary").click()
    page.wait_for_url("**/account/login/**")
    _sign_in(page, "13800138077", PASSWORD)
    page.wait_for_url(f"**/do/needs.need.added/{need.pk}/?resume=*")
    assert page.locator("textarea[name=note]").input_value() == WORDS
    page.locator("main form button.primary").first.click()
    page.wait_for_url(f"**/needs/{need.pk}/")
    page.goto(f"/needs/{need.pk}/")
    assert WORDS in page.locator("main").inner_text()


def _sign_in(page, login, password):
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    way = page.locator("form:has(input[name=login])")
    way.locator("input[name=login]").fill(login)
    way.locator("input[name=password]").fill(password)
    way.locator("button[type=submit]").click()


def test_a_double_click_makes_one_need(window, street):
    page = window(size=PHONE)
    page.goto(f"/raise/?area={street.area}")
    page.locator("textarea[name=text]").fill(LAMP)
    for _step in range(3):
        go(page, "next")
    page.locator("button[name=go][value=send]").dblclick()
    page.wait_for_url("**/raise/done/*/")
    assert Need.objects.count() == 1


def test_a_double_click_without_scripts_makes_one_need(window, street):
    """The form's own key makes the second one harmless."""
    page = window(size=PHONE, java_script_enabled=False)
    page.goto(f"/raise/?area={street.area}")
    page.locator("textarea[name=text]").fill(LAMP)
    for _step in range(3):
        go(page, "next")
    page.locator("button[name=go][value=send]").dblclick()
    page.wait_for_url("**/raise/done/*/")
    assert Need.objects.count() == 1


def test_a_hundred_thousand_characters_come_back_whole(window, street):
    page = window(size=PHONE)
    page.goto(f"/raise/?area={street.area}")
    text = "灯" * 100_000
    page.locator("textarea[name=text]").fill(text)
    go(page, "next")
    assert page.locator("[role=alert]").first.is_visible()
    assert page.locator("textarea[name=text]").input_value() == text
    assert Need.objects.count() == 0


def test_going_back_keeps_every_word_and_photo(window, street):
    page = window(size=PHONE)
    page.goto(f"/raise/?area={street.area}")
    page.locator("textarea[name=text]").fill(LAMP)
    go(page, "next")
    page.locator("input[name=address]").fill("3号楼")
    go(page, "say")
    assert page.locator("textarea[name=text]").input_value() == LAMP
    go(page, "next")
    assert page.locator("input[name=address]").input_value() == "3号楼"


def test_words_typed_are_there_again_after_the_window_was_closed(window, street):
    page = window(size=PHONE)
    page.goto(f"/raise/?area={street.area}")
    page.locator("textarea[name=text]").fill(LAMP)
    page.goto("/")
    page.goto(f"/raise/?area={street.area}")
    assert page.locator("textarea[name=text]").input_value() == LAMP
    page.locator("[data-draft-clear]").first.click()
    need = say(page, street, photo=False, text="换一件事：单元门关不上。")
    assert need.text.startswith("换一件事")
    page.goto(f"/raise/?area={street.area}")
    assert page.locator("textarea[name=text]").input_value() == "", "what was sent is forgotten"
