"""Every page, for everybody: it answers, its headers stand, and it asks the database little."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from linli.kernel.clock import today
from linli.kernel.testing.statements import Asked
from linli.needs import testing
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person

READERS = ("nobody", "bob", "dan", "ann", "sue", "dora", "clerk")
MOST = 10  # statements of a page, whatever its rows
# Pages of libraries, and answers that are no pages.
NOT_OURS = ("account/", "static/", "media/")


def addresses(patterns=None, before=""):
    """Every address without arguments."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = before + str(one.pattern).lstrip("^").removesuffix("$")
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route)
        elif (
            isinstance(one, URLPattern) and not re.search(r"[<(\\]", route) and not route.startswith(NOT_OURS)
        ):
            yield f"/{route}"


@pytest.fixture
def house(db):
    """A town with needs in several states, and a browser for each reader."""
    town = testing.a_town()
    needs = [testing.raised(town), testing.dispatched(town), testing.working(town), testing.closed(town)]
    clerk = holding(person("Clerk"), town.place.city, "administrator")
    actors = {name: getattr(town, name) for name in ("bob", "dan", "ann", "sue", "dora")} | {"clerk": clerk}
    browsers = {"nobody": Client(raise_request_exception=False)}
    for name, actor in actors.items():
        browsers[name] = Client(raise_request_exception=False)
        browsers[name].force_login(Person.objects.get(pk=actor.person_id))
    return town, needs, browsers


def pages_of(town, needs):
    for need in needs:
        yield from (
            f"/needs/{need.pk}/",
            f"/needs/{need.pk}/clock/",
            f"/desk/needs/{need.pk}/",
            f"/needs/digest/{need.pk}/",
        )
        yield f"/do/needs.need.progressed/{need.pk}/"
    yield f"/board/{town.place.street.pk}/"
    yield from (f"/bodies/{town.place.community.pk}/", f"/bodies/{town.place.street.pk}/")
    yield f"/bodies/{town.place.community.pk}/portrait/{today().year}/"


@pytest.mark.parametrize("reader", READERS)
def test_every_page_answers_and_asks_little(house, reader):
    town, needs, browsers = house
    browser, faults = browsers[reader], []
    for address in [*addresses(), *pages_of(town, needs)]:
        browser.get(address)  # warms what the process remembers
        with Asked(connection) as asked:
            answer = browser.get(address)
        if answer.status_code >= 500:
            faults.append(f"{address} → {answer.status_code}")
        if "Content-Security-Policy" not in answer.headers:
            faults.append(f"{address} has no policy")
        if len(asked) > MOST and answer.status_code == 200:
            faults.append(f"{address} asked {len(asked)} times")
    assert not faults, "\n".join(faults)


def test_the_crawl_sees_the_house():
    found = set(addresses())
    assert {
        "/",
        "/raise/",
        "/track/",
        "/desk/",
        "/board/",
        "/rules/",
        "/calendar/",
        "/seals/",
        "/me/",
        "/healthz",
    } <= found
