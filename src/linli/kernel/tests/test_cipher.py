"""Sealing: both ciphers, key rotation, binding to the column, the blind index, the digests."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.privacy import cipher

OLD, NEW = "11" * 32, "22" * 32
PHONE = "people.person.phone"


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.LINLI_FIELD_KEY = OLD
    settings.LINLI_CIPHER = "aes-gcm"
    settings.LINLI_DIGEST = "sha256"


@pytest.mark.parametrize("algorithm", ["aes-gcm", "sm4-gcm"])
@pytest.mark.parametrize("text", ["13800138000", "", "𠮷野家的王先生", "阿依古丽·买买提", "x" * 100_000])
def test_what_was_sealed_opens_again(settings, algorithm, text):
    settings.LINLI_CIPHER = algorithm
    stored = cipher.seal(text, PHONE)
    assert stored.startswith(f"{algorithm}$1$")
    assert text == "" or text not in stored
    assert cipher.unseal(stored, PHONE) == text


@given(st.text())
def test_any_text_survives(text):
    assert cipher.unseal(cipher.seal(text, PHONE), PHONE) == text


def test_the_same_text_never_looks_the_same():
    assert cipher.seal("王小明", PHONE) != cipher.seal("王小明", PHONE)


def test_a_value_moved_to_another_column_does_not_open():
    with pytest.raises(cipher.SealBroken, match="moved"):
        cipher.unseal(cipher.seal("13800138000", PHONE), "people.person.address")


@pytest.mark.parametrize("place", [0, -2])
def test_a_changed_value_does_not_open(place):
    algorithm, key_id, body = cipher.seal("13800138000", PHONE).split("$")
    changed = list(body)
    changed[place] = "A" if changed[place] != "A" else "B"
    with pytest.raises(cipher.SealBroken):
        cipher.unseal(f"{algorithm}${key_id}${''.join(changed)}", PHONE)


@pytest.mark.parametrize(
    "stored", ["", "13800138000", "aes-gcm$1$", "aes-gcm$1$AAAA", "rot13$1$AAAA", "aes-gcm$9$AAAA"]
)
def test_what_was_never_sealed_does_not_open(stored):
    with pytest.raises(cipher.SealBroken):
        cipher.unseal(stored, PHONE)


def test_a_value_names_its_own_cipher_when_the_setting_changes(settings):
    before = cipher.seal("13800138000", PHONE)
    settings.LINLI_CIPHER = "sm4-gcm"
    assert cipher.unseal(before, PHONE) == "13800138000"
    assert cipher.reseal(before, PHONE).startswith("sm4-gcm$1$")


def test_the_first_key_writes_and_all_read(settings):
    before = cipher.seal("13800138000", PHONE)
    settings.LINLI_FIELD_KEY = f"2:{NEW},1:{OLD}"
    assert cipher.unseal(before, PHONE) == "13800138000"
    after = cipher.reseal(before, PHONE)
    assert after.startswith("aes-gcm$2$") and cipher.reseal(after, PHONE) == after
    settings.LINLI_FIELD_KEY = f"2:{NEW}"
    assert cipher.unseal(after, PHONE) == "13800138000"
    with pytest.raises(cipher.SealBroken, match="LINLI_FIELD_KEY"):
        cipher.unseal(before, PHONE)


@pytest.mark.parametrize("bad", ["", "11", "zz" * 32, f"1:{OLD},1:{NEW}", f"a$b:{OLD}", OLD + ","])
def test_a_bad_key_is_refused_in_one_sentence(settings, bad):
    settings.LINLI_FIELD_KEY = bad
    with pytest.raises(ImproperlyConfigured, match="LINLI_FIELD_KEY"):
        cipher.seal("x", PHONE)


def test_the_blind_index_finds_equals_in_one_column_only():
    assert cipher.blind("13800138000", PHONE) == cipher.blind("13800138000", PHONE)
    assert cipher.blind("13800138000", PHONE) != cipher.blind("13800138001", PHONE)
    assert cipher.blind("13800138000", PHONE) != cipher.blind("13800138000", "people.person.id_number")
    assert len(cipher.blind("x", PHONE)) <= cipher.BLIND_LENGTH


def test_the_blind_index_still_finds_after_new_key_and_digest(settings):
    before = cipher.blind("13800138000", PHONE)
    settings.LINLI_FIELD_KEY, settings.LINLI_DIGEST = f"2:{NEW},1:{OLD}", "sm3"
    assert cipher.blind("13800138000", PHONE).startswith("sm3$2$")
    assert before in cipher.blinds("13800138000", PHONE)


def test_the_digests_match_their_published_values(settings):
    sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert cipher.digest(b"abc", "sm3") == sm3
    assert cipher.digest(b"abc") == sha
    settings.LINLI_DIGEST = "sm3"
    assert cipher.digest(b"abc") == sm3
    with pytest.raises(ImproperlyConfigured, match="md5"):
        cipher.digest(b"abc", "md5")
