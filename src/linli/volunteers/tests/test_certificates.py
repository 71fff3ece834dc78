"""Certificates: asked for, issued under a name, checked by anybody, revoked when hours are corrected."""

import base64
import copy
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client

from linli.kernel.clock import today, travel
from linli.kernel.proving import Unproved, check, multikey, public_key_of, sign
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.people.models import Person
from linli.volunteers import acts, queries, testing
from linli.volunteers.models import Certificate
from linli.volunteers.tests.asking import refused, told

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def test_it_is_issued_under_the_name_of_who_does_it(team):
    one = testing.issued(team)
    assert (one.state, one.responsible, one.minutes) == ("issued", "梅素云", 120)
    assert one.services[0]["title"] == "陪老人去医院" and one.holder == "程彩"
    assert len(told(team.cat)) == 3


def test_only_confirmed_hours_are_in_it(team):
    testing.served(team)
    with refused(Refused):
        acts.ask_certificate(
            team.cat, body=testing.ref(team.place.community), first=today(), last=today() + timedelta(days=9)
        )


def test_the_same_twice_is_refused(team):
    one = testing.issued(team)
    with refused(NotNow):
        acts.ask_certificate(team.cat, body=testing.ref(team.place.community), first=one.first, last=one.last)
    assert Certificate.objects.count() == 1


def test_nobody_certifies_for_themselves_or_without_the_post(team):
    hours = testing.confirmed(team)
    with travel(hours.confirmed_at + timedelta(hours=1)):
        asked = acts.ask_certificate(
            team.cat, body=testing.ref(team.place.community), first=hours.served_on, last=hours.served_on
        ).noun
    for one in (team.ann, team.cat, team.dan):
        with refused(NotYours):
            acts.issue_certificate(one, asked)
    with refused(Refused):
        acts.drop_certificate(team.mei, asked, reason="")
    assert acts.drop_certificate(team.mei, asked, reason="请到街道开具。").noun.state == "dropped"


def test_days_the_wrong_way_round_and_strangers_are_refused(team):
    with refused(Refused):
        acts.ask_certificate(
            team.cat, body=testing.ref(team.place.community), first=today(), last=today() - timedelta(days=1)
        )
    with refused(Refused):
        acts.ask_certificate(team.dan, body=testing.ref(team.place.community), first=today(), last=today())


def test_hours_taken_back_revoke_it_and_ask_for_a_new_one(team):
    one = testing.issued(team)
    hours = queries.confirmed(team.cat.person_id).get()
    with travel(hours.confirmed_at + timedelta(days=1)):
        acts.reverse_hours(team.ann, hours, answer="多记了一小时。", minutes=60)
    one.refresh_from_db()
    assert one.state == "revoked"
    assert queries.by_code(one.code).holds is False
    assert (
        queries.by_document(json.dumps(one.credential)).proved
        and not queries.by_document(json.dumps(one.credential)).holds
    )
    assert Certificate.objects.get(state="asked").first == one.first
    page = Client().get("/credentials/revoked.json").json()
    assert [gone["id"] for gone in page["revokedCredential"]] == [one.credential["id"]]


def test_the_secretary_revokes_it_with_a_reason(team):
    one = testing.issued(team)
    with refused(NotYours):
        acts.revoke_certificate(team.cat, one, reason="我不要了")
    assert acts.revoke_certificate(team.mei, one, reason="姓名有误。").noun.state == "revoked"


def test_anybody_checks_it_offline_with_the_key_and_nothing_of_ours(team):
    """Only SHA-256, Ed25519 and canonical JSON: for our credentials that is sorted keys without blanks."""
    signed = json.loads(json.dumps(testing.issued(team).credential))
    key = Client().get("/credentials/key.json").json()["verificationMethod"][0]["publicKeyMultibase"]
    public = unbase58(key[1:])
    assert public[:2] == b"\xed\x01"
    proof = dict(signed.pop("proof"))
    value = unbase58(proof.pop("proofValue")[1:])

    def canonical(said):
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    digest = sha256(canonical(proof)).digest() + sha256(canonical(signed)).digest()
    Ed25519PublicKey.from_public_bytes(public[2:]).verify(value, digest)
    signed["credentialSubject"]["result"][0]["value"] = "200"
    changed = sha256(canonical(proof)).digest() + sha256(canonical(signed)).digest()
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(public[2:]).verify(value, changed)


