"""That an entry lies under a seal can be shown with a few hashes, and recomputed by anybody."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.journal import proofs, seals
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import Refused
from linli.kernel.tests.test_seals import behind_the_door, write


def sha(data):
    return hashlib.sha256(data).digest()


@given(st.integers(1, 40), st.data())
def test_a_path_leads_from_every_leaf_to_the_root(count, data):
    leaves = [f"entry {n}".encode() for n in range(count)]
    at = data.draw(st.integers(0, count - 1))
    root, _n = seals.merkle(iter(leaves), sha, "before")
    beside, _top = proofs.path(leaves, at, sha)
    assert proofs.follows(leaves[at].decode(), beside, "before", root, sha)
    assert len(beside) <= count.bit_length()
    assert not proofs.follows("another entry", beside, "before", root, sha)
    assert not proofs.follows(leaves[at].decode(), beside, "after", root, sha)


def test_an_entry_is_proved_with_what_anybody_can_recompute(transactional_db):
    write("a", "b", "c")
    seals.seal()
    write("d")
    seals.seal()
    for one in Entry.objects.order_by("id"):
        told = proofs.proof(one.id)
        assert told["holds"] and told["text"].startswith(f"{one.id}|")
        here = sha(b"\x00" + told["text"].encode())
        for step in told["path"]:
            other = bytes.fromhex(step["hash"])
            here = sha(b"\x01" + (other + here if step["side"] == "left" else here + other))
        assert sha(b"\x02" + told["previous"].encode() + here).hex() == told["root"]


def test_a_changed_entry_is_not_proved(transactional_db):
    write("a", "b")
    seals.seal()
    behind_the_door("UPDATE kernel_entry SET noun_id = 9 WHERE kind = 'tests.b'")
    assert not proofs.proof(Entry.objects.get(kind="tests.b").id)["holds"]


def test_what_is_not_sealed_yet_waits(transactional_db):
    write("a")
    with pytest.raises(Refused):
        proofs.proof(Entry.objects.get().id)
