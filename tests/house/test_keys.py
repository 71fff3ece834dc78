"""A program acts with its owner's key through the API, without a session."""

import json

from django.test import Client

from linli.kernel.actors import Actor
from linli.kernel.rulebook import load_rulebook
from linli.people.acts import make_token
from linli.people.models import Token
from linli.people.testing import person


def call(secret, kind, body):
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    answer = Client(enforce_csrf_checks=True).post(
        f"/api/acts/{kind}", json.dumps(body), content_type="application/json", headers=headers
    )
    return answer.status_code, answer.json()


def test_a_program_acts_with_its_key(db):
    load_rulebook()
    owner = person("Ann", "13800138001", phone_verified=True)
    token = make_token(Actor(person_id=owner.pk), name="script").noun
    status, told = call("wrong", "people.token.revoked", {"id": token.pk})
    assert (status, told["error"]) == (403, "NotYours")
    assert call("", "people.token.revoked", {"id": token.pk})[0] == 404
    status, told = call(token.secret, "people.token.revoked", {"id": token.pk})
    assert (status, told["id"]) == (200, token.pk)
    assert call(token.secret, "people.token.revoked", {"id": token.pk})[0] == 403, (
        "a revoked key opens nothing"
    )
    assert Token.objects.count() == 1
