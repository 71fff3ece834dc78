"""Signed documents that anybody can check without asking us: Data Integrity proofs, eddsa-jcs-2022 (W3C, 2025).

    signed = sign(document, seed, method="https://example.org/credentials/key.json#key", at=now())
    check(signed, public_key_of(seed))    # raises Unproved

Only SHA-256, JCS (RFC 8785) and Ed25519 are needed to check one; docs/guide says how in twenty lines.
"""

import copy
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUITE = "eddsa-jcs-2022"
_ED25519_PUB = b"\xed\x01"  # multicodec


class Unproved(ValueError):
    """The document does not bear the signature that it shows."""


def public_key_of(seed: bytes) -> bytes:
    """The 32 bytes of the public key that belongs to a private one."""
    return _private(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def multikey(public: bytes) -> str:
    """A public key as a Multikey: z6Mk…"""
    return "z" + base58.b58encode(_ED25519_PUB + public).decode()


def sign(document: dict[str, Any], seed: bytes, *, method: str, at: datetime) -> dict[str, Any]:
    """The document with its proof; what it says is not changed."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": stamp(at),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    if "@context" in document:
        options["@context"] = copy.deepcopy(document["@context"])
    value = _private(seed).sign(_digest(document, options))
    return {**document, "proof": {**options, "proofValue": "z" + base58.b58encode(value).decode()}}


def check(signed: Any, public: bytes) -> None:
    """Refuse whatever this key did not sign just as it stands."""
    try:
        proof = dict(signed["proof"])
        value = base58.b58decode(str(proof.pop("proofValue")).removeprefix("z"))
        document = {name: said for name, said in signed.items() if name != "proof"}
        if proof["cryptosuite"] != SUITE or proof["proofPurpose"] != "assertionMethod":
            raise Unproved("another kind of proof")
        if "@context" in proof and proof["@context"] != document.get("@context"):
            raise Unproved("the contexts differ")
        Ed25519PublicKey.from_public_bytes(public).verify(value, _digest(document, proof))
    except (InvalidSignature, KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise Unproved(str(wrong)) from None
    except rfc8785.CanonicalizationError as wrong:
        raise Unproved(str(wrong)) from None


def _digest(document: dict[str, Any], options: dict[str, Any]) -> bytes:
    """SHA-256 of the canonical options, then that of the canonical document."""
    return sha256(rfc8785.dumps(options)).digest() + sha256(rfc8785.dumps(document)).digest()


def _private(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


def stamp(at: datetime) -> str:
    """2026-11-26T01:02:03Z"""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


__all__ = ["SUITE", "Unproved", "check", "multikey", "public_key_of", "sign", "stamp"]
