"""Sealing of restricted values by AES-256-GCM or SM4-GCM; each value tells its algorithm and its key.

A stored value reads ``alg$keyid$base64(nonce + ciphertext + tag)``. Every context (``people.person.phone``)
has a key of its own, derived by HKDF, and is bound to the value: moved to another column, it does not open.
``LINLI_FIELD_KEY`` is 64 hexadecimal digits, or several ``id:hex`` with commas: the first writes, all read.
"""

import base64
import os
from collections.abc import Callable, Iterable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE, TAG = 12, 16
# How long a column for ``blind`` must be.
BLIND_LENGTH = 120
# Algorithm → block cipher, key length in bytes.
CIPHERS: dict[str, tuple[Callable[[bytes], algorithms.AES | algorithms.SM4], int]] = {
    "aes-gcm": (algorithms.AES, 32),
    "sm4-gcm": (algorithms.SM4, 16),
}
DIGESTS: dict[str, Callable[[], hashes.HashAlgorithm]] = {"sha256": hashes.SHA256, "sm3": hashes.SM3}


class SealBroken(Exception):
    """A stored value does not open: its key is missing, or it was changed or moved."""


def seal(text: str, context: str) -> str:
    """``text`` under the first key, fit to be stored in the column ``context``."""
    algorithm, (key_id, master) = settings.LINLI_CIPHER, next(iter(keys().items()))
    nonce = os.urandom(NONCE)
    encryptor = _cipher(algorithm, master, context, modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(_bound(algorithm, key_id, context))
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return f"{algorithm}${key_id}${base64.b64encode(nonce + body + encryptor.tag).decode()}"


def unseal(stored: str, context: str) -> str:
    """The text that ``seal`` was given for the same ``context``. Raises SealBroken."""
    try:
        algorithm, key_id, encoded = stored.split("$")
        raw = base64.b64decode(encoded, validate=True)
        mode = modes.GCM(raw[:NONCE], raw[-TAG:])
        decryptor = _cipher(algorithm, keys()[key_id], context, mode).decryptor()
        decryptor.authenticate_additional_data(_bound(algorithm, key_id, context))
        return (decryptor.update(raw[NONCE:-TAG]) + decryptor.finalize()).decode()
    except KeyError as missing:
        raise SealBroken(f"No key or cipher is called {missing}; add it to LINLI_FIELD_KEY.") from None
    except (ValueError, InvalidTag):
        raise SealBroken(f"A value of {context} was changed, moved, or sealed with another key.") from None


def reseal(stored: str, context: str) -> str:
    """The same value under today's cipher and first key; unchanged when it already is."""
    if stored.startswith(f"{settings.LINLI_CIPHER}${next(iter(keys()))}$"):
        return stored
    return seal(unseal(stored, context), context)


def blind(text: str, context: str) -> str:
    """The value of a column by which sealed equals are found. Normalise ``text`` first."""
    return _mac(text, context, settings.LINLI_DIGEST, *next(iter(keys().items())))


def blinds(text: str, context: str) -> list[str]:
    """``blind`` under every key and digest, that of today first: look up with ``__in`` while keys change."""
    order = sorted(DIGESTS, key=lambda name: name != settings.LINLI_DIGEST)
    return [_mac(text, context, name, key_id, master) for name in order for key_id, master in keys().items()]


def digest(data: bytes, algorithm: str = "") -> str:
    """SHA-256 or SM3 in hexadecimal; by default the one of ``LINLI_DIGEST``."""
    return digest_of([data], algorithm)


def digest_of(pieces: Iterable[bytes], algorithm: str = "") -> str:
    """The digest of what comes in pieces."""
    state = hashes.Hash(_digest(algorithm or settings.LINLI_DIGEST))
    for piece in pieces:
        state.update(piece)
    return state.finalize().hex()


def keys() -> dict[str, bytes]:
    """Name → master key, the one that writes first."""
    return _parse(settings.LINLI_FIELD_KEY)


@lru_cache(maxsize=8)
def _parse(setting: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in setting.split(","):
        key_id, _, written = part.strip().rpartition(":")
        try:
            key = bytes.fromhex(written)
        except ValueError:
            key = b""
        if len(key) != 32 or "$" in key_id or (key_id or "1") in found:
            raise ImproperlyConfigured("LINLI_FIELD_KEY: write 64 hexadecimal digits, or id:digits,id:digits")
        found[key_id or "1"] = key
    return found


@lru_cache(maxsize=512)
def _derive(master: bytes, use: str, length: int) -> bytes:
    hkdf = HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=f"linli|{use}".encode())
    return hkdf.derive(master)


def _cipher(algorithm: str, master: bytes, context: str, mode: modes.GCM) -> Cipher[modes.GCM]:
    block, length = CIPHERS[algorithm]
    return Cipher(block(_derive(master, f"seal|{algorithm}|{context}", length)), mode)


def _bound(algorithm: str, key_id: str, context: str) -> bytes:
    return f"{algorithm}${key_id}${context}".encode()


def _digest(name: str) -> hashes.HashAlgorithm:
    if name not in DIGESTS:
        raise ImproperlyConfigured(f"No digest is called {name!r}; write one of {', '.join(DIGESTS)}.")
    return DIGESTS[name]()


def _mac(text: str, context: str, name: str, key_id: str, master: bytes) -> str:
    state = hmac.HMAC(_derive(master, f"blind|{name}|{context}", 32), _digest(name))
    state.update(text.encode())
    return f"{name}${key_id}${state.finalize().hex()}"
