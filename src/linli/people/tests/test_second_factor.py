import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache

from linli.kernel.actors import Actor, Post
from linli.kernel.clock import now, travel
from linli.people.queries import needs_strong
from linli.people.testing import PASSWORD, person, sign_in
from linli.people.views import mine


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


@pytest.fixture
def guarded():
    somebody = person("有第二证明", password=PASSWORD)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(somebody, secret)
    return somebody, secret


def code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, totp.yield_hotp_counters_from_time().__next__()))


def test_its_secret_is_sealed(guarded):
    _somebody, secret = guarded
    assert secret not in str(Authenticator.objects.get().data)


def test_a_password_alone_does_not_pass_it(client, guarded):
    somebody, secret = guarded
    answer = client.post("/account/login/", {"login": somebody.number, "password": PASSWORD})
    assert answer.headers["Location"].startswith("/account/factors/authenticate/")
    assert "_auth_user_id" not in client.session
    client.post("/account/factors/authenticate/", {"code": code(secret)})
    assert client.session["_auth_user_id"] == str(somebody.pk)


def test_confirming_leads_back_and_counts_for_a_while(client, guarded):
    somebody, secret = guarded
    sign_in(client, somebody)
    page = client.get("/account/confirm/?next=/me/looked/")
    assert page.status_code == 200 and b"/account/factors/reauthenticate/" in page.content
    answer = client.post(
        "/account/factors/reauthenticate/?next=/account/confirm/%3Fnext%3D/me/looked/", {"code": code(secret)}
    )
    assert answer.headers["Location"] == "/account/confirm/?next=/me/looked/"
    assert client.get(answer.headers["Location"]).headers["Location"] == "/me/looked/"
    assert time.time() - client.session["strong"] < 60


def test_who_has_none_is_shown_how_to_set_one_up(client, ann):
    page = sign_in(client, ann).get("/account/confirm/?next=/me/looked/").content.decode()
    assert "/account/factors/totp/activate/" in page


def test_confirming_refuses_a_foreign_address(client, ann):
    page = sign_in(client, ann).get("/account/confirm/?next=https://evil.example/")
    assert b'href="https://evil' not in page.content


@pytest.mark.parametrize("path", ["", "totp/activate/", "webauthn/add/"])
def test_the_pages_of_factors_stand(client, ann, path):
    client.post("/account/login/code/", {"phone": "13800138001"})
    assert sign_in(client, ann).get(f"/account/factors/{path}", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("permissions", "strong", "needed"),
    [
        ({"needs.read_contact"}, False, True),
        ({"needs.read_contact"}, True, False),
        ({"needs.handle"}, False, False),
    ],
)
def test_only_posts_that_open_restricted_data_need_it(permissions, strong, needed):
    post = Post(1, 1, "社区", "clerk", "/1/", frozenset(permissions))
    assert needs_strong(Actor(person_id=1, posts=(post,), post=post, is_strong=strong)) is needed


@pytest.fixture
def guarded_view(monkeypatch):
    """One page marked as opening restricted data."""
    monkeypatch.setattr(mine.looked, "strong", True, raising=False)


def test_a_page_that_opens_restricted_data_asks_for_it_first(client, ann, guarded_view):
    sign_in(client, ann)
    assert client.get("/me/looked/").headers["Location"] == "/account/confirm/?next=/me/looked/"
    assert client.get("/me/data/").status_code == 200
    assert sign_in(client, ann, strong=True).get("/me/looked/").status_code == 200


def test_it_lapses_after_fifteen_minutes(client, ann, guarded_view):
    sign_in(client, ann, strong=True)
    with travel(now() + timedelta(minutes=16)):
        assert client.get("/me/looked/").headers["Location"].startswith("/account/confirm/")
