"""From a voice to the board, as people do it: on a phone, at a desk, and without any script."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.steps import act, rate, say


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (DESKTOP, True), (PHONE, False)], ids=["390", "1280", "no-script"]
)
def test_a_resident_raises_the_community_answers_the_board_shows_it(window, street, size, script):
    town, how = street.town, {"size": size, "java_script_enabled": script}
    resident = window(**how)
    need = say(resident, street)
    assert (need.state, need.photos_n) == ("triage", 1)
    assert need.number in resident.locator("main").inner_text()

    desk = window(town.sue, **how)
    desk.goto("/desk/")
    assert desk.locator(f"a[href*='/desk/needs/{need.pk}/']").first.is_visible()
    act(desk, need, "dispatched")
    assert need.body_id == town.place.community.pk

    community = window(town.ann, **how)
    act(community, need, "signed")
    act(community, need, "contacted", note="约好今晚去看")
    act(community, need, "replied", outcome="solved", text="三只灯泡都换好了。")
    assert need.state == "replied"

    link = rate(window(**how), need)
    assert (need.state, need.outcome) == ("closed", "solved")
    again = window(**how)
    again.goto(link)
    assert again.locator("input[name=satisfied]").count() == 0, "the link works once"

    board = window(town.sue, **how)
    board.goto("/board/")
    assert "100" not in board.locator(".figures").inner_text(), "one voice is no rate"
    board.locator(".figures a[href*='/behind/heard/']").first.click()
    assert need.number in board.locator("main").inner_text()
    if size is PHONE:
        for page in (resident, desk, community, board):
            wide = page.evaluate("document.documentElement.scrollWidth") if script else 390
            assert wide <= 390, f"{page.url} scrolls sideways: {wide}"
