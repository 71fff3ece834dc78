"""Seals: whatever is changed behind the door, shows."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils.translation import override

from linli.kernel.journal import record, seals
from linli.kernel.journal.models import Seal
from linli.kernel.tests.lamps import ANN, Lamp


def write(*names):
    with transaction.atomic():
        for name in names:
            record.write(record.entry_for(ANN, f"tests.{name}", Lamp(pk=1), {"n": name}, {"n": 1}))


def behind_the_door(sql):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("RESET session_replication_role")


def faults():
    with override("en"):
        return [fault for _seal, told in seals.verify() for fault in told]


@pytest.fixture
def sealed(transactional_db):
    """Two seals over three and two entries."""
    write("a", "b", "c")
    assert seals.seal().n == 3
    write("d", "e")
    assert seals.seal().n == 2


def test_untouched_it_holds(sealed):
    assert faults() == [] and seals.seal() is None
    first, second = Seal.objects.order_by("id")
    assert second.previous == first.root and first.until == second.first
    write("f")
    assert seals.seal().n == 1 and faults() == []
    call_command("verify")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE kernel_entry SET facts = '{}' WHERE kind = 'tests.b'", "not those"),
        ("UPDATE kernel_entry SET at = at + interval '1 second' WHERE kind = 'tests.b'", "not those"),
        ("UPDATE kernel_entry SET actor = NULL WHERE kind = 'tests.e'", "not those"),
        ("DELETE FROM kernel_entry WHERE kind = 'tests.b'", "covers 2 entries"),
        (
            "INSERT INTO kernel_entry (at, kind, noun, chain, xid) "
            "SELECT at, 'tests.x', noun, chain, xid FROM kernel_entry WHERE kind = 'tests.a'",
            "covers 4 entries",
        ),
        ("UPDATE kernel_seal SET previous = '' WHERE previous <> ''", "not chained"),
        ("DELETE FROM kernel_seal WHERE previous = ''", "does not begin"),
    ],
)
def test_tampering_shows(sealed, sql, words):
    behind_the_door(sql)
    assert any(words in fault for fault in faults())
    with pytest.raises(CommandError):
        call_command("verify")


def test_one_seal_made_anew_over_a_changed_batch_breaks_the_chain(sealed):
    first = Seal.objects.order_by("id").first()
    behind_the_door("UPDATE kernel_entry SET noun_id = 9 WHERE kind = 'tests.b'")
    root, _n = seals.merkle(seals.texts(first.first, first.until), seals.hasher("sha256"), first.previous)
    Seal.objects.filter(pk=first.pk).update(root=root)
    assert faults() == ["is not chained to the seal before it"]


def test_an_open_transaction_is_not_sealed_over(transactional_db):
    """Nothing of the own, still open transaction lies behind the horizon."""
    with transaction.atomic():
        write("a")
        assert seals.seal() is None
    assert seals.seal().n == 1 and faults() == []


def test_sm3_seals_too(transactional_db, settings):
    write("a")
    settings.LINLI_DIGEST = "sm3"
    assert seals.seal().algorithm == "sm3"
    settings.LINLI_DIGEST = "sha256"
    write("b")
    seals.seal()
    assert faults() == []
    behind_the_door("UPDATE kernel_entry SET noun_id = 9 WHERE kind = 'tests.a'")
    assert len(faults()) == 1


def test_known_digests():
    assert seals.hasher("sha256")(b"abc").hex().startswith("ba7816bf8f01cfea")
    assert seals.hasher("sm3")(b"abc").hex().startswith("66c7f0f462eeedd9")  # GB/T 32905-2016, example 1


def sha(data):
    return hashlib.sha256(data).digest()


def test_merkle_roots_by_hand():
    a, b, c = (sha(b"\x00" + leaf) for leaf in (b"a", b"b", b"c"))
    ab = sha(b"\x01" + a + b)
    for leaves, top in ((b"", b""), (b"a", a), (b"ab", ab), (b"abc", sha(b"\x01" + ab + c))):
        root = sha(b"\x02" + b"before" + top).hex()
        assert seals.merkle(iter([bytes([leaf]) for leaf in leaves]), sha, "before") == (root, len(leaves))
    five = [bytes([leaf]) for leaf in b"abcde"]
    d, e = (sha(b"\x00" + leaf) for leaf in five[3:])
    top = sha(b"\x01" + sha(b"\x01" + ab + sha(b"\x01" + c + d)) + e)
    assert seals.merkle(iter(five), sha, "")[0] == sha(b"\x02" + top).hex()
