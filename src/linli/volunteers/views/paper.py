"""The paper of a certificate: one sheet of A4 with a code that leads to its check."""

from pathlib import Path
from typing import Any

import segno
from django.http import HttpResponse

from linli.kernel.clock import local
from linli.kernel.press import set_pdf
from linli.volunteers import queries, rules
from linli.volunteers.states import CertificateState

LAYOUT = Path(__file__).with_name("certificate.typ")
SHAPES = {
    CertificateState.ASKED: "waiting", CertificateState.ISSUED: "done", CertificateState.REVOKED: "refused",
    CertificateState.DROPPED: "closed",
}  # fmt: skip


def in_words(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def grouped(code: str) -> str:
    """ABCD-EFGH-JKLM: easier to read out."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def pdf_of(one: Any) -> bytes:
    """As the guidance on certificates wants it: who, how long, what, issued by whom, number and date."""
    told = {
        "number": one.number, "code": grouped(one.code), "holder": one.holder, "holder_number": one.holder_number,
        "body": one.body.name, "responsible": one.responsible, "contact": one.contact or one.body.desk_phone,
        "first": in_words(one.first), "last": in_words(one.last), "hours": str(rules.as_hours(one.minutes)),
        "issued": in_words(local(one.issued_at)), "check": f"{queries.addresses().site}/credentials/check/",
        "services": [
            [said["on"], said["title"], said["place"], str(said["minutes"])] for said in one.services
        ],
    }  # fmt: skip
    return set_pdf(LAYOUT.read_bytes(), told, code__svg=code_svg(queries.addresses().check(one.code)))


def code_svg(address: str) -> bytes:
    """A QR code as a drawing."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=0)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()


def sent(made: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
