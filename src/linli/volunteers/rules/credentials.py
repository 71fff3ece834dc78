"""A certificate as a verifiable credential: Open Badges 3.0 over the data model 2.0 of the W3C."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linli.kernel.proving import multikey, stamp
from linli.volunteers.rules.hours import as_hours

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
KEY_CONTEXT = ["https://www.w3.org/ns/cid/v1"]


@dataclass(frozen=True)
class Addresses:
    """Where the house answers for its certificates; these addresses stay."""

    site: str

    @property
    def key(self) -> str:
        return f"{self.site}/credentials/key.json"

    @property
    def method(self) -> str:
        return f"{self.key}#key"

    @property
    def revoked(self) -> str:
        return f"{self.site}/credentials/revoked.json"

    def check(self, code: str) -> str:
        return f"{self.site}/credentials/check/?code={code}"


@dataclass(frozen=True)
class Told:
    """What a certificate says."""

    number: str
    code: str
    holder: str
    holder_number: str
    body: str
    responsible: str
    contact: str
    first: date
    last: date
    minutes: int
    services: Sequence[dict[str, Any]]
    issued_at: datetime


def document_of(told: Told, at: Addresses) -> dict[str, Any]:
    """The credential, unsigned. Hours are written as text, since a signed number has but one form."""
    hours = str(as_hours(told.minutes))
    result = f"{at.check(told.code)}#hours"
    return {
        "@context": CONTEXT,
        "id": at.check(told.code),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"志愿服务记录证明 {told.number}",
        "issuer": {"id": at.key, "type": ["Profile"], "name": told.body, "url": at.site},
        "validFrom": stamp(told.issued_at),
        "credentialStatus": {"id": at.revoked, "type": "1EdTechRevocationList"},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_identity("name", told.holder), _identity("identifier", told.holder_number)],
            "activityStartDate": f"{told.first.isoformat()}T00:00:00+08:00",
            "activityEndDate": f"{told.last.isoformat()}T23:59:59+08:00",
            "achievement": {
                "id": f"{at.site}/credentials/key.json#service",
                "type": ["Achievement"],
                "achievementType": "CommunityService",
                "name": "志愿服务 Voluntary service",
                "description": "志愿者本人与组织者双方确认的志愿服务时长，不含路途时间。"
                " Hours of voluntary service confirmed by both sides, travel left out.",
                "criteria": {"narrative": "\n".join(map(line_of, told.services))},
                "resultDescription": [
                    {
                        "id": result,
                        "type": ["ResultDescription"],
                        "name": "服务时长（小时） Hours",
                        "resultType": "Result",
                    }
                ],
            },
            "result": [{"type": ["Result"], "resultDescription": result, "value": hours}],
        },
        "evidence": [
            {
                "type": ["Evidence"],
                "name": "记录单位 Recorded by",
                "description": f"{told.body} · {told.responsible} · {told.contact}",
            }
        ],
    }


def _identity(kind: str, value: str) -> dict[str, Any]:
    return {"type": "IdentityObject", "hashed": False, "identityType": kind, "identityHash": value}


def line_of(service: dict[str, Any]) -> str:
    """2026-11-20 陪老人就医 2.5 h"""
    return f"{service['on']} {service['title']} {as_hours(service['minutes'])} h"


def keys_of(public: bytes, at: Addresses) -> dict[str, Any]:
    """The controlled identifier document with the public key (W3C)."""
    key = {"id": at.method, "type": "Multikey", "controller": at.key, "publicKeyMultibase": multikey(public)}
    return {
        "@context": KEY_CONTEXT,
        "id": at.key,
        "verificationMethod": [key],
        "assertionMethod": [at.method],
    }


def revocations(codes: Sequence[str], at: Addresses) -> dict[str, Any]:
    """Which certificates no longer hold, as 1EdTech wants the list; it names nobody."""
    gone = [{"id": at.check(code), "revoked": True} for code in codes]
    return {"id": at.revoked, "issuer": at.key, "revokedCredential": gone}


def code_in(document: Any) -> str:
    """The code of the certificate that a credential says it is; empty where it says nothing of the kind."""
    said = str(document.get("id", "")) if isinstance(document, dict) else ""
    return said.rpartition("?code=")[2][:20] if "?code=" in said else ""
