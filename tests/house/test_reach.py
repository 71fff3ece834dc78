"""From the words in the head of a page every page of every capability is three clicks away at most."""

import re

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from linli.kernel.clock import travel
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.records.testing.indicators import load_indicators
from linli.records.tests import house
from linli.records.tests.test_same_figure import EVENING

CLICKS = 3
ALIKE = 2  # so many pages of one kind are opened; their links are alike
LINK = re.compile(r'<a [^>]*href="([^"#]+)')
NAV = re.compile(r'class="nav"(.*?)</nav>', re.S)
FILE = re.compile(r"\.(ics|csv|xlsx|json|pdf|docx|svg)$|/(take|file|print|export)/")
# What no link leads to, and why.
NOT_BY_A_LINK = {}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def readers(django_db_setup, django_db_blocker, tmp_path_factory):
    """A browser for each reader of a house in which every capability has something."""
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(MEDIA_ROOT=media),
        travel(EVENING),
    ):
        town = house.a_house().town
        load_indicators()
        yield {"nobody": Client(), **{name: browser(who) for name, who in cast(town).items()}}
        transaction.set_rollback(True)


def cast(town):
    """Residents, and one of each post that has a desk of its own."""
    place = town.place
    return {
        "bob": town.bob,
        "ann": town.ann,
        "sue": town.sue,
        "dora": town.dora,
        "secretary": holding(person("Sec Two"), place.community, "community_secretary"),
        "street": holding(person("Str Two"), place.street, "street_secretary"),
        "city": holding(person("Cit Two"), place.city, "city_desk"),
        "administrator": holding(person("Adm Two"), place.city, "administrator"),
    }


def browser(actor):
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def name_of(address):
    try:
        found = resolve(address.partition("?")[0])
    except Resolver404:
        return None
    return found.view_name


def walked(client):
    """Names of the pages that are reached, and after how many clicks; opened a few of each."""
    first = client.get("/").content.decode()
    waiting = [(link, 1) for link in LINK.findall(NAV.search(first)[1])]
    seen, opened, reached = set(), {}, {}
    while waiting:
        address, clicks = waiting.pop(0)
        address = address.replace("&amp;", "&")
        name = name_of(address) if address.startswith("/") else None
        if name is None or address in seen:
            continue
        seen.add(address)
        reached.setdefault(name, clicks)
        if FILE.search(address.partition("?")[0]) or opened.get(name, 0) >= ALIKE:
            continue
        opened[name] = opened.get(name, 0) + 1
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        if clicks < CLICKS and "html" in answer.headers["Content-Type"]:
            links = LINK.findall(answer.content.decode())
            waiting += [
                (link if link.startswith("/") else resolved(address, link), clicks + 1) for link in links
            ]
    return reached


def resolved(address, link):
    return address.partition("?")[0] + link if link.startswith("?") else link


def named(patterns=None, before=""):
    """Every address with a name."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            yield from named(one.url_patterns, before + space)
        elif isinstance(one, URLPattern) and one.name:
            yield before + one.name


def test_every_page_is_three_clicks_away(readers):
    reached = {}
    for who, client in readers.items():
        for name, clicks in walked(client).items():
            reached.setdefault(name, (clicks, who))
    missing = sorted(set(named()) - set(reached) - set(NOT_BY_A_LINK))
    assert missing == []
