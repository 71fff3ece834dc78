"""Take the pictures of the README from a running demonstration.

./linli up                                        in one window
.venv/bin/python tests/browser/pictures.py        in another; LINLI_DATA and LINLI_SITE as for the first
"""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SITE = os.environ.get("LINLI_SITE", "http://127.0.0.1:8000")
LOGINS = json.loads((Path(os.environ.get("LINLI_DATA", ROOT / "var")) / "demo.json").read_text("utf-8"))
PLACE = "/place/?area=110105010022"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WORDS = "3号楼2单元的楼道灯不亮，已经三天了。我母亲七十多岁，晚上下楼看不见。"


def main() -> None:
    """Six pictures: three on a phone, three at a desk."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        phone = _window(browser, 390, 780, 2)
        _phone(phone)
        worker, secretary = _window(browser, 1280, 860, 1), _window(browser, 1280, 1180, 1)
        _sign_in(worker, "社区工作者")
        _desk(worker)
        _sign_in(secretary, "街道(乡镇)书记")
        secretary.goto(_month_before(secretary))
        _keep(secretary, "board")
        browser.close()


def _window(browser, wide, high, scale):
    size = {"width": wide, "height": high}
    context = browser.new_context(viewport=size, device_scale_factor=scale, locale="zh-CN", base_url=SITE)
    return context.new_page()


def _phone(page):
    _sign_in(page, "居民")
    page.goto(PLACE)
    page.goto("/")
    _keep(page, "home")
    page.goto("/raise/")
    page.locator("textarea[name=text]").fill(WORDS)
    _keep(page, "raise")
    page.goto("/me/needs/")
    links = page.locator("main a[href^='/needs/']").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    for link in links:
        page.goto(link)
        if page.locator(".deadline.ok, .deadline.soon").count() and page.locator(".timeline li").count() > 4:
            break
    _keep(page, "progress")


def _desk(page):
    page.goto("/desk/")
    page.locator("[data-open]").first.click()
    page.wait_for_timeout(800)
    _keep(page, "desk")
    address = page.locator("[data-open]").first.get_attribute("href")
    page.goto(address.split("?")[0])
    _keep(page, "need")


def _month_before(page):
    """The last whole month: the present one has only begun."""
    page.goto("/board/")
    return page.locator("a[href*='month=']").first.get_attribute("href")


def _sign_in(page, role):
    one = next(one for one in LOGINS["logins"] if one["role"] == role)
    page.goto("/account/login/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    way = page.locator("form:has(input[name=login])")
    way.locator("input[name=login]").fill(one["login"])
    way.locator("input[name=password]").fill(LOGINS["password"])
    way.locator("button[type=submit]").click()
    page.wait_for_load_state()


def _keep(page, name):
    """Few colours are enough for paper and ink, and keep a picture small."""
    page.mouse.move(0, 0)
    image = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(96, dither=Image.Dither.NONE)
    file = ROOT / "docs" / "pictures" / f"{name}.png"
    file.parent.mkdir(exist_ok=True)
    image.save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
