"""M23: an agent takes papers against a receipt, tells each step, gives back each paper, and is rated."""

from datetime import datetime

import pytest

from linli.kernel.clock import ZONE, travel
from linli.kernel.delivery.models import Delivery
from linli.needs.models import AgencyCase, AgencyPaper
from linli.needs.tests.items.guide import a_desk, published
from tests.walks import a_photo

MONDAY = datetime(2027, 3, 1, 9, tzinfo=ZONE)


@pytest.fixture
def town(town):
    """The same street, early in March."""
    with travel(MONDAY):
        yield town


@pytest.fixture
def desk(town):
    return a_desk(town)


def test_from_the_guide_to_the_last_paper_given_back(desk, town, browser):
    item = published(desk)
    bob = browser(town.bob).get("/guide/").follow(f"/guide/{item.pk}/").follow("/agency/")
    bob.send(said="腿脚不便")
    case = AgencyCase.objects.get()
    here = f"/desk/agency/{case.pk}/"
    ann = browser(desk.ann).get("/desk/").follow("/desk/agency/").follow(here)
    assert "腿脚不便" not in ann.text
    ann.act("explained").get(here)
    assert "身份证" in bob.get(f"/agency/{case.pk}/").text and "不收费" in bob.text

    ann.get(f"/do/needs.agencycase.authorised/{case.pk}/").send(files={"scan": a_photo()})
    ann.get(here).act("papers_taken", originals="身份证\n户口簿", copies="照片").get(here)
    assert "户口簿" not in ann.text and "户口簿" in bob.get(f"/agency/{case.pk}/").text
    assert "材料收据" in bob.follow("/receipt/").text and "3月31日" in bob.text

    ann.act("submitted", office="街道便民服务中心", out=["1", "2"]).get(here)
    ann.act("supplement_asked", note="还缺一张照片").get(here)
    assert "还缺一张照片" in bob.get(f"/agency/{case.pk}/").text
    ann.act("supplemented", office="街道便民服务中心", out=["3"]).get(here)
    ann.act("decided", outcome="granted", result="卡已办好。", came=["1", "2"], kept=["3"]).get(here)
    assert "还剩 3 个工作日" in bob.get(f"/agency/{case.pk}/").text
    ann.act("returned")
    assert set(AgencyPaper.objects.values_list("n", "state")) == {(1, "back"), (2, "back"), (3, "kept")}

    bob.get("/").follow(f"/agency/{case.pk}/").act("confirmed").get(f"/agency/{case.pk}/")
    bob.act("rated", satisfied="yes", opinion="省了我两趟")
    case.refresh_from_db()
    assert (case.state, case.satisfied) == ("rated", "yes")
    assert Delivery.objects.filter(noun="needs.agencycase", to_person=town.bob.person_id).count() == 8


def test_it_stands_in_the_ledger_without_a_name(desk, town, browser):
    item = published(desk)
    browser().get(f"/guide/{item.pk}/agency/").send(name="张大爷", contact="13800138000")
    page = browser(desk.ann).get("/desk/ledgers/needs.agency/")
    assert AgencyCase.objects.get().number in page.text and "张大爷" not in page.text
