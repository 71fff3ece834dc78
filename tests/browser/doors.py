"""What people do on the page at the door, and what a thief would find on the device."""

from playwright.sync_api import expect

from linli.meetings.models import WalkNote
from tests.walks import a_photo

TEXT = "阳台漏水，下雨天用盆接着。"
PAGE = "/desk/door/"


def opened(page):
    page.goto(PAGE)
    page.locator("#form").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    until(page, "navigator.serviceWorker.controller !== null")
    return page


def write(page, text=TEXT, *, consent=True, contact="", photo=False):
    page.locator("#text").fill(text)
    page.locator("#contact").fill(contact)
    if photo:
        file = a_photo()
        page.locator("#photos").set_input_files(
            {"name": file.name, "mimeType": "image/jpeg", "buffer": file.read()}
        )
    if consent:
        page.locator("input[name=consent]").check()


def keep(page, text=TEXT, **how):
    write(page, text, **how)
    page.locator("#form button[type=submit]").click()
    page.locator("#slip").wait_for()


def until(page, true):
    """Asked again and again: the page's own policy lets nobody evaluate words in it."""
    for _try in range(80):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(true)


def unsent(page, n):
    expect(page.locator("#unsent-n")).to_have_text(str(n), timeout=8000)


def arrived(n):
    return WalkNote.objects.count() == n


def drafts(page):
    """What the device holds, as a thief would read it."""
    return page.evaluate(
        """new Promise((found) => { const asked = indexedDB.open("linli-door", 1);
          asked.onsuccess = () => { const db = asked.result;
            const all = db.transaction("shelf").objectStore("shelf").getAll();
            all.onsuccess = () => { db.close(); found(all.result.map((one) => Object.keys(one).join() + "|" +
              new TextDecoder("utf-8").decode(one.sealed.data))); }; }; })"""
    )


def keys(page):
    """How many keys the device holds."""
    return page.evaluate(
        """new Promise((found) => { const asked = indexedDB.open("linli-door-keys");
          asked.onsuccess = () => { const db = asked.result;
            if (!db.objectStoreNames.length) {
              db.close(); indexedDB.deleteDatabase("linli-door-keys"); return found(0); }
            const n = db.transaction("shelf").objectStore("shelf").count();
            n.onsuccess = () => { db.close(); found(n.result); }; }; })"""
    )
