"""A visitor who sees what a browser without scripts sees, and can do only what a page offers."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

SILENT = {"script", "style", "template"}
VOID = {"input", "br", "img", "link", "meta", "hr"}


@dataclass
class Form:
    action: str
    method: str
    values: dict = field(default_factory=lambda: defaultdict(list))
    names: set = field(default_factory=set)
    buttons: list = field(default_factory=list)


class Page(HTMLParser):
    """What stands on one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms, self.links, self.text = [], [], ""
        self._ids, self._form, self._select, self._area, self._silent = {}, None, None, None, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = {name: value if value is not None else "" for name, value in attrs}
        self._silent += tag in SILENT
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
            self._ids[told.get("id")] = self._form
        elif tag == "a" and "href" in told:
            self.links.append(told["href"])
        elif tag in ("input", "button", "select", "textarea"):
            self._control(tag, told)
        elif tag == "option" and self._select:
            form, name, first = self._select
            if "selected" in told or not first:
                form.values[name] = [told.get("value", "")]
                self._select = (form, name, True)

    def _control(self, tag, told):
        form, name, kind = (
            self._ids.get(told.get("form"), self._form),
            told.get("name"),
            told.get("type", "text"),
        )
        if form is None:
            return
        if tag == "button" or kind == "submit":
            form.buttons.append((name, told.get("value", ""), told.get("formaction", "")))
        elif name:
            form.names.add(name)
            if tag == "select":
                self._select = (form, name, False)
            elif tag == "textarea":
                self._area = (form, name, "")
            elif kind not in ("checkbox", "radio", "file") or "checked" in told:
                form.values[name].append(told.get("value", "on" if kind in ("checkbox", "radio") else ""))

    def handle_data(self, data):
        if self._area:
            self._area = (*self._area[:2], self._area[2] + data)
        if not self._silent:
            self.text += data

    def handle_endtag(self, tag):
        self._silent -= tag in SILENT
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._area:
            form, name, text = self._area
            form.values[name] = [text.removeprefix("\n").strip("\n")]
            self._area = None


class Visitor:
    """Somebody at a browser. Every step follows a link or sends a form of the page that they see."""

    def __init__(self, person=None) -> None:
        self.client = Client()
        if person is not None:
            self.client.force_login(person)
        self.at, self.status, self.page, self.response = "/", 0, None, None

    @property
    def text(self) -> str:
        return self.page.text

    def get(self, address: str, status: int = 200) -> "Visitor":
        return self._seen(self.client.get(address, follow=True), address, status)

    def follow(self, part: str) -> "Visitor":
        """Follow the first link whose address holds ``part``."""
        return self.get(urljoin(self.at, self._link(part).partition("#")[0]))

    def value(self, name: str) -> str:
        """What a field of the page holds."""
        return next(form.values[name][0] for form in self.page.forms if form.values.get(name))

    def sees_link(self, part: str) -> bool:
        return any(part in link for link in self.page.links)

    def send(self, button: str = "", *, files=None, status: int = 200, **typed) -> "Visitor":
        """Fill in the form that has these fields (and this button) and send it."""
        form, pressed = self._form(button, {*typed, *(files or ())})
        data = {
            **form.values,
            **{name: value for name, value in typed.items() if value is not None},
            **(files or {}),
        }
        for name in [name for name, value in typed.items() if value is None]:
            data.pop(name, None)
        if pressed and pressed[0]:
            data[pressed[0]] = pressed[1]
        address = urljoin(self.at, (pressed and pressed[2]) or form.action or self.at)
        call = self.client.get if form.method == "get" else self.client.post
        return self._seen(call(address, data, follow=True), address, status)

    def act(self, verb: str, **typed) -> "Visitor":
        """Do an act that the page offers: its button, or the form behind its link."""
        for form in self.page.forms:
            if any(f".{verb}/" in action for _name, _value, action in form.buttons):
                return self.send(f".{verb}/", **typed)
        link = next((one for one in self.page.links if f"act={verb}" in one or f".{verb}/" in one), None)
        assert link, f"{verb} is not offered at {self.at}: {self.page.links}"
        self.get(urljoin(self.at, link.partition("#")[0]))
        before = self.at
        form = next(one for one in self.page.forms if f".{verb}/" in (one.action or before))
        return self._send_form(form, typed)

    def offers(self, verb: str) -> bool:
        """Whether the page offers an act."""
        ways = self.page.links + [action for form in self.page.forms for *_rest, action in form.buttons]
        return any(f"act={verb}" in one or f".{verb}/" in one for one in ways)

    def _send_form(self, form, typed, status: int = 200):
        unknown = {name for name in typed if name not in form.names}
        assert not unknown, f"no field {unknown} at {self.at}; there are {form.names}"
        data = {**form.values, **{name: value for name, value in typed.items() if value is not None}}
        address = urljoin(self.at, form.action or self.at)
        return self._seen(self.client.post(address, data, follow=True), address, status)

    def _form(self, button, names):
        for form in self.page.forms:
            pressed = next(
                (one for one in form.buttons if button and (button in one[1] or button in one[2])), None
            )
            if names <= form.names and (pressed or not button) and (form.method == "post" or names):
                return form, pressed
        raise AssertionError(f"no form with {names} and button {button!r} at {self.at}: {self.page.forms}")

    def _link(self, part):
        found = next((one for one in self.page.links if part in one), None)
        assert found is not None, f"no link with {part!r} at {self.at}: {self.page.links}"
        return found

    def _seen(self, response, address, status):
        last = response.redirect_chain[-1][0] if getattr(response, "redirect_chain", None) else address
        parts = urlsplit(last)
        self.at = parts.path + (f"?{parts.query}" if parts.query else "")
        self.response, self.status = response, response.status_code
        html = "html" in response.headers.get("Content-Type", "")
        self.page = Page(response.content.decode() if html else "")
        self.page.text = re.sub(r"\s+", " ", self.page.text)
        assert self.status == status, f"{self.status} at {self.at}: {self.page.text[-1500:]}"
        return self
