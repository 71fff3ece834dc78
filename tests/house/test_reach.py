"""From the words in the head of a page every page of every capability is three clicks away at most."""

import re

import pytest
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person
from linli.records.testing.indicators import load_indicators
from linli.records.tests import house

CLICKS = 3
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
    with house.standing(django_db_blocker, media) as home:
        load_indicators()
        yield media, {"nobody": Client(), **{name: browser(who) for name, who in cast(home.town).items()}}


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
    """The name of a page of ours; None for an address elsewhere."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None


def walked(client, known):
    """Names of the pages that are reached, and links that lead nowhere. Of each kind one page is opened; where its
    links would be too far only if none has been ``known`` so far."""
    waiting = [(link, 1, "/") for link in LINK.findall(NAV.search(client.get("/").content.decode())[1])]
    seen, reached, dead = set(), set(), []
    while waiting:
        address, clicks, before = waiting.pop(0)
        address = resolved(before, address.replace("&amp;", "&"))
        name = name_of(address)
        if name is None or address in seen:
            continue
        seen.add(address)
        is_known = name in reached or (clicks == CLICKS and name in known)
        reached.add(name)
        if is_known or FILE.search(address.partition("?")[0]):
            continue
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            dead.append(f"{before} → {address}: {answer.status_code}")
        elif clicks < CLICKS and "html" in answer.headers["Content-Type"]:
            waiting += [(link, clicks + 1, address) for link in LINK.findall(answer.content.decode())]
    return reached, dead


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


def test_every_page_is_three_clicks_away(readers, settings):
    settings.MEDIA_ROOT, browsers = readers
    reached, nowhere = set(), []
    for who, client in browsers.items():
        found, dead = walked(client, reached)
        reached |= found
        nowhere += [f"{who}: {one}" for one in dead]
    assert nowhere == []
    assert sorted(set(named()) - reached - set(NOT_BY_A_LINK)) == []