def unbase58(text):
    n = 0
    for sign_ in text:
        n = n * 58 + ALPHABET.index(sign_)
    return n.to_bytes((n.bit_length() + 7) // 8, "big")


def test_every_word_of_it_is_signed(team):
    one = testing.issued(team).credential
    check(one, queries.public_key())

    def leaves(said, path=()):
        if isinstance(said, dict):
            for name, value in said.items():
                yield from leaves(value, (*path, name))
        elif isinstance(said, list):
            for n, value in enumerate(said):
                yield from leaves(value, (*path, n))
        else:
            yield path

    for path in leaves(one):
        forged = copy.deepcopy(one)
        at = forged
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = f"{at[path[-1]]}x" if isinstance(at[path[-1]], str) else True
        if forged != one:
            with pytest.raises(Unproved):
                check(forged, queries.public_key())


def test_the_example_of_the_standard_comes_out_to_the_letter():
    """W3C, Data Integrity EdDSA Cryptosuites v1.0, representation eddsa-jcs-2022."""
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    }
    seed = unbase58("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")[2:]
    key = multikey(public_key_of(seed))
    assert key == "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    at = datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC)
    signed = sign(document, seed, method=f"did:key:{key}#{key}", at=at)
    assert signed["proof"]["proofValue"] == (
        "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
    )


def test_another_key_or_another_kind_of_proof_proves_nothing():
    at, document = (
        testing.local_at(today()),
        {"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:x"},
    )
    signed = sign(document, b"s" * 32, method="did:x#y", at=at)
    check(signed, public_key_of(b"s" * 32))
    assert signed["proof"]["cryptosuite"] == "eddsa-jcs-2022"
    with pytest.raises(Unproved):
        check(signed, public_key_of(b"t" * 32))
    with pytest.raises(Unproved):
        check({**signed, "proof": {**signed["proof"], "cryptosuite": "none"}}, public_key_of(b"s" * 32))
    with pytest.raises(Unproved):
        check(
            {**signed, "proof": {**signed["proof"], "@context": ["https://example.org"]}},
            public_key_of(b"s" * 32),
        )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "12", '{"proof": 3}', '{"proof": {"proofValue": "z0OIl"}}', "[" * 100_000]
)
def test_nonsense_is_no_certificate(team, text):
    assert queries.by_document(text).certificate is None


def test_the_page_tells_whether_it_holds_with_half_the_name(team):
    one = testing.issued(team)
    grouped = "-".join([one.code[:4], one.code[4:8], one.code[8:]]).lower()
    page = Client().get("/credentials/check/", {"code": grouped}).content.decode()
    assert one.number in page and "程**" in page and "程彩" not in page
    wrong = Client().get("/credentials/check/", {"code": "AAAABBBBCCCC"})
    assert wrong.status_code == 200 and one.number not in wrong.content.decode()


def test_the_signed_file_is_checked_on_the_page(team):
    one = testing.issued(team)
    page = Client().post("/credentials/check/", {"text": json.dumps(one.credential)})
    assert page.status_code == 200 and "程彩" in page.content.decode()
    assert Client().post("/credentials/check/", {"text": ""}).status_code == 422
    forged = json.dumps(one.credential).replace('"value": "2"', '"value": "200"')
    assert forged != json.dumps(one.credential)
    page = Client().post("/credentials/check/", {"text": forged}).content.decode()
    assert "notice refused" in page and "notice success" not in page


def test_only_its_volunteer_takes_it_away(team):
    one = testing.issued(team)
    browser = Client()
    browser.force_login(Person.objects.get(pk=team.cat.person_id))
    with travel(one.issued_at):
        pdf = browser.get(f"/volunteers/certificates/{one.pk}/paper.pdf")
        assert pdf.content[:5] == b"%PDF-" and pdf.headers["Cache-Control"] == "no-store"
        signed = browser.get(f"/volunteers/certificates/{one.pk}/signed.json")
        assert json.loads(signed.content) == one.credential
        browser.force_login(Person.objects.get(pk=team.mei.person_id))
        assert browser.get(f"/volunteers/certificates/{one.pk}/paper.pdf").status_code == 404
    assert base64.b64encode(pdf.content)
