"""From the head of a page every page is three clicks away at most, whatever is installed, and no link leads nowhere.

The house is filled: every capability has something in it. Pages without a number are looked at for each reader; of
pages with one, that the page of each noun in the house is so near to somebody.
"""

import re

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from tests.house.test_pages import addresses

from linli.kernel.nouns import Noun
from linli.kernel.privacy.register import own_models
from linli.organisations.models import Body
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.records.testing.indicators import load_indicators
from linli.records.tests import house

pytestmark = pytest.mark.django_db
CLICKS = 3
READERS = ("nobody", "bob", "ann", "secretary", "sue", "street", "dora", "unit", "administrator")
LINK = re.compile(r'<a [^>]*href="([^"#]+)')
HEAD = re.compile(r"<header>(.*?)</header>", re.S)
FILE = re.compile(r"\.(ics|csv|xlsx|json|pdf|docx|svg)$|/(take|file|print|export)/")
# No pages to walk to: answers for machines, what a link with a number opens, what a click in between shows.
NOT_WALKED = {
    "/healthz", "/me/corrections/new/", "/counter/still/", "/account/resume/", "/account/confirm/", "/seals.json",
    "/seals/check/", "/api/openapi.json", "/desk/needs/", "/rules/change/", "/calendar/set/", "/desk/door/shell/",
}  # fmt: skip
# One's own book of service lies one click behind "my service"; a note from the door opens with its receipt.
ONE_MORE = {"volunteers:hours", "meetings:note"}
# A device keeps this page, so it is the same for everybody who walks; one of its notices is not for all of them.
SAME_FOR_ALL = "/desk/door/"


@pytest.fixture(scope="module")
def walks(django_db_setup, django_db_blocker, tmp_path_factory):
    """Reader → their browser, the names of the pages that are near to them, links that lead nowhere."""
    with house.standing(django_db_blocker, tmp_path_factory.mktemp("media")) as home:
        load_indicators()
        browsers = {reader: browser(home.town, reader) for reader in READERS}
        yield {reader: (client, *walked(client)) for reader, client in browsers.items()}


def browser(town, reader):
    """Residents, and one of each post that has a desk of its own."""
    place = town.place
    posts = {
        "secretary": (place.community, "community_secretary"),
        "street": (place.street, "street_secretary"),
        "unit": (Body.objects.filter(kind="resident_unit").first(), "unit_contact"),
        "administrator": (place.city, "administrator"),
    }
    client = Client(raise_request_exception=False)
    if reader != "nobody":
        body, role = posts.get(reader, (None, ""))
        actor = holding(person(f"Somebody {reader}"), body, role) if role else getattr(town, reader)
        client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def name_of(address):
    """The name of a page of ours; None for an address elsewhere."""
    try:
        return resolve(re.split("[?#]", address)[0]).view_name
    except Resolver404:
        return None


def walked(client):
    """Names of the pages that are reached, and links that lead nowhere. Of each kind of page one is opened."""
    head = HEAD.search(client.get("/").content.decode())[1]
    waiting = [(link, 1, "/") for link in LINK.findall(head)]
    reached, dead = set(), []
    while waiting:
        link, clicks, before = waiting.pop(0)
        link = link.replace("&amp;", "&")
        address = before.partition("?")[0] + link if link.startswith("?") else link
        name = name_of(address)
        if name is None or name in reached:
            continue
        reached.add(name)
        if FILE.search(address.partition("?")[0]):
            continue
        answer = client.get(address, follow=True)
        if answer.status_code != 200 and before != SAME_FOR_ALL:
            dead.append(f"{before} → {address}: {answer.status_code}")
        elif clicks < CLICKS and "html" in answer.headers["Content-Type"]:
            waiting += [(one, clicks + 1, address) for one in LINK.findall(answer.content.decode())]
    return reached, dead


def open_to(client, address):
    answer = client.get(address)
    return answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]


@pytest.mark.parametrize("reader", READERS)
def test_every_page_that_one_may_read_is_three_clicks_away(walks, reader):
    client, reached, dead = walks[reader]
    static = set(addresses()) - NOT_WALKED - ({"/me/needs/"} if reader == "nobody" else set())
    far = [one for one in sorted(static) if name_of(one) not in reached and open_to(client, one)]
    assert not dead + far, "\n".join(dead + far)
    assert len(reached) > 20


def test_the_page_of_every_noun_is_near_to_somebody(walks):
    near = set().union(*(reached for _client, reached, _dead in walks.values()))
    nouns = [one for one in own_models() if issubclass(one, Noun) and hasattr(one, "get_absolute_url")]
    rows = [row for row in (one.objects.order_by("pk").first() for one in nouns) if row is not None]
    assert len(rows) > 25
    pages = [row.get_absolute_url() for row in rows]
    far = [page for page in pages if name_of(page) not in near | ONE_MORE]
    assert not far, "\n".join(far)
