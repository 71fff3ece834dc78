"""The proof that one entry lies under a seal: its text and the hashes beside it, up to the root."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.kernel.journal.models import Seal
from linli.kernel.journal.seals import hasher, number_of, texts
from linli.kernel.refusals import Refused

Digest = Callable[[bytes], bytes]
Path = list[tuple[str, str]]  # side on which the other hash stands, and that hash


def path(leaves: Iterable[bytes], at: int, digest: Digest) -> tuple[Path, bytes]:
    """The hashes beside the leaf number ``at``, lowest first, and the top they lead to.

    Goes through the leaves once, with one node a level, as ``seals.merkle`` does.
    """
    stack: list[tuple[int, bytes, bool]] = []  # height, hash, whether our leaf is below
    beside: Path = []

    def join(left: tuple[int, bytes, bool], right: tuple[int, bytes, bool]) -> tuple[int, bytes, bool]:
        if left[2]:
            beside.append(("right", right[1].hex()))
        elif right[2]:
            beside.append(("left", left[1].hex()))
        return right[0] + 1, digest(b"\x01" + left[1] + right[1]), left[2] or right[2]

    for number, leaf in enumerate(leaves):
        node = (0, digest(b"\x00" + leaf), number == at)
        while stack and stack[-1][0] == node[0]:
            node = join(stack.pop(), node)
        stack.append(node)
    top = stack.pop()
    while stack:
        top = join(stack.pop(), top)
    return beside, top[1]


def follows(text: str, beside: Path, previous: str, root: str, digest: Digest) -> bool:
    """Whether a proof leads from the text to the root: what anybody can recompute with it."""
    here = digest(b"\x00" + text.encode())
    for side, other in beside:
        pair = (bytes.fromhex(other) + here) if side == "left" else (here + bytes.fromhex(other))
        here = digest(b"\x01" + pair)
    return digest(b"\x02" + previous.encode() + here).hex() == root


def proof(entry_id: int) -> dict[str, Any]:
    """What proves that the entry lies under its seal. Raises Refused while it is not sealed yet."""
    xid = number_of(entry_id)
    seal = Seal.objects.extra(where=["first <= %s::xid8 AND until > %s::xid8"], params=[xid, xid]).first()
    if seal is None:
        raise Refused(_("This entry is not sealed yet. It will be within a minute; try again then."))
    found: list[str] = []

    def leaves() -> Iterable[bytes]:
        for number, text in enumerate(texts(str(seal.first), str(seal.until))):
            if text.partition(b"|")[0] == str(entry_id).encode():
                found[:] = [text.decode(), str(number)]
            yield text

    # Two passes: the first finds where it stands, so that memory does not grow with the batch.
    for _text in leaves():
        pass
    digest = hasher(seal.algorithm)
    beside, _top = path(texts(str(seal.first), str(seal.until)), int(found[1]), digest)
    return {
        "entry": entry_id, "text": found[0], "path": [{"side": side, "hash": other} for side, other in beside],
        "algorithm": seal.algorithm, "previous": seal.previous, "root": seal.root, "seal": seal.pk,
        "how": HOW, "holds": follows(found[0], beside, seal.previous, seal.root, digest),
    }  # fmt: skip


HOW = (
    "h = H(0x00 + text in UTF-8); for each step of path: H(0x01 + hash + h) where side is left, "
    "H(0x01 + h + hash) where it is right; root = hex(H(0x02 + previous as text + h)). H is the algorithm."
)
