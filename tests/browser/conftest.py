"""A real Chromium against a real server on 127.0.0.1."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.people import Street

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EXPECTED = ("the server responded with a status of 4", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium. On a developer's machine without one these tests step aside and say so."""
    if CHROMIUM is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("no chromium or google-chrome on the PATH: the browser tests need one")
    # Playwright keeps a loop running in this thread; Django only needs to know that we mean it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def street(live_server, settings):
    """The street of the tests behind a live server."""
    settings.LINLI_SITE = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    settings.DEBUG = False
    return Street(live_server.url)


@pytest.fixture
def window(chromium, street):
    """Opens windows of browsers; at the end none may have met an error or asked a foreign host for anything."""
    contexts, wrong = [], []

    def open_window(actor=None, size=DESKTOP, **how):
        context = chromium.new_context(viewport=size, locale="zh-CN", base_url=street.url, **how)
        contexts.append(context)
        if actor:
            context.add_cookies([street.session_of(actor)])
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda word: _hear(page, word, wrong))
        page.on("request", lambda asked: _own(street.url, asked.url, wrong))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not wrong, wrong


def _hear(page, word, wrong):
    """Errors on the console are faults; an answer of refusal (4xx) is not, nor a network that a test cut."""
    if word.type == "error" and not any(one in word.text for one in EXPECTED):
        wrong.append(f"{page.url}: {word.text}")


def _own(own, asked, wrong):
    if not asked.startswith((own, "data:", "blob:")):
        wrong.append(f"a foreign host was asked: {asked}")
