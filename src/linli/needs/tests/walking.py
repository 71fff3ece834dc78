"""Help for tests of residents' pages: a browser, a photo, the steps of raising."""

import re
from html import unescape
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

TEXT = "三号楼的楼道灯坏了三天,老人晚上看不见。"


def photo(name: str = "灯.jpg") -> SimpleUploadedFile:
    """A small real photo."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "#887766").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def inputs(page: Any) -> dict[str, Any]:
    """Every hidden or ticked input and every text that a page sends back, as a browser would."""
    html = page.content.decode()
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = told.get("type") not in ("checkbox", "radio", "file") or " checked" in tag
        if told.get("name") and ticked and told.get("type") != "file":
            sent.setdefault(told["name"], []).append(unescape(told.get("value", "on")))
    for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>\s*(.*?)</textarea>', html, re.S):
        sent[name] = [unescape(value)]
    for name, body in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        sent[name] = [chosen.group(1) if chosen else ""]
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}


def forward(client: Any, page: Any, go: str = "next", **typed: Any) -> Any:
    """Press a button on a page of raising, with something typed."""
    return client.post("/raise/", {**inputs(page), "go": go, **typed})


def to_look(client: Any, town: Any, text: str = TEXT, **typed: Any) -> Any:
    """All steps up to the last page, where everything is looked over."""
    page = client.get(f"/raise/?area={town.place.community.area_code}")
    page = forward(client, page, text=text, **{k: v for k, v in typed.items() if k == "photos"})
    page = forward(client, page, address=typed.get("address", ""))
    return forward(client, page, **{k: v for k, v in typed.items() if k in ("contact", "name", "kind")})


def raised(client: Any, town: Any, **typed: Any) -> Any:
    """The need that somebody raised through the pages, and the page of its receipt."""
    answer = forward(client, to_look(client, town, **typed), "send")
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return client.get(answer["Location"])
