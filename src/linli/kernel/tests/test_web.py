"""What every request passes: headers, refusals as pages, a database that is away; health, limits, preferences."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import translation

from linli.kernel.clock import travel
from linli.kernel.journal import tally
from linli.kernel.refusals import NotFound, NotNow, NotYours, Refused, TooMany
from linli.kernel.rulebook import load_rulebook
from linli.kernel.tests.lamps import ANN, DAN, Lamp, hang
from linli.kernel.web import health
from linli.kernel.web.limits import place, spend

SAID = {
    "403": NotYours("not yours", field="x"),
    "404": NotFound("nothing"),
    "409": NotNow("not now"),
    "422": Refused("a rule"),
    "429": TooMany("too often", after=7),
}


def says(request, what):
    """A page that refuses, fails, or finds the database away."""
    if what == "away":
        raise OperationalError("connection refused")
    if what == "broken":
        connection.set_rollback(True)
        raise NotNow("broken transaction")
    if what == "fault":
        raise ZeroDivisionError
    if what == "file":
        return HttpResponse("x", headers={"Content-Security-Policy": "default-src 'none'; sandbox"})
    raise SAID[what]


urlpatterns = [
    path("says/<str:what>/", says),
    path("api/says/<str:what>/", says),
    path("", include("linli.config.urls")),
]
handler404 = "linli.kernel.web.failing.missing"
handler500 = "linli.kernel.web.failing.failed"


@pytest.fixture
def browser(db, settings):
    settings.ROOT_URLCONF = "linli.kernel.tests.test_web"
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"
    load_rulebook()
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("what", SAID)
def test_a_refusal_is_a_page_for_people_and_json_for_programs(browser, what):
    page = browser.get(f"/says/{what}/")
    status = 422 if what == "422" else int(what)
    assert page.status_code == status and str(SAID[what].message) in page.content.decode()
    told = browser.get(f"/api/says/{what}/")
    assert told.status_code == status and told.json()["message"] == str(SAID[what].message)
    assert (told.headers.get("Retry-After") == "7") == (what == "429")


def test_an_address_that_is_not_there(browser):
    assert browser.get("/nowhere/").status_code == 404 and "<h1" in browser.get("/nowhere/").content.decode()
    assert browser.get("/api/nowhere").json()["error"] == "NotFound"


@pytest.mark.parametrize("what", ["away", "fault"])
def test_what_fails_says_one_sentence(browser, what):
    status = {"away": 503, "fault": 500}[what]
    page = browser.get(f"/says/{what}/")
    assert page.status_code == status and "<main" in page.content.decode()
    told = browser.get(f"/api/says/{what}/")
    assert told.status_code == status and len(told.json()["message"]) > 8
    assert (told.headers.get("Retry-After") == "60") == (what == "away")


def test_a_database_away_before_any_page_is_asked_says_the_same(browser, monkeypatch, settings):
    def away(self):
        raise OperationalError("connection refused")

    monkeypatch.setattr(
        "django.contrib.sessions.middleware.SessionMiddleware.process_request", lambda *a: away(a)
    )
    assert browser.get("/").status_code == 503
    told = browser.get("/api/openapi.json")
    assert told.status_code == 503 and told.json()["error"] == "Away"
    assert "Content-Security-Policy" in told.headers


def test_a_refusal_in_a_broken_transaction_still_has_its_page(browser):
    page = browser.get("/says/broken/")
    connection.set_rollback(False)
    assert page.status_code == 409 and "broken transaction" in page.content.decode()


def test_every_answer_has_its_policy(browser):
    for address in ("/healthz", "/nowhere/", "/says/403/", "/says/fault/", "/api/openapi.json", "/prefer/"):
        policy = browser.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, address
    assert "sandbox" in browser.get("/says/file/").headers["Content-Security-Policy"], "a file keeps its own"


def test_health_tells_versions_and_how_far_the_workers_are(client, db):
    assert client.get("/healthz").json()["lag_seconds"] == {"delivery": None}
    start = datetime(2026, 3, 2, tzinfo=UTC)
    with travel(start):
        tally.advance()
    with travel(start + timedelta(seconds=30)):
        told = client.get("/healthz").json()
    assert told["ready"] and told["lag_seconds"]["tally"] == 30 and told["postgresql"]


def test_health_says_when_the_database_is_away(browser, monkeypatch):
    def away():
        raise OperationalError("gone")

    monkeypatch.setattr(health, "connection", SimpleNamespace(cursor=away))
    assert browser.get("/healthz").status_code == 503 and browser.get("/healthz").json()["error"] == "Away"


def test_a_limit_counts_within_its_window(db):
    with travel(datetime(2026, 3, 2, tzinfo=UTC)):
        for _time in range(3):
            spend("x", "a", 3, 60)
        spend("x", "b", 3, 60)
        spend("y", "a", 3, 60)
        with pytest.raises(TooMany) as caught:
            spend("x", "a", 3, 60)
        assert caught.value.after == 60
    with travel(datetime(2026, 3, 2, 0, 1, 1, tzinfo=UTC)):
        spend("x", "a", 3, 60)


def test_a_place_is_the_person_or_the_address_that_the_own_proxy_saw(rf, settings):
    request = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="9.9.9.9")
    request.actor = ANN
    assert place(request) == "p11"
    request.actor = type(ANN)()
    settings.SECURE_TLS = False
    assert place(request) == "a9.9.9.9", "without a proxy the header is hearsay"
    settings.SECURE_TLS = True
    assert place(request) == "a2.2.2.2"


def test_preferences_are_kept_and_the_way_back_stays_here(client, db):
    answer = client.post("/prefer/", {"large": "1", "theme": "dark", "language": "en", "back": "/me/?a=1"})
    assert answer.url == "/me/?a=1"
    assert {name: one.value for name, one in answer.cookies.items()} == {
        "large": "1", "theme": "dark", "django_language": "en",
    }  # fmt: skip
    answer = client.post("/prefer/", {"large": "9", "theme": "pink", "back": "https://elsewhere.example/"})
    assert answer.url == "/" and not answer.cookies
    assert client.get("/prefer/").status_code == 405


@pytest.fixture
def lamp(lamps, browser):
    return hang(ANN, name="gate").noun


def test_the_page_of_an_act_asks_does_and_goes_back(lamp, browser):
    address = f"/do/tests.lamp.lit/{lamp.pk}/"
    page = browser.get(address, headers={"X-Reader": "ann"})
    assert page.status_code == 200 and 'name="seen" value="1"' in page.content.decode()
    given = {"why": "dark", "seen": "1", "key": "k"}
    for _twice in range(2):
        answer = browser.post(address, given, headers={"X-Reader": "ann"})
        assert (answer.status_code, answer.url) == (302, f"/lamps/{lamp.pk}/")
    assert Lamp.objects.get().version == 2
    stale = browser.post(address, {**given, "key": "new"}, headers={"X-Reader": "ann"})
    assert stale.status_code == 409 and "dark" in stale.content.decode(), "what was typed is still there"


def test_the_page_of_an_act_is_only_for_its_doers(lamp, browser):
    address = f"/do/tests.lamp.lit/{lamp.pk}/"
    assert browser.get(address, headers={"X-Reader": "dan"}).status_code == 403
    assert browser.get(address).status_code == 404
    assert browser.get(f"/do/tests.lamp.cracked/{lamp.pk}/", headers={"X-Reader": "ann"}).status_code == 404
    assert DAN.post is None


def strict(settings):
    settings.LINLI_ACTOR_OF = "linli.kernel.tests.lamps.reader"
    load_rulebook()
    return Client(enforce_csrf_checks=True)


OURS = {"Origin": "http://testserver"}


def test_a_form_that_came_too_late_keeps_what_was_typed_without_a_script(lamps, settings):
    browser, lamp = strict(settings), hang(ANN, name="gate").noun
    came = {"Referer": "http://testserver/desk/?queue=sign"}
    told = {"why": "楼道 <黑>", "seen": "1", "csrfmiddlewaretoken": "x" * 64}
    page = browser.post(f"/do/tests.lamp.lit/{lamp.pk}/", told, headers={"X-Reader": "ann", **OURS, **came})
    text = page.content.decode()
    assert page.status_code == 403 and text.count("楼道 &lt;黑&gt;") == 2, "to be read, and to be sent"
    assert 'href="http://testserver/desk/?queue=sign"' in text
    lamp.refresh_from_db()
    assert lamp.state == "off", "nothing was done"
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text))
    sent = {name: unescape(value) for name, value in sent.items()}
    assert sent["why"] == "楼道 <黑>" and sent["seen"] == "1"
    done = browser.post(f"/do/tests.lamp.lit/{lamp.pk}/", sent, headers={"X-Reader": "ann", **OURS})
    assert done.status_code == 302, "one click more sends it"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Referer": "http://x.example/"}, {}],
)
def test_what_another_site_sends_is_not_put_before_the_reader(lamps, settings, headers):
    browser, lamp = strict(settings), hang(ANN, name="gate").noun
    page = browser.post(f"/do/tests.lamp.lit/{lamp.pk}/", {"why": "楼道黑"}, headers=headers)
    assert page.status_code == 403 and "楼道黑" not in page.content.decode()


def test_the_pages_of_signing_in_show_nothing_that_was_typed(db, settings):
    page = strict(settings).post(
        "/account/login/", {"login": "王 小明", "password": "秘密 秘密"}, headers=OURS
    )
    assert page.status_code == 403 and "小明" not in page.content.decode()


def test_the_wait_is_told_as_it_is(db):
    with travel(datetime(2026, 3, 2, tzinfo=UTC)), translation.override("en"):
        spend("x", "c", 1, 3600)
        with pytest.raises(TooMany) as caught:
            spend("x", "c", 1, 3600)
    assert "60 minutes" in str(caught.value.message) and caught.value.after == 3600
