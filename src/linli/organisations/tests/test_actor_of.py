"""Who acts in a request."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from linli.kernel.rulebook import load_rulebook
from linli.kernel.testing import statements
from linli.organisations.queries import actor_of, tree
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_post


@pytest.fixture
def ask(db):
    """Makes a request with a session and a reader."""
    load_rulebook()

    def make(user=None, session=None, **headers):
        request = RequestFactory().get("/", headers=headers)
        request.session = dict(session or {})
        request.user = user or AnonymousUser()
        return request

    return make


def test_a_passer_by_costs_nothing_and_holds_what_they_showed(ask):
    request = ask(session={"holds": [["needs.need", 12]]})
    with statements(0):
        actor = actor_of(request)
    assert actor.is_anonymous and actor.holds == {("needs.need", 12)}


def test_posts_come_in_one_statement_and_the_first_is_in_use(ask, place, somebody):
    eve = somebody("Eve")
    first = a_post(place.community, "community_worker", eve)
    second = a_post(place.other, "community_secretary", eve)
    actor_of(ask(eve))  # the rulebook is in memory from here on
    with statements(1):
        actor = actor_of(ask(eve))
    assert [post.id for post in actor.posts] == [first.pk, second.pk]
    assert (actor.person_id, actor.name, actor.post.id) == (eve.pk, "Eve", first.pk)


def test_the_session_says_which_post_is_in_use(ask, place, somebody):
    eve = somebody("Eve")
    a_post(place.community, "community_worker", eve)
    second = a_post(place.other, "community_secretary", eve)
    assert actor_of(ask(eve, {"post": str(second.pk)})).post.id == second.pk
    assert actor_of(ask(eve, {"post": "0"})).post is None
    assert actor_of(ask(eve, {"post": "999999"})).post is not None


def test_somebody_elses_post_gives_nothing(ask, place, somebody):
    foreign = a_post(place.street, "administrator", somebody("Ann"))
    assert actor_of(ask(somebody("Eve"), {"post": str(foreign.pk)})).post is None


def test_a_hotline_acts_for_the_city(ask, place, somebody):
    eve = somebody("Eve")
    hotline = a_body(Kind.HOTLINE_SERVICE, "北京市市民热线服务中心", place.city)
    a_post(hotline, "hotline_dispatcher", eve)
    actor = actor_of(ask(eve))
    assert actor.post.body_id == hotline.pk
    assert actor.can("needs.triage", tree().path(place.community.pk))


def test_a_program_uses_the_posts_of_its_person(ask, place, somebody, monkeypatch):
    eve = somebody("Eve")
    a_post(place.community, "community_worker", eve)
    second = a_post(place.other, "community_secretary", eve)
    live = SimpleNamespace(person=eve)
    monkeypatch.setattr(
        "linli.people.queries.readers.live_token", lambda secret: live if secret == "s" else None
    )
    actor = actor_of(ask(Authorization="Bearer s", X_Linli_Post=str(second.pk)))
    assert (actor.person_id, actor.post.id, actor.via) == (eve.pk, second.pk, "api")
