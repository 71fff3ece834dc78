"""An errand brought by acts to any state."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.walks import a_photo

from linli.kernel.clock import today
from linli.kernel.clock.days import DAY
from linli.kernel.evidence.intake import examine, limits
from linli.needs import acts
from linli.needs.models import AgencyCase
from linli.needs.tests.items.guide import Desk, published

__all__ = [
    "Desk",
    "asked",
    "as_now",
    "authorised",
    "confirmed",
    "decided",
    "explained",
    "handed",
    "returned",
    "scan",
]


def scan() -> list[Any]:
    file = a_photo()
    return [examine(SimpleUploadedFile(file.name, file.read()), file.name, limits())]


def as_now(case: Any) -> Any:
    return AgencyCase.objects.select_related(*AgencyCase.WITH).get(pk=case.pk)


def asked(desk: Desk, by: Any = None, **said: Any) -> Any:
    return acts.ask_agency(by or desk.town.bob, item=published(desk), **said).noun


def explained(desk: Desk) -> Any:
    return acts.explain_agency(
        desk.ann, asked(desk), needed="身份证 | 证明年龄", limit_number=20, limit_unit="working_day"
    ).noun


def authorised(desk: Desk) -> Any:
    return acts.authorise_agency(desk.ann, explained(desk), scan=scan(), until=today() + 60 * DAY).noun


def handed(desk: Desk) -> Any:
    """Two papers taken, both at the office."""
    case = acts.take_papers(
        desk.ann, authorised(desk), originals="身份证\n户口簿", copies="照片", back_by=today() + 30 * DAY
    ).noun
    return acts.submit_agency(desk.ann, case, office="街道便民服务中心", out=[1, 2]).noun


def decided(desk: Desk, **where: Any) -> Any:
    where = where or {"came": [1, 2]}
    return acts.decide_agency(desk.ann, handed(desk), outcome="granted", result="卡已办好。", **where).noun


def returned(desk: Desk) -> Any:
    return acts.give_back(desk.ann, decided(desk)).noun


def confirmed(desk: Desk) -> Any:
    return acts.confirm_agency(desk.town.bob, returned(desk)).noun
